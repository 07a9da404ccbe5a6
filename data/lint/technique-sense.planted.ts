import { type Planted, setting } from "./planting.ts"
import type { Dataset } from "./dataset.ts"

const fixed = (fields: Record<string, unknown>) => setting("products/fixed-pass-through", "kvm-vfio", fields)
const id = "kvm-vfio"

export const planted: readonly Planted[] = [
  {
    error: "a product in the file of another technique",
    spoil: fixed({ technique: "mediated-pass-through" }),
    id,
    says: /stands in products\/fixed-pass-through/,
  },
  {
    error: "forwarding where nothing is forwarded",
    spoil: fixed({ remoting: { level: "cuda-calls", transport: "rdma" } }),
    id,
    says: /API remoting/,
  },
  { error: "a pass-through without a GPU", spoil: fixed({ gpuVendors: [] }), id, says: /no GPU vendor/ },
  {
    error: "a passed-through GPU that is shared",
    spoil: fixed({ sharing: { model: "one", maxVmsPerGpu: 4, schedulers: [] } }),
    id,
    says: /to one VM/,
  },
  {
    error: "a removed product that datacenters are planned on",
    spoil: fixed({ forDatacenters: true, status: { state: "removed" } }),
    id,
    says: /is removed/,
  },
  {
    error: "an API that promises a version and gives none",
    spoil: fixed({ apis: { opengl: { state: "version" } } }),
    id,
    says: /opengl promises a version/,
  },
  {
    error: "an API with a version that nothing promises",
    spoil: fixed({ apis: { opengl: { state: "none", maxVersion: "4.6" } } }),
    id,
    says: /its state is "none"/,
  },
  {
    error: "a technique with nothing current to offer",
    spoil: (dataset: Dataset) => ({
      ...dataset,
      products: dataset.products.filter(({ row }) => row.technique !== "device-emulation" || !row.forDatacenters),
    }),
    id: "device-emulation",
    says: /nothing current/,
  },
]
