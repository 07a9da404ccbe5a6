import { termTopics, type Term, type TermTopic } from "../../../dataset/schema/index.ts"

/** What each topic is called, and the question it answers. */
export const topicNames: Readonly<Record<TermTopic, { readonly name: string; readonly asks: string }>> = {
  techniques: { name: "The four techniques", asks: "In what ways can VMs use a GPU?" },
  machines: { name: "Machines and boards", asks: "What stands in the rack?" },
  calls: { name: "A call’s way", asks: "What happens between a program and the GPU?" },
  passing: { name: "Handing a device over", asks: "What does pass-through take?" },
  sharing: { name: "Sharing a GPU", asks: "Who gets which part of it, and when?" },
  memory: { name: "Memory", asks: "What has to fit?" },
  performance: { name: "Performance", asks: "How fast is it, and how is that known?" },
  moving: { name: "Moving and failing", asks: "What happens to a running VM?" },
  cost: { name: "Cost", asks: "What is paid for?" },
  marks: { name: "Marks of this page", asks: "What do the signs mean?" },
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}●■◆▲]+/gu, " ")
    .trim()

/** Whether every word asked for stands somewhere in the term. */
export function speaksOf(term: Term, asked: string): boolean {
  const text = plain([term.name, ...term.also, ...term.lines, topicNames[term.topic].name].join(" "))
  return plain(asked)
    .split(" ")
    .every((word) => text.includes(word))
}

/** How well a name answers what is asked: 0 is it, 1 begins with it, 2 has a word that does, 3 is none of these. */
function rankOf(name: string, asked: string): number {
  if (name === asked) return 0
  if (name.startsWith(asked)) return 1
  return ` ${name}`.includes(` ${asked}`) ? 2 : 3
}

const bestRank = ({ name, also }: Term, asked: string): number =>
  Math.min(...[name, ...also].map((one) => rankOf(plain(one), plain(asked))))

/** What is found, by topic: terms called so come first, and so do their topics. */
export function foundByTopic(terms: readonly Term[], asked: string): ReturnType<typeof byTopic> {
  const ranks = new Map(terms.map((term) => [term, bestRank(term, asked)]))
  const rank = (term: Term | undefined): number => (term && ranks.get(term)) ?? Infinity
  return byTopic(terms.filter((term) => speaksOf(term, asked)).toSorted((a, b) => rank(a) - rank(b))).toSorted(
    ([, [a]], [, [b]]) => rank(a) - rank(b),
  )
}

/** Terms by topic, in the order in which topics are taught; topics without any are left out. */
export const byTopic = (terms: readonly Term[]): readonly (readonly [TermTopic, readonly Term[]])[] =>
  termTopics.map((topic) => [topic, terms.filter((term) => term.topic === topic)] as const).filter(([, of]) => of.length > 0)
