import { useId, type ReactElement } from "react"
import type { OptionResult, Placement } from "../../engine/report.ts"
import { Key } from "./Key.tsx"
import { layoutDatacenter } from "./layout.ts"
import { HostShape, TileDrawing } from "./shapes.tsx"
import { Textures } from "./Textures.tsx"
import { summaryText } from "./words.ts"
import css from "./datacenter.module.css"

/** Of a sheet of paper, px. */
const size = { width: 680, height: 300 }

interface StillPictureProps {
  readonly option: OptionResult
  readonly placement: Placement
}

/** The picture of the datacenter for paper and slides: of a size of its own, with the key of its groups. */
export function StillPicture({ option, placement }: StillPictureProps): ReactElement {
  const prefix = useId().replaceAll(":", "")
  const of = new Map(option.groups.map((group) => [group.index, group]))
  const scene = layoutDatacenter(placement, {
    ...size,
    frameBufferOf: (group) => of.get(group)?.frameBufferMib ?? 1,
    perInstanceOf: (group) => of.get(group)?.vmsPerMigInstance ?? 1,
  })
  const shown = [...new Set(scene.tiles.flatMap((tile) => tile.slices.map(({ group }) => group)))]
  const summary = summaryText(scene.plan)
  return (
    <div className={css["root"]} data-technique={option.technique}>
      <div className={css["picture"]}>
        <svg
          width={scene.width}
          height={scene.height}
          viewBox={`0 0 ${scene.width} ${scene.height}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an inline SVG cannot be an <img>
          role="img"
          aria-label={`Hosts, boards and GPUs of ${option.productName}`}
        >
          <Textures prefix={prefix} groups={shown} />
          {scene.hosts.map((host, index) => (
            <HostShape key={host.host.key} scene={scene} index={index} />
          ))}
          {scene.tiles.map((tile) => (
            <TileDrawing
              key={tile.key}
              tile={tile}
              prefix={prefix}
              lettered={shown.length > 1}
              spare={scene.hosts[tile.host]?.host.kind === "spare"}
            />
          ))}
        </svg>
      </div>
      <p className={css["note"]}>
        <Key option={option} shown={shown} />
        One tile is {placement.gpus.count > 0 ? "one GPU" : "one host"}, one cell one VM; hatched is idle, dashed an empty slot or a spare
        host. {summary}
      </p>
    </div>
  )
}
