// Made by scripts/core-dataset-plugin.ts.
declare module "virtual:core-dataset" {
  const packed: import("./pack.ts").Packed
  export default packed
}
declare module "virtual:first-dataset" {
  const data: import("./firstData.ts").FirstData
  export default data
}
