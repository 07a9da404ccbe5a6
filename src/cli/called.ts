/** How whoever reads a usage called the command: from the sources by npm, else by the package's bin. */
export const called = (command: "evaluate" | "place" | "plan", source = import.meta.url): string =>
  source.endsWith(".ts") ? `npm run --silent ${command} --` : `gpu-virtualization-explorer ${command}`
