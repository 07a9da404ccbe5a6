/** The core of the dataset, packed by the build (scripts/core-dataset-plugin.ts). */
declare module "virtual:core-dataset" {
  const packed: import("./pack.ts").Packed
  export default packed
}
