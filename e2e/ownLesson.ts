/** The file of a lesson of somebody's own, of one step unless told otherwise. */
export const ownLesson = (about: object): string =>
  JSON.stringify({
    format: "gpu-virtualization-explorer-lesson",
    version: 1,
    id: "own-abcdefgh",
    title: "Forty designers",
    summary: "What sharing saves.",
    minutes: 5,
    steps: [{ id: "step-1", title: "One each", text: "Give each VM a GPU." }],
    sources: [],
    ...about,
  })
