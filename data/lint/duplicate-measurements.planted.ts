import { adding, type Planted } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "one experiment entered under two ids",
    spoil: adding("measurements/native-api-remoting", (rows) => ({ ...rows.find((row) => row.id === "vmgl"), id: "vmgl-again" })),
    id: "vmgl-again",
    says: /says the same as "vmgl"/,
  },
]
