/** A VM as it may stand on a host: thousandths of one GPU, 0 for none, and vCPUs. */
export interface HostPiece {
  readonly milli: number
  readonly vcpu: number
  readonly worth: number
}

export interface HostContent {
  readonly worth: number
  /** By GPU, the pieces on it; and those beside the GPUs. */
  readonly gpus: readonly (readonly number[])[]
  readonly plain: readonly number[]
}

/** Steps of vCPU that a host is counted in at most. */
const MOST_STEPS = 256
/** Thousandths of a GPU are counted in the pieces' common divisor, or in this where that is finer. */
const FINEST = 5
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

interface Scale {
  readonly step: number
  /** Steps of the host. */
  readonly room: number
  /** Units of a GPU, and of each piece. */
  readonly units: number
  readonly unitsOf: readonly number[]
  readonly stepsOf: readonly number[]
}

/** Whole or half vCPUs where all are such, else the host's in so many parts, rounded up: what is found fits. */
function scaleOf(vcpu: number, pieces: readonly HostPiece[]): Scale {
  const isExact = (step: number) => pieces.every((piece) => Math.abs(piece.vcpu / step - Math.round(piece.vcpu / step)) < 1e-6)
  const step = [4, 2, 1, 0.5].find((one) => vcpu / one <= MOST_STEPS && isExact(one)) ?? vcpu / MOST_STEPS
  const onGpus = pieces.filter((piece) => piece.milli > 0)
  const unit = Math.max(
    FINEST,
    onGpus.reduce((common, piece) => gcd(common, Math.ceil(piece.milli - 1e-6)), 1000),
  )
  return {
    step,
    room: Math.floor(vcpu / step + 1e-6),
    units: Math.floor(1000 / unit),
    unitsOf: pieces.map((piece) => Math.ceil(piece.milli / unit - 1e-6)),
    stepsOf: pieces.map((piece) => Math.ceil(piece.vcpu / step - 1e-6)),
  }
}

/** Steps of a search for the best content of a host. */
export function workOf(gpus: number, vcpu: number, pieces: readonly HostPiece[]): number {
  const { room, units } = scaleOf(vcpu, pieces)
  return units * room * pieces.length + (gpus * room * room) / 2
}

/**
 * What is worth most on a host whose GPUs' thousandths and vCPUs are kept to; memory is left to others. Two knapsacks, one in the other, by dynamic programming:
 * by vCPUs the best content of one GPU, of those the best split over all GPUs and the VMs without one.
 */
export function bestOnHost(gpus: number, vcpu: number, pieces: readonly HostPiece[]): HostContent {
  const scale = scaleOf(vcpu, pieces)
  const { room, units } = scale
  const able = pieces.map((_, i) => i).filter((i) => pieces[i]!.worth > 1e-9 && scale.stepsOf[i]! > 0)
  const beside = withoutGpu(able.filter((i) => pieces[i]!.milli === 0), pieces, scale) // prettier-ignore
  const one = onOneGpu(able.filter((i) => pieces[i]!.milli > 0), pieces, scale) // prettier-ignore
  let all = beside.best
  const splits: Int16Array[] = []
  for (let gpu = 0; gpu < gpus; gpu++) {
    const sum = new Float64Array(room + 1)
    const split = new Int16Array(room + 1)
    for (let total = 0; total <= room; total++) {
      for (let own = 0; own <= total; own++) {
        const worth = all[own]! + one.best[total - own]!
        if (worth > sum[total]! + 1e-12) [sum[total], split[total]] = [worth, own]
      }
    }
    splits.push(split)
    all = sum
  }
  let left = room
  const onGpus = splits.reverse().map((split) => {
    const own = split[left]!
    const content: number[] = []
    for (let u = units, v = left - own; u > 0;) {
      const i = one.last[u * (room + 1) + v]!
      if (i < 0) u--
      else {
        content.push(i)
        u -= scale.unitsOf[i]!
        v -= scale.stepsOf[i]!
      }
    }
    left = own
    return content
  })
  const plain: number[] = []
  while (left > 0) {
    const i = beside.last[left]!
    if (i < 0) left--
    else {
      plain.push(i)
      left -= scale.stepsOf[i]!
    }
  }
  return { worth: all[room]!, gpus: onGpus, plain }
}

interface Table {
  readonly best: Float64Array
  readonly last: Int16Array
}

function withoutGpu(able: readonly number[], pieces: readonly HostPiece[], { room, stepsOf }: Scale): Table {
  const best = new Float64Array(room + 1)
  const last = new Int16Array(room + 1).fill(-1)
  for (let v = 1; v <= room; v++) {
    best[v] = best[v - 1]!
    for (const i of able) {
      const from = v - stepsOf[i]!
      if (from < 0 || best[from]! + pieces[i]!.worth <= best[v]! + 1e-12) continue
      best[v] = best[from]! + pieces[i]!.worth
      last[v] = i
    }
  }
  return { best, last }
}

function onOneGpu(able: readonly number[], pieces: readonly HostPiece[], { room, units, unitsOf, stepsOf }: Scale): Table {
  const width = room + 1
  const table = new Float64Array((units + 1) * width)
  const last = new Int16Array((units + 1) * width).fill(-1)
  for (let u = 1; u <= units; u++) {
    const row = u * width
    table.copyWithin(row, row - width, row)
    for (const i of able) {
      if (unitsOf[i]! > u) continue
      const from = (u - unitsOf[i]!) * width - stepsOf[i]!
      const { worth } = pieces[i]!
      for (let v = stepsOf[i]!; v < width; v++) {
        if (table[from + v]! + worth <= table[row + v]! + 1e-12) continue
        table[row + v] = table[from + v]! + worth
        last[row + v] = i
      }
    }
  }
  return { best: table.slice(units * width), last }
}
