/** In place of “why?”, which an assistant's window does not ask: an assistant explains a figure by a tool of its own (scripts/board-page.ts). */
export const PlanAnswer = () => null
