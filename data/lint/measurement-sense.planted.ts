import { type Planted, setting } from "./planting.ts"

const id = "mlperf11-va100x3-bert-99-offline"
const measured = (fields: Record<string, unknown>) => setting("measurements/native-mediated-pass-through", id, fields)

export const planted: readonly Planted[] = [
  { error: "a share in percent", spoil: measured({ nativeShare: { low: 95, mean: 96, high: 97 } }), id, says: /not a fraction of native/ },
  { error: "no share at all", spoil: measured({ nativeShare: { low: null, mean: null, high: null } }), id, says: /gives no share/ },
  {
    error: "values that give another share",
    spoil: measured({ nativeValue: 100, virtualValue: 50 }),
    id,
    says: /its values give 0.500 of native/,
  },
  {
    error: "a product of another technique",
    spoil: measured({ products: ["kvm-vfio"] }),
    id,
    says: /"kvm-vfio", which is of another technique/,
  },
  { error: "context without a reason", spoil: measured({ use: "context", useReason: null }), id, says: /says why exactly where/ },
  { error: "several VMs counted as efficiency", spoil: measured({ concurrency: 4 }), id, says: /not one VM on one GPU/ },
]
