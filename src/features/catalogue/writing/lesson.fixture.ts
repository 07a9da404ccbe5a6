import type { OwnLesson } from "../lessons/ownLesson.ts"

/** A lesson with one of each: a choice, a picture, a task that has a solution. */
export const example: OwnLesson = {
  format: "gpu-virtualization-explorer-lesson",
  version: 1,
  id: "own-example1",
  title: "Forty designers",
  summary: "What sharing saves.",
  minutes: 5,
  steps: [
    {
      id: "step-1",
      title: "One each",
      text: "Give each VM a GPU. See [the glossary](#view=glossary) and [the web](https://example.org/a).",
      prediction: { kind: "choice", question: "How many GPUs do 40 VMs take?", options: ["10", "40"], answer: 1 },
      reveal: "**40**, one each.",
      live: { view: "board", fragment: "vm=cad-medium:40&compare=fixed-pass-through", words: "Forty VMs, a GPU each" },
    },
    {
      id: "step-2",
      title: "Your turn",
      text: "Now with fewer.",
      task: {
        text: "Serve them with at most 10 GPUs.",
        scenario: "vm=cad-medium:40&compare=fixed-pass-through",
        goals: "gpus-most:10,share-least:0.5",
        controls: ["technique"],
        hints: ["Share."],
        solution: "",
        explanation: "Shared, 7 carry them.",
      },
    },
  ],
  sources: [{ title: "A page", url: "https://example.org/" }],
}
