export { HardwareTable, MeasurementsTable, ProductsTable, QuirksTable, TechniquesTable } from "./tables.tsx"
export { DataTable, type DataTableProps, type TableWords } from "./DataTable.tsx"
