import type { MigrationLevel } from "../../engine/report.ts"
import type { Support } from "../../dataset/schema/index.ts"

/** One shape for each level, told apart without colour: moving on, moving on if, paused, switched off, barred, not known. */
const levelPaths: Readonly<Record<MigrationLevel, string>> = {
  live: "M2 10h13M11 5.5l4.5 4.5L11 14.5",
  "live-with-conditions": "M2 10h3M7 10h3M12 10h3M11 5.5l4.5 4.5L11 14.5",
  "suspend-only": "M7 5v10M13 5v10",
  "cold-only": "M10 3.5v6M6.4 5.9a5.6 5.6 0 1 0 7.2 0",
  none: "M10 3.5a6.5 6.5 0 1 0 .01 0M5.4 5.4l9.2 9.2",
  unknown: "M7.2 7.4a2.9 2.9 0 1 1 4.3 2.5c-1 .6-1.5 1.1-1.5 2.3M10 15.2v.1",
}

const supportPaths: Readonly<Record<Support, string>> = {
  yes: "M4.5 10.5l3.8 3.8 7.2-8.3",
  conditional: "M3 13c2.3-6 4.7-6 7-3s4.7 3 7-3",
  no: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  unknown: levelPaths.unknown,
  "not-applicable": "M5 10h10",
}

const Glyph = ({ path }: { readonly path: string }) => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false" style={{ flex: "none" }}>
    <path d={path} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)

export const MigrationGlyph = ({ level }: { readonly level: MigrationLevel }) => <Glyph path={levelPaths[level]} />
export const SupportGlyph = ({ support }: { readonly support: Support }) => <Glyph path={supportPaths[support]} />
