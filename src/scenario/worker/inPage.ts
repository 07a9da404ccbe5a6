// What runs jobs on the page's own thread: it comes only where no worker does.
export { taskOf } from "./jobs.ts"
export { runSliced } from "./sliced.ts"
