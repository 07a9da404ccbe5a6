import { useMemo, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import {
  loadAmdIntelMigration,
  loadDisagreements,
  loadHardwareConflicts,
  loadNvidiaMigration,
  loadStunTimes,
} from "../../../dataset/reference.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { memory, number, watts } from "../../../ui/format.ts"
import { Part } from "../../common/Part.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { Block, Columns, Notes, Said, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { SupplyButton } from "../parts/UseButtons.tsx"
import { useLoaded } from "../parts/useLoaded.tsx"
import { technologyName, vendorName, words } from "../../common/table/columnSpec.ts"
import type { HardwareRow } from "./columns.ts"
import { evidenceOf, FactList, type Fact } from "./Known.tsx"
import { mentions } from "./mentions.ts"
import { Partitions } from "./partition/Partitions.tsx"
import { readPacking } from "./partition/packing.ts"
import { Power, Price } from "./Price.tsx"
import { Resources } from "./Resources.tsx"
import { Runs } from "./Runs.tsx"

export interface GpuPageProps {
  readonly row: HardwareRow
  readonly catalogue: FullCatalogue
}

const formNames: Readonly<Record<string, string>> = {
  pcie: "PCIe card",
  sxm: "SXM module",
  oam: "OAM module",
  mxm: "MXM module",
  integrated: "in the processor",
  superchip: "superchip",
  socket: "in a processor socket",
  "ip-core": "design for other makers' chips",
  emulated: "emulated",
}

function headFacts({ gpu }: HardwareRow): readonly Fact[] {
  const fact = (name: string, says: string | null, field: string): Fact => ({ name, says, evidence: evidenceOf(gpu.evidence, field) })
  const perBoard = gpu.gpusPerBoard > 1 ? ` per GPU, ${gpu.gpusPerBoard} on a board` : ""
  return [
    fact("Chip", gpu.chip, "chip"),
    fact(
      "Form",
      [formNames[gpu.form] ?? gpu.form, gpu.slotWidth === null ? "" : gpu.slotWidth > 1 ? "double-wide" : "single-wide"]
        .filter(Boolean)
        .join(", "),
      "form",
    ),
    fact(
      "Memory",
      gpu.memoryMib === null ? null : `${memory(gpu.memoryMib)}${gpu.memoryType ? ` ${gpu.memoryType}` : ""}${perBoard}`,
      "memoryMib",
    ),
    fact("Board TDP", gpu.boardTdpWatts === null ? null : watts(gpu.boardTdpWatts), "boardTdpWatts"),
    fact("ECC memory", gpu.ecc === null ? null : gpu.ecc ? "yes" : "no", "ecc"),
    fact("Launched", gpu.launchYear === null ? null : `${gpu.launchYear}`, "launchYear"),
    fact("Technologies", gpu.technologies.map(technologyName).join(", ") || "none known", "technologies"),
    fact("Status", gpu.status, "status"),
    fact("Buyable new, and supported", gpu.buyable ? "yes" : "no", "buyable"),
  ]
}

/** Everything known of one GPU: what it is, how it is divided, what runs on it, what is said of it. */
export function GpuPage({ row, catalogue }: GpuPageProps): ReactElement {
  const { gpu, price, sets } = row
  const table = useExplorer((page) => page.view.table)
  // The way back keeps the table's filter, not what is packed here.
  const back = useMemo(() => {
    const { rest } = readPacking(table.filter)
    return { ...(table.sort ? { sort: table.sort } : {}), ...(rest === "" ? {} : { filter: rest }) }
  }, [table])
  const releases: readonly Fact[] = [
    { name: "First vGPU release", says: gpu.firstVgpuRelease, evidence: evidenceOf(gpu.evidence, "firstVgpuRelease") },
    { name: "Last vGPU release", says: gpu.lastVgpuRelease, evidence: evidenceOf(gpu.evidence, "lastVgpuRelease") },
    { name: "Host driver", says: gpu.hostDriver, evidence: evidenceOf(gpu.evidence, "hostDriver") },
    { name: "Guest driver", says: gpu.guestDriver, evidence: evidenceOf(gpu.evidence, "guestDriver") },
  ].filter((one) => one.says !== null)
  return (
    <RowPage
      view="hardware"
      all="GPUs"
      back={back}
      title={gpu.name}
      kicker={[vendorName(gpu.vendor), `${words(gpu.class)} GPU`, gpu.architecture].filter(Boolean).join(" · ")}
    >
      <SupplyButton gpu={gpu} />
      <FactList facts={headFacts(row)} />
      <Part is="partition">
        <Partitions gpu={gpu} sets={sets} placements={catalogue.mixedPlacements} />
      </Part>
      <Resources gpu={gpu} catalogue={catalogue} />
      <Columns>
        <Price price={price} board={gpu.gpusPerBoard > 1} />
        <Power power={catalogue.power(gpu.id)} />
        {(releases.length > 0 || gpu.hypervisorNotes.length > 0) && (
          <Block title="Drivers and hypervisors">
            {releases.length > 0 && <FactList facts={releases} />}
            {gpu.hypervisorNotes.length > 0 && (
              <ul>
                {gpu.hypervisorNotes.map((note) => (
                  <li key={note}>
                    <Said>{note}</Said>
                  </li>
                ))}
              </ul>
            )}
          </Block>
        )}
      </Columns>
      <Runs gpu={gpu} catalogue={catalogue} />
      <SaidOf row={row} />
      <Notes notes={gpu.notes} />
      {gpu.aliases.length > 0 && (
        <Block title="Also called">
          <Said>{gpu.aliases.join(", ")}</Said>
        </Block>
      )}
      <Block title="Sources of the row">
        <EvidenceList evidence={gpu.evidence} />
      </Block>
    </RowPage>
  )
}

const moved = (rows: readonly { readonly usedFrameBufferGib: number | null; readonly stunSeconds: number | null }[]): string => {
  const known = rows.filter((row) => row.stunSeconds !== null)
  const seconds = known.map((row) => row.stunSeconds ?? 0)
  return known.length === 0 ? "" : `${number(Math.min(...seconds))} to ${number(Math.max(...seconds))} s`
}

/** What is said of it elsewhere: about moving its VMs, and where sources disagree. */
function SaidOf({ row: { gpu } }: { readonly row: HardwareRow }): ReactElement | null {
  const nvidia = useLoaded(loadNvidiaMigration)
  const others = useLoaded(loadAmdIntelMigration)
  const stuns = useLoaded(loadStunTimes)
  const conflicts = useLoaded(loadHardwareConflicts)
  const disagreements = useLoaded(loadDisagreements)
  const names = (...texts: readonly (string | null | undefined)[]): boolean => texts.some((text) => text != null && mentions(gpu, text))
  const pauses = (stuns ?? []).filter((one) => names(one.gpu))
  const moving = [
    ...(nvidia ?? [])
      .filter((one) => gpu.vendor === "nvidia" && names(one.feature, one.note, ...one.constraints))
      .map((one) => ({ text: `${one.platform}, ${one.feature}: ${one.status}. ${one.constraints.join("; ")}.`, evidence: one.evidence })),
    ...(others ?? [])
      .filter((one) => gpu.vendor !== "nvidia" && names(one.technology, one.status, one.note))
      .map((one) => ({ text: `${one.technology}: live migration ${one.liveMigration}; ${one.status}.`, evidence: one.evidence })),
    ...(pauses.length > 0
      ? [
          {
            text: `Published pauses of a VM that moves: ${moved(pauses)}, by frame buffer, in ${pauses.length} figures.`,
            evidence: pauses.flatMap((one) => one.evidence),
          },
        ]
      : []),
  ]
  const disputed = [
    ...(conflicts ?? [])
      .filter((one) => names(one.topic, ...one.versions.map((version) => valueText(version.value))))
      .map((one) => ({
        text: `${one.topic}: ${one.versions.map((version) => valueText(version.value)).join(", or ")}. ${one.handling}`,
        evidence: one.versions.flatMap((version) => version.evidence),
      })),
    ...(disagreements ?? [])
      .filter((one) => names(one.topic, ...one.says.map((said) => said.what)))
      .map((one) => ({
        text: `${one.topic}: ${one.says.map((said) => (said.who ? `${said.who} says ${said.what}` : said.what)).join("; ")}.${one.advice ? ` Here: ${one.advice}.` : ""}`,
        evidence: one.evidence,
      })),
  ]
  if (moving.length === 0 && disputed.length === 0) return null
  return (
    <Columns>
      {moving.length > 0 && (
        <Block title="Moving its VMs">
          <Statements list={moving} />
        </Block>
      )}
      {disputed.length > 0 && (
        <Block title="Where sources disagree">
          <Statements list={disputed} />
        </Block>
      )}
    </Columns>
  )
}

const valueText = (value: unknown): string =>
  value !== null && typeof value === "object"
    ? Object.entries(value)
        .map(([key, one]) => (Array.isArray(value) ? String(one) : `${words(key)} ${String(one)}`))
        .join(", ")
    : String(value)
