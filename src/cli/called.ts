/** How whoever reads a usage called the command: from the sources by npm, else by the package's bin. */
export const called = (command: "evaluate" | "place" | "plan", source = import.meta.url): string =>
  source.endsWith(".ts") ? `npm run --silent ${command} --` : `gpu-virtualization-explorer ${command}`

/** Whether the arguments of a command ask only what it takes: it prints its usage, and that is no fault. */
export const asksForHelp = (args: readonly string[]): boolean => args.some((one) => one === "--help" || one === "-h")
