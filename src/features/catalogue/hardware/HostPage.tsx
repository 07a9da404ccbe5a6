import type { ReactElement } from "react"
import { loadServerPrices } from "../../../dataset/reference.ts"
import type { Host } from "../../../dataset/schema/index.ts"
import { slotTold } from "../../../engine/feasibility/hardware.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { count, memory, money, moneyRange, watts } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { Block, Columns, Notes, Said, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { useLoaded } from "../parts/useLoaded.tsx"
import parts from "../parts/Parts.module.css"
import { allHosts } from "./hostColumns.ts"
import { evidenceOf, FactList, KnownBy, type Fact } from "./Known.tsx"
import css from "./hardware.module.css"

/** Builds the datacenter from one kind of server. */
function HostButton({ host }: { readonly host: Host }): ReactElement {
  const chosen = useExplorer((state) => state.scenario.supply.host)
  const actions = useExplorer((state) => state.actions)
  const isChosen = chosen !== "auto" && "id" in chosen && chosen.id === host.id
  return (
    <div className={parts["actions"]}>
      <Button
        variant={isChosen ? "secondary" : "primary"}
        icon={isChosen ? "close" : "plus"}
        onClick={() => actions.setSupply({ host: isChosen ? "auto" : { id: host.id } })}
      >
        {isChosen ? "Any server again" : "Use in my datacenter"}
      </Button>
      <output className={parts["said"]}>
        {isChosen
          ? "Your datacenter is built from this server."
          : host.priceUsd === null || host.cores === null || host.ramGib === null
            ? "Builds your datacenter from it. What is unknown of it is taken from the class of servers most like it."
            : "Builds your datacenter from it; so far the cheapest server that takes the GPU is chosen."}
      </output>
    </div>
  )
}

/** "4 of 3,200 W, 2 of them in reserve". */
const suppliesText = (supplies: NonNullable<Host["powerSupplies"]>): string =>
  `${count(supplies.count)} of ${watts(supplies.watts)}${supplies.spare > 0 ? `, ${count(supplies.spare)} of them in reserve` : ""}`

function facts(host: Host): readonly Fact[] {
  const fact = (name: string, value: number | null | undefined, field: string, text: (value: number) => string = count): Fact => ({
    name,
    says: value == null ? null : text(value),
    evidence: evidenceOf(host.evidence, field),
  })
  return [
    ...host.gpuSlots.map((fitting, i): Fact => ({
      name: i === 0 ? "Slots for GPUs" : "Or, fitted otherwise",
      says: fitting.map((slot) => `${sayAnswer(slotTold(slot))}${slot.note ? ` (${slot.note})` : ""}`).join("; "),
      evidence: evidenceOf(host.evidence, "gpuSlots"),
    })),
    ...(host.gpuModules
      ? [
          fact("GPU modules (SXM, OAM)", host.gpuModules, "gpuModules"),
          fact("Most power of one module", host.gpuModuleWatts, "gpuModuleWatts", watts),
        ]
      : []),
    {
      name: "Power supplies",
      says: host.powerSupplies && suppliesText(host.powerSupplies),
      evidence: evidenceOf(host.evidence, "powerSupplies"),
    },
    fact("Power for all GPUs", host.gpuPowerWatts, "gpuPowerWatts", watts),
    fact("Sockets", host.sockets, "sockets"),
    fact("Cores", host.cores, "cores"),
    fact("RAM", host.ramGib, "ramGib", (gib) => memory(gib * 1024)),
    fact("Rack units", host.rackUnits, "rackUnits"),
    fact("Idle, without GPUs", host.idleWatts, "idleWatts", watts),
    fact("Peak, without GPUs", host.peakWatts, "peakWatts", watts),
  ]
}

/** Everything known of one server. */
export function HostPage({ host }: { readonly host: Host }): ReactElement {
  const prices = useLoaded(loadServerPrices)
  const seen = (prices ?? []).filter((one) => one.host === host.id)
  return (
    <RowPage
      view="hardware"
      all="servers"
      up={allHosts}
      title={host.name}
      kicker={[host.kind === "class" ? "Class of servers" : "Named server", host.formFactor].filter(Boolean).join(" · ")}
    >
      <HostButton host={host} />
      <FactList facts={facts(host)} />
      <Columns>
        <Block title="Price without GPUs">
          {host.priceUsd ? (
            <p className={css["figure"]}>
              {moneyRange(host.priceUsd)} <KnownBy evidence={evidenceOf(host.evidence, "priceUsd")} />
            </p>
          ) : (
            <Said>Not known. You can state one under economics.</Said>
          )}
        </Block>
        {seen.length > 0 && (
          <Block title="Prices seen">
            <Statements
              list={seen.map((one) => ({
                text: `${one.what}: ${one.lowUsd === one.highUsd ? money(one.lowUsd) : `${money(one.lowUsd)} to ${money(one.highUsd)}`}, ${one.date}.${one.note ? ` ${one.note}` : ""}`,
                evidence: one.evidence,
              }))}
            />
          </Block>
        )}
      </Columns>
      <Notes notes={host.notes} />
      <Block title="Sources of the row">
        <EvidenceList evidence={host.evidence} />
      </Block>
    </RowPage>
  )
}
