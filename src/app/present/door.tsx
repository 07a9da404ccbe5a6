import { useState, type ReactElement } from "react"
import { opened, page } from "../start.tsx"
import { notesOf, presented, writePresent } from "./address.ts"
import { NotesWindow } from "./NotesWindow.tsx"
import { Present } from "./Present.tsx"

/** What an address with `present=` opens: the speaker's notes, or the page with the presentation over it. */
export async function openPresented(search: string): Promise<ReactElement> {
  const talk = notesOf(search)
  if (talk !== null) return <NotesWindow talk={talk} />
  await opened()
  // The entry that is left when the presentation closes is the page's own.
  writePresent(null)
  return <Presented from={presented(search) ?? ""} />
}

function Presented({ from }: { readonly from: string }): ReactElement {
  const [open, setOpen] = useState(true)
  return (
    <>
      {page}
      {open && <Present from={from} onClose={() => setOpen(false)} />}
    </>
  )
}
