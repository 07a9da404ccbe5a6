import { boardFit } from "../../src/dataset/boardFit.ts"
import type { Rule } from "./dataset.ts"

/** Words of a status that contradict "can be bought new today and its virtualization is supported". */
const ended =
  /\b(end of life|EOL|end of sale|production ended|unmaintained|no active vGPU branch|no sharing technology|sold to clouds only)\b/i

/** Kinds of observation that show a new board on offer. A launch price is of its day, and a used board's or a cloud's price is of another good. */
const offersOfNew = new Set([
  "list",
  "street",
  "retail",
  "oem-list",
  "vendor-shop",
  "announced-list",
  "per-gpu-in-system",
  "vendor-indication",
  "list-estimate",
  "analyst-range",
])

/**
 * A GPU that can be bought carries all that a plan needs (memory, speed, rated power, price, draw), fits some class of host, and is sold new:
 * somebody saw the price of a new board, it is no cloud's alone, and where it has fans of its own a server's maker lists it. A host class
 * carries all that the planner computes with; and rated power is the same wherever it is stated.
 */
export const buyable: Rule = ({ gpus, gpuBoards, gpuPrices, gpuPower, hosts, gpu }) => {
  const prices = new Map(gpuPrices.map(({ row }) => [row.gpu, row]))
  const boards = new Map(gpuBoards.map(({ row }) => [row.gpu, row]))
  const drawn = new Set(gpuPower.map(({ row }) => row.gpu))
  const classes = hosts.filter(({ row }) => row.kind === "class")
  const needed = ["priceUsd", "cores", "ramGib", "idleWatts", "peakWatts", "rackUnits"] as const
  return [
    ...gpus
      .filter(({ row }) => row.buyable)
      .flatMap(({ file, id, row }) => {
        const price = prices.get(row.id)
        const board = boards.get(row.id)
        return [
          ...(["memoryMib", "fp32Tflops", "boardTdpWatts"] as const)
            .filter((key) => !row[key])
            .map((key) => `can be bought, but its ${key} is not known`),
          ...(price?.boardPriceUsd ? [] : ["can be bought, but has no price"]),
          ...(price?.observations.some((one) => offersOfNew.has(one.kind))
            ? []
            : ["can be bought, but nobody saw the price of a new board"]),
          ...(drawn.has(row.id) ? [] : ["can be bought, but has no power draw"]),
          ...(classes.some((host) => boardFit({ ...row, size: board?.size ?? null }, host.row).boards > 0)
            ? []
            : ["can be bought, but fits no class of host"]),
          ...(ended.test(row.status) ? [`can be bought, but its status is "${row.status}"`] : []),
          ...(board
            ? [
                ...(board.offer === "new" ? [] : [`can be bought, but hardware/boards says that it is offered as "${board.offer}"`]),
                ...(board.cooling === "active" && board.servers.length === 0
                  ? ["can be bought, but has fans of its own and no server's maker lists it"]
                  : []),
              ]
            : ["can be bought, but hardware/boards has no row for it"]),
        ].map((sentence) => ({ file, id, sentence }))
      }),
    ...classes.flatMap(({ file, id, row }) => [
      ...needed.filter((key) => row[key] === null).map((key) => ({ file, id, sentence: `a host class needs its ${key}` })),
      ...(row.gpuSlots.flat().every(({ watts }) => watts !== null)
        ? []
        : [{ file, id, sentence: "a host class needs the watts of its slots" }]),
      ...(row.gpuPowerWatts === null && (row.gpuSlots.length > 0 || row.gpuModules)
        ? [{ file, id, sentence: "a host class needs its gpuPowerWatts" }]
        : []),
    ]),
    ...gpuPower.flatMap(({ file, id, row }) => {
      const rated = gpu(row.gpu)?.boardTdpWatts ?? null
      return rated === null || rated === row.tdpWatts
        ? []
        : [{ file, id, sentence: `tdpWatts ${row.tdpWatts} differs from the GPU's boardTdpWatts ${rated}` }]
    }),
  ]
}
