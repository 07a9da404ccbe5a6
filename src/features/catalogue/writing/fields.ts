/** The form in which a lesson is written, and in it the step that is open. */
export const formId = "own-form"
export const stepFormId = "own-step"

const controls = "input, select, textarea, button"

/** What a field, a group of fields or a part of a form is called. */
function namedSo(form: ParentNode, part: string): HTMLElement | undefined {
  const names = [...form.querySelectorAll<HTMLElement>("label, legend, h3")]
  return names.find(({ textContent }) => textContent === part) ?? names.find(({ textContent }) => textContent.startsWith(part))
}

/** Goes to what is written under a name, or begins with it; of a group or a part to its first field. */
export function goToField(form: ParentNode | null, part: string): void {
  const name = form && namedSo(form, part)
  const field = name instanceof HTMLLabelElement ? name.control : name?.parentElement?.querySelector<HTMLElement>(controls)
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: "center" })
}
