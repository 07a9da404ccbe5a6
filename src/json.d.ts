// Data files are checked at runtime by the schema (data lint, tests), so the compiler need not infer a megabyte of literals.
declare module "*.json" {
  const value: unknown
  export default value
}
