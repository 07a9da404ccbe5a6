import { useEffect } from "react"

/**
 * Holds the paper this way while the component is there; null: as the reader holds it. All of the document's paper is: pages of another
 * name would each begin anew, and Firefox asks every box again after a break, so that a table would go on upright.
 */
export function usePaper(held: "landscape" | "portrait" | null): void {
  useEffect(() => {
    if (held === null) return
    const sheet = new CSSStyleSheet()
    sheet.insertRule(`@page { size: ${held}; }`)
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [held])
}
