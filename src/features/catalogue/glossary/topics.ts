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

/** Terms by topic, in the order in which topics are taught; topics without any are left out. */
export const byTopic = (terms: readonly Term[]): readonly (readonly [TermTopic, readonly Term[]])[] =>
  termTopics.map((topic) => [topic, terms.filter((term) => term.topic === topic)] as const).filter(([, of]) => of.length > 0)
