/** A piece of a paragraph: plain, bold, or a link to a place of this page. */
export type Run =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "bold"; readonly text: string }
  | { readonly is: "link"; readonly text: string; readonly fragment: string }

const pieces = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(#([^)\s]*)\)/g

function runs(paragraph: string): readonly Run[] {
  const found: Run[] = []
  let from = 0
  const plain = (to: number): void => {
    if (to > from) found.push({ is: "text", text: paragraph.slice(from, to) })
  }
  for (const match of paragraph.matchAll(pieces)) {
    plain(match.index)
    const [whole, bold, linked, fragment] = match
    if (bold !== undefined) found.push({ is: "bold", text: bold })
    else found.push({ is: "link", text: linked ?? "", fragment: fragment ?? "" })
    from = match.index + whole.length
  }
  plain(paragraph.length)
  return found
}

/** A lesson's text, paragraph by paragraph. Of Markdown it knows **bold** and links to `#…`; anything else stands as it is written. */
export const paragraphs = (text: string): readonly (readonly Run[])[] =>
  text
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map(runs)
