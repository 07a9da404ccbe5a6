import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react"
import type { OptionResult, Placement } from "../../engine/report.ts"
import { fly, pairCells, type Cell } from "./flight.ts"
import { Key } from "./Key.tsx"
import { layoutDatacenter, neighbour, vmCells, type Rect, type Scene, type Tile } from "./layout.ts"
import { HostShape, TileDrawing } from "./shapes.tsx"
import { Textures } from "./Textures.tsx"
import { hostName, namesOf, tileText } from "./words.ts"
import { useRoom } from "../../ui/useRoom.ts"
import css from "./datacenter.module.css"
import own from "./Picture.module.css"

interface TileShapeProps {
  readonly tile: Tile
  readonly index: number
  readonly prefix: string
  readonly label: string
  readonly current: boolean
  readonly lettered: boolean
  readonly spare: boolean
  readonly onSee: (index: number) => void
}

function TileShape({ tile, index, prefix, label, current, lettered, spare, onSee }: TileShapeProps): ReactElement {
  return (
    <g
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a part of an SVG cannot be an <img>
      role="img"
      aria-label={label}
      tabIndex={current ? 0 : -1}
      data-tile={index}
      className={css["tile"]}
      onPointerEnter={() => onSee(index)}
      onFocus={() => onSee(index)}
    >
      <TileDrawing tile={tile} prefix={prefix} lettered={lettered} spare={spare} />
    </g>
  )
}

interface PictureProps {
  readonly option: OptionResult
  readonly placement: Placement
  readonly describedBy: string
  /** Height to aim at, px. */
  readonly height: number
  /** A value is being dragged: tiles keep their size, and what is no more leaves its outline. */
  readonly dragging?: boolean
}

const stillMotion = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches

const meet = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Hosts of a picture as it stood where nothing stands any more. */
const goneFrom = (before: Scene, { hosts }: Scene): Scene["hosts"] =>
  before.hosts.filter(({ rect }) => !hosts.some((now) => meet(now.rect, rect)))

/** The unit chart: a tile a GPU, a cell a VM. One tab stop; the arrow keys walk from tile to tile. */
export function Picture({ option, placement, describedBy, height, dragging = false }: PictureProps): ReactElement {
  const prefix = useId().replaceAll(":", "")
  const [measure, { width }] = useRoom()
  // Which tile is looked at belongs to one option's picture.
  const [look, setLook] = useState({ key: option.key, tile: 0 })
  const seen = look.key === option.key ? look.tile : 0
  const setSeen = useCallback((tile: number) => setLook({ key: option.key, tile }), [option.key])
  const names = useMemo(() => namesOf(option), [option])
  const [rest, setRest] = useState<Scene | null>(null)
  const before = dragging ? rest : null
  const scene = useMemo(() => {
    const memory = new Map(option.groups.map((group) => [group.index, group.frameBufferMib]))
    // A wide column is used: its tiles may grow, and the picture with them.
    const aim = width > 800 ? Math.max(height, Math.round(width * 0.58)) : height
    const shared = new Map(option.groups.map((group) => [group.index, group.vmsPerMigInstance ?? 1]))
    return width > 0
      ? layoutDatacenter(placement, {
          width,
          height: aim,
          heldTile: before?.tileSize,
          frameBufferOf: (group) => memory.get(group) ?? 1,
          perInstanceOf: (group) => shared.get(group) ?? 1,
        })
      : null
  }, [placement, option.groups, width, height, before])
  if (!dragging && rest !== scene) setRest(scene)

  const layer = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const flown = useRef<{ readonly key: string; readonly cells: readonly Cell[] } | null>(null)
  useLayoutEffect(() => {
    if (!scene) return
    const cells = vmCells(scene)
    const old = flown.current
    flown.current = { key: option.key, cells }
    const air = layer.current
    const drawing = svg.current
    if (!air || !drawing) return
    air.replaceChildren()
    delete drawing.dataset["flying"]
    if (!old || old.key === option.key || stillMotion()) return
    drawing.dataset["flying"] = "true"
    const mine = old.key
    void fly(air, pairCells(old.cells, cells)).then(() => {
      if (flown.current?.key !== option.key || mine === option.key) return
      delete drawing.dataset["flying"]
      air.replaceChildren()
    })
  }, [scene, option.key])

  const current = Math.min(seen, (scene?.tiles.length ?? 1) - 1)
  const walk = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (!scene || !/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) return
    event.preventDefault()
    const next = neighbour(scene, current, event.key)
    setSeen(next)
    svg.current?.querySelector<SVGGElement>(`[data-tile="${next}"]`)?.focus()
  }
  const textOf = (tile: Tile): string => {
    const host = scene?.hosts[tile.host]?.host
    return host ? tileText(host, tile.number, tile.unit, placement, names) : ""
  }
  const tile = scene?.tiles[current]
  const tall = Math.max(scene?.height ?? 0, before?.height ?? 0)
  const shown = new Set(scene?.tiles.flatMap((one) => one.slices.map((slice) => slice.group)))
  return (
    <div className={own["pictureColumn"]}>
      <div ref={measure} className={css["picture"]}>
        {scene && (
          // The tiles inside take the focus; the drawing only steers it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <svg
            ref={svg}
            width={scene.width}
            height={tall}
            viewBox={`0 0 ${scene.width} ${tall}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG cannot be a <fieldset>
            role="group"
            aria-label={`Hosts, boards and GPUs of ${option.productName}. Arrow keys walk from tile to tile.`}
            aria-describedby={describedBy}
            onKeyDown={walk}
          >
            <Textures prefix={prefix} groups={[...shown]} />
            {before && goneFrom(before, scene).map(({ host, rect }) => <rect key={host.key} {...rect} rx={4} className={own["ghost"]} />)}
            {scene.hosts.map((host, index) => (
              <HostShape key={host.host.key} scene={scene} index={index} />
            ))}
            {scene.tiles.map((one, index) => (
              <TileShape
                key={one.key}
                tile={one}
                index={index}
                prefix={prefix}
                label={textOf(one)}
                current={index === current}
                lettered={shown.size > 1}
                spare={scene.hosts[one.host]?.host.kind === "spare"}
                onSee={setSeen}
              />
            ))}
          </svg>
        )}
        <div ref={layer} className={own["air"]} aria-hidden="true" />
      </div>
      {shown.size > 1 && (
        <p className={css["note"]}>
          <Key option={option} shown={[...shown]} />
        </p>
      )}
      <p className={own["readout"]} aria-hidden="true">
        {tile ? textOf(tile) : scene?.hosts[0] ? hostName(scene.hosts[0].host) : ""}
      </p>
    </div>
  )
}
