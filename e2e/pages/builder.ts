import type { Locator, Page } from "@playwright/test"

export type Section = "Needs" | "Hosts and GPUs" | "Money" | "Compared" | "Goals"
export const sections: readonly Section[] = ["Needs", "Hosts and GPUs", "Money", "Compared", "Goals"]

/** Workloads by their permanent ids, as the page calls them. */
export const workloads = {
  "task-worker": "Task worker",
  "knowledge-worker": "Knowledge worker",
  "cad-light": "Light CAD",
  "cad-medium": "Medium CAD",
  "cad-heavy": "Heavy CAD",
  "llm-inference": "LLM inference",
} as const
export type WorkloadId = keyof typeof workloads

/** The scenario, editable. */
export class Builder {
  readonly page: Page
  readonly root: Locator
  readonly undo: Locator
  readonly redo: Locator
  readonly reset: Locator
  readonly groups: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole("region", { name: "What should run?" })
    this.undo = this.root.getByRole("button", { name: "Undo" })
    this.redo = this.root.getByRole("button", { name: "Redo" })
    this.reset = this.root.getByRole("button", { name: "Start over" })
    this.groups = this.root.getByRole("listitem").filter({ has: page.getByRole("combobox", { name: /^Workload of / }) })
  }

  workload(group = 0): Locator {
    return this.groups.nth(group).getByRole("combobox", { name: /^Workload of / })
  }

  count(group = 0): Locator {
    return this.groups.nth(group).getByRole("textbox", { name: /^Number of VMs: / })
  }

  slider(group = 0): Locator {
    return this.groups.nth(group).getByRole("slider", { name: /^Number of VMs: / })
  }

  duplicate(group = 0): Locator {
    return this.groups.nth(group).getByRole("button", { name: /^Duplicate / })
  }

  remove(group = 0): Locator {
    return this.groups.nth(group).getByRole("button", { name: /^Remove / })
  }

  details(group = 0): Locator {
    return this.groups.nth(group).getByRole("button", { name: /^Details/ })
  }

  name(group = 0): Locator {
    return this.groups.nth(group).getByRole("textbox", { name: "Name", exact: true })
  }

  section(section: Section): Locator {
    return this.root.getByRole("heading", { name: new RegExp(`^${section}`) }).getByRole("button")
  }

  /** A control by the label its user reads. */
  field(label: string | RegExp): Locator {
    return this.root.getByLabel(label, { exact: typeof label === "string" })
  }

  async choose(workload: WorkloadId, group = 0): Promise<void> {
    await this.workload(group).selectOption(workload)
  }

  async add(workload: WorkloadId): Promise<void> {
    await this.root.getByRole("button", { name: "Add VMs" }).click()
    await this.page.getByRole("menuitem", { name: workloads[workload] }).click()
  }

  async preset(name: string): Promise<void> {
    await this.root.getByRole("button", { name: "Start from an example" }).click()
    await this.page
      .getByRole("menuitem")
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .click()
  }

  /** Types a number as a person would: over what is there, then leaves the field. */
  async type(field: Locator, text: string): Promise<void> {
    await field.fill(text)
    await field.press("Enter")
    await field.blur()
  }
}
