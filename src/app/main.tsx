import "@fontsource-variable/ibm-plex-sans/wght.css"
import "../ui/global.css"
import { StrictMode, type ReactElement } from "react"
import { createRoot } from "react-dom/client"

async function door(): Promise<ReactElement> {
  if (new URLSearchParams(location.search).has("embed")) {
    const { Embed } = await import("../embed/Embed.tsx")
    return <Embed />
  }
  const { start } = await import("./start.tsx")
  return start()
}

const root = document.getElementById("root")
if (!root) throw new Error("index.html has no #root")
door().then(
  (page) => createRoot(root).render(<StrictMode>{page}</StrictMode>),
  () => {
    root.textContent = "The page's files could not be loaded. Your scenario is in the address; reload to try again."
  },
)
