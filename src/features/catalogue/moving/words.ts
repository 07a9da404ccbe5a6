import type { MigrationLevel } from "../../../engine/report.ts"
import { count, duration, durationRange, memory, number, plural } from "../../../ui/format.ts"
import type { Chapter, Move } from "./move.ts"

const gib = (value: number): string => memory(Math.round(value * 1024))
const gibRange = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  low === high ? gib(high) : `${number(low)}–${gib(high)}`

/** "3.1–7.2 s". */
export const pauseWords = ({ pause }: Move): string => (pause ? durationRange(pause.expected) : "")

/** The headline, and what it is of. */
export function headline(move: Move): { readonly figure: string; readonly of: string } {
  const { migration, pause } = move
  if (pause) {
    const atWorst = pause.worst.high > pause.expected.high ? ` (at worst ${duration(pause.worst.high)})` : ""
    return { figure: durationRange(pause.expected), of: `the VM stands still${atWorst}` }
  }
  const words: Readonly<Record<MigrationLevel, { readonly figure: string; readonly of: string }>> = {
    live: { figure: "live", of: "it moves while it runs" },
    "live-with-conditions": { figure: "live", of: "it moves while it runs, under conditions" },
    "suspend-only": { figure: "suspended", of: "it stands still from the first byte to the last" },
    "cold-only": { figure: "shut down", of: "a running VM cannot move: it ends here and starts anew there" },
    none: { figure: "no VM", of: "there is none that could move" },
    unknown: { figure: "unknown", of: "nobody says whether a running VM can be moved" },
  }
  return words[migration.level]
}

/** What happens in a chapter, in a sentence. */
export function told(chapter: Chapter, move: Move): string {
  switch (chapter.is) {
    case "round":
      return chapter.number === 1
        ? `All ${gib(chapter.gib)} of memory are sent while the VM runs: ${duration(chapter.seconds)} (${durationRange(move.once)}).`
        : `What it wrote meanwhile is sent again, ${gib(chapter.gib)}: ${duration(chapter.seconds)}.`
    case "rounds":
      return `${count(chapter.to - chapter.from + 1)} more rounds send ${gib(chapter.gib)}, each less than the last: ${duration(chapter.seconds)}.`
    case "slowed":
      return "Another round would gain nothing: the VM writes as fast as the line carries. A platform slows it down until its memory can follow, or gives the move up."
    case "pause":
      return `The VM stands still. ${leftWords(move)} ${pauseWords(move)} are expected${worstWords(move)}.`
    case "suspended":
      return `The VM is suspended: all it holds is written down and sent, and nobody can work meanwhile. Its ${gib(move.ramGib)} of memory alone take ${durationRange(move.once)} on this line; how long writing and reading takes, nobody has published.`
    case "stopped":
      return "The VM is shut down. What stood in its memory and in the GPU is gone; its disks stay."
    case "there":
      return {
        runs: "It runs on the other host, where it was when it stopped. Its users saw it hang for a while.",
        resumes: "It goes on at the other host, where it was.",
        boots: "It starts anew on the other host, with another GPU like the first. Its users log on again.",
      }[chapter.how]
    case "refused":
      return refusal(move)
  }
}

/** Its own name in the list of chapters. */
export function nameOf(chapter: Chapter): string {
  switch (chapter.is) {
    case "round":
      return `Round ${chapter.number}`
    case "rounds":
      return `Rounds ${chapter.from}–${chapter.to}`
    case "slowed":
      return "Slowed down"
    case "pause":
      return "Pause"
    case "suspended":
      return "Suspended"
    case "stopped":
      return "Shut down"
    case "there":
      return { runs: "Runs there", resumes: "Resumes there", boots: "Starts there" }[chapter.how]
    case "refused":
      return "Refused"
  }
}

/** What is sent while the VM stands still. */
function leftWords({ inGpu, copiesAhead, rounds }: Move): string {
  const memoryLeft = rounds?.converges && rounds.leftGib > 0 ? gib(rounds.leftGib) : null
  if (inGpu === null)
    return memoryLeft
      ? `The last ${memoryLeft} of memory go over; in a GPU there is nothing to fetch.`
      : "In a GPU there is nothing to fetch."
  const buffer = `${gibRange(inGpu)} of frame buffer${copiesAhead ? ", much of it sent ahead," : ""}`
  return memoryLeft ? `The last ${memoryLeft} of memory go over, and ${buffer}.` : `Its ${buffer} goes over.`
}

const worstWords = ({ pause }: Move): string =>
  pause && pause.worst.high > pause.expected.high ? `, at worst ${duration(pause.worst.high)}` : ""

/** Why it does not move while it runs, as the engine has it. */
function refusal({ migration, product }: Move): string {
  switch (migration.level) {
    case "cold-only":
      return `A running VM cannot leave its host with ${product.shortName}.`
    case "none":
      return `With ${product.shortName} there is no VM whose GPU could move with it.`
    case "unknown":
      return `Nobody says whether a running VM of ${product.shortName} can move, so nothing is shown.`
    case "live":
    case "live-with-conditions":
    case "suspend-only":
      return ""
  }
}

/** What becomes of a VM's users, for a student. */
export function story(move: Move): string {
  const { migration, rounds, inGpu, pause, copiesAhead } = move
  if (!pause || !rounds) {
    switch (migration.level) {
      case "suspend-only":
        return "All it holds can be written down and taken up again, but not while it works. So the whole VM goes to sleep, is carried over, and wakes up elsewhere."
      case "cold-only":
        return "What the VM has in the GPU, or what its host keeps of it there, cannot be taken along. To empty its host, the VM must end, with all that its users have open."
      case "none":
        return "What is shared here are processes or sessions, not the GPU of a VM."
      case "live":
      case "live-with-conditions":
      case "unknown":
        return "No source was found on it: neither yes nor no is known."
    }
  }
  const copied = rounds.converges
    ? `Its memory goes over while it runs, in ${plural(rounds.rounds.length, "round")}: ${duration(rounds.seconds)} in which nobody notices anything.`
    : "It writes as fast as the line carries: rounds gain nothing. A platform slows such a VM down, or gives up."
  const stands =
    inGpu === null
      ? "It holds nothing in a GPU that the other host would need, so its pause is that of any VM."
      : `Then it must stand still: ${copiesAhead ? "what was not sent ahead of" : "the platform cannot see what changes in"} a GPU’s memory, so ${copiesAhead ? "the rest" : "all that is in use of it"} is copied within the pause. The more frame buffer, the longer.`
  return `${copied} ${stands}`
}

/** How fast the picture shows it. */
export const paceWords = (speed: number): string =>
  speed <= 1.001 ? "shown as long as it takes" : `shown ${number(speed, 2)} times as fast`
