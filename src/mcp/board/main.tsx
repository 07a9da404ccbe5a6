/** The page of the MCP App, built into one file by scripts/board-page.ts. */
import "../../ui/global.css"
import "./page.css"
import { createRoot } from "react-dom/client"
import { Board } from "./Board.tsx"

createRoot(document.getElementById("root")!).render(<Board />)
