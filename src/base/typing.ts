const textTypes = new Set(["text", "search", "number", "email", "url", "tel", "password"])

/** Whether text is typed there: then undo, for one, is that text's. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return textTypes.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** Whether a letter means something there: text, or a list in which it leads to what begins with it. */
export const takesLetters = (target: EventTarget | null): boolean =>
  isTyping(target) || (target instanceof Element && target.closest("select, [role=menu], [role=listbox], [role=combobox]") !== null)
