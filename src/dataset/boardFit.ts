import type { boardSizes, GpuSlot } from "./schema/hardware.ts"

type BoardSize = (typeof boardSizes)[number]

/** What of a GPU decides where it goes. */
export interface Board {
  readonly form: string
  readonly slotWidth: number | null
  readonly boardTdpWatts: number | null
  /** Null: not known; taken as fitting. */
  readonly size: BoardSize | null
}

/** What of a host decides what goes into it. */
export interface BoardHost {
  readonly gpuSlots: readonly (readonly Pick<GpuSlot, "count" | "width" | "size" | "watts">[])[]
  readonly gpuModules: number | null
  readonly gpuModuleWatts: number | null
  readonly gpuPowerWatts: number | null
  readonly integratedGpus?: number | null | undefined
}

export interface BoardFit {
  /** Boards of one model that the host takes; 0: none. */
  readonly boards: number
  /** The same by slots or sockets alone, whatever the supplies give. */
  readonly bySlots: number
  /** What stops one more. "watts": there are slots wide and long enough, and each gives too little. */
  readonly binds: "slots" | "power" | "watts" | "size" | "none-of-its-kind"
}

const outline: Readonly<Record<BoardSize, readonly [height: number, length: number]>> = { HHHL: [1, 1], FHHL: [2, 1], FHFL: [2, 2] }

const goesIn = (board: BoardSize | null, slot: BoardSize | null): boolean =>
  board === null || slot === null || (outline[board][0] <= outline[slot][0] && outline[board][1] <= outline[slot][1])

type Slot = BoardHost["gpuSlots"][number][number]

/** Boards that slots of one kind take, watts left aside. One that is wider than a slot covers the next one, too. */
function roomIn({ count, width, size }: Slot, board: Board): number {
  const wide = Math.max(1, Math.ceil(board.slotWidth ?? 2))
  // Boards of three slots, made for desktops, cover a second double-wide slot. Single-wide slots lie on risers that hold no wider board.
  if (wide > 1 && width === 1) return 0
  return goesIn(board.size, size) ? Math.floor(count / Math.ceil(wide / width)) : 0
}

const powers = (watts: number | null, board: Board): boolean =>
  watts === null || board.boardTdpWatts === null || board.boardTdpWatts <= watts

/**
 * Boards (or modules) of one model in one host, when it carries no other: by the slots that are wide, long and strong enough, of the way of
 * fitting it that takes most, then by what the supplies give all of them together. Rated watts count, as servers are configured by them.
 */
export function boardFit(board: Board, host: BoardHost): BoardFit {
  const sockets = (count: number, watts: number | null): BoardFit =>
    limited(powers(watts, board) ? count : 0, board, host, count > 0 ? "watts" : "none-of-its-kind")
  switch (board.form) {
    case "sxm":
    case "oam":
      return sockets(host.gpuModules ?? 0, host.gpuModuleWatts)
    case "integrated":
      return sockets(host.integratedGpus ?? 0, null)
    case "pcie": {
      let most = 0
      let roomy = 0
      for (const fitting of host.gpuSlots) {
        roomy = Math.max(roomy, ...fitting.map((slot) => roomIn(slot, board)))
        most = Math.max(
          most,
          fitting.reduce((sum, slot) => sum + (powers(slot.watts, board) ? roomIn(slot, board) : 0), 0),
        )
      }
      const narrow = host.gpuSlots.some((fitting) => fitting.some(({ width }) => width >= (board.slotWidth ?? 2)))
      return limited(most, board, host, roomy > 0 ? "watts" : narrow ? "size" : "none-of-its-kind")
    }
    default:
      // Blade modules, sockets and chips go into machines of their own, which the dataset does not price.
      return { boards: 0, bySlots: 0, binds: "none-of-its-kind" }
  }
}

function limited(bySlots: number, { boardTdpWatts }: Board, { gpuPowerWatts }: BoardHost, whyNone: BoardFit["binds"]): BoardFit {
  const byPower = gpuPowerWatts === null || !boardTdpWatts ? Infinity : Math.floor(gpuPowerWatts / boardTdpWatts + 1e-9)
  const boards = Math.min(bySlots, byPower)
  return { boards, bySlots, binds: bySlots === 0 ? whyNone : byPower < bySlots ? "power" : "slots" }
}
