/**
 * A table whose parts are laid out as cards keeps its meaning only where its roles are stated: some browsers drop a table's
 * semantics with its `display`. Spread onto the elements.
 */
export const as = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const
