import type { ReactElement } from "react"
import type { OptionResult, Placement } from "../../engine/report.ts"
import { count, percent, plural } from "../../ui/format.ts"
import { Swatch } from "./Textures.tsx"
import { boughtText, boundText, gpuBindingText, hostBindingText, hostsText, letter } from "./words.ts"
import css from "./datacenter.module.css"
import own from "./Summary.module.css"

interface Waste {
  readonly name: string
  readonly share: number
  readonly text: string
}

function wasteOf(placement: Placement): readonly Waste[] {
  const { waste, gpus } = placement
  const idle = gpus.bought - gpus.count
  const ofGpus: Waste[] =
    gpus.bought > 0
      ? [
          { name: "Frame buffer", share: waste.frameBuffer, text: "reserved by nobody" },
          { name: "GPUs", share: waste.gpus, text: idle > 0 ? `${plural(idle, "GPU")} of ${count(gpus.bought)} idle` : "all carry VMs" },
        ]
      : []
  return [
    ...ofGpus,
    { name: "vCPU", share: waste.vcpu, text: "of the hosts' vCPUs free" },
    { name: "RAM", share: waste.ram, text: "of the hosts' RAM free" },
  ]
}

/** What the picture amounts to: how many, how sure, what binds, what is wasted. Also its legend. */
export function Summary({ option, placement }: { readonly option: OptionResult; readonly placement: Placement }): ReactElement {
  const { gpus, hosts } = placement
  const many = option.groups.length > 1
  return (
    <div className={css["summary"]}>
      <div className={own["part"]}>
        <p className={own["figure"]}>
          <strong>{gpus.count > 0 ? plural(gpus.count, "GPU") : plural(hosts.count, "host")}</strong>
          <span>
            {gpus.count > 0
              ? `${hostsText(placement)}; ${boughtText(placement)}`
              : hosts.spare > 0
                ? `without a GPU, and ${plural(hosts.spare, "spare")}`
                : "without a GPU"}
          </span>
        </p>
        {gpus.count > 0 && <p className={css["note"]}>{boundText(placement)}</p>}
      </div>
      <div className={own["part"]}>
        <h2>What binds</h2>
        <ul className={own["groups"]}>
          {option.groups.map((group) => (
            <li key={group.index}>
              <Swatch group={group.index} {...(many ? { label: letter(group.index) } : {})} />
              <span>
                <b>
                  <bdi>{group.name}</bdi>
                </b>{" "}
                <span className={own["number"]}>{count(group.count)}</span>
                <br />
                {gpuBindingText(group, gpus.count > 0)}
              </span>
            </li>
          ))}
        </ul>
        <p className={css["note"]}>{hostBindingText(placement)}</p>
      </div>
      <div className={own["part"]}>
        <h2>What is wasted</h2>
        <dl className={own["waste"]}>
          {wasteOf(placement).map(({ name, share, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <span className={css["bar"]} aria-hidden="true">
                  <i style={{ transform: `translateX(${Math.min(0, (share - 1) * 100)}%)` }} />
                </span>
                <b className={own["number"]}>{percent(share)}</b>
                <span>{text}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}
