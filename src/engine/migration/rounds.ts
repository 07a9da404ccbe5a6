import { gbitPerGib } from "./stun.ts"

/** Of the last round's GiB; a round that leaves more than this gains nothing worth its time. Our own choice: no document read says where a product gives up. */
const gainsNothing = 0.99

/** One passing over of memory while its VM runs. */
export interface Round {
  /** GiB sent. */
  readonly gib: number
  readonly seconds: number
}

export interface RoundsAsk {
  readonly ramGib: number
  /** Migration network, Gbit/s, and the share of it that the stream fills, 0..1. */
  readonly gbps: number
  readonly lineShare: number
  /** Memory that the VM writes while it runs, GiB/s. */
  readonly writtenGibPerSecond: number
  /** What is left may take so long to send while the VM stands still, s. */
  readonly leftSeconds: number
}

export interface Rounds {
  readonly rounds: readonly Round[]
  /** Memory written during the last round, GiB: sent while the VM stands still. */
  readonly leftGib: number
  readonly seconds: number
  /** False: the VM writes as fast as the line carries, so that another round leaves as much as the last. */
  readonly converges: boolean
}

/**
 * Memory copied while its VM runs. The first round sends all of it, each further one what was written during the one before: its GiB are
 * the last one's x (rate of writing / rate of sending). Ends when what is left is sent within `leftSeconds`, or when a round gains nothing.
 * Every page written is taken to be another one, up to all of the RAM: a VM that writes the same pages again has less to send.
 */
export function roundsOf({ ramGib, gbps, lineShare, writtenGibPerSecond, leftSeconds }: RoundsAsk): Rounds {
  const sent = (gbps * lineShare) / gbitPerGib
  const rounds: Round[] = []
  let gib = ramGib
  let seconds = 0
  do {
    const round = { gib, seconds: gib / sent }
    rounds.push(round)
    seconds += round.seconds
    const written = Math.min(ramGib, writtenGibPerSecond * round.seconds)
    if (written >= gib * gainsNothing) return { rounds, leftGib: written, seconds, converges: false }
    gib = written
  } while (gib / sent > leftSeconds)
  return { rounds, leftGib: gib, seconds, converges: true }
}
