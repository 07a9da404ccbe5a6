import type { RangedTellings, RangedUnit } from "../../engine/basics/tellings.ts"
import type { Messages } from "../speak.ts"

export const ranged = {
  "as-written": "{text}",
  "ranged-price": "Price of {of}",
  "ranged-speed": "Speed of {gpu} against {reference}, {work}",
  "ranged-efficiency": "Efficiency of {product} alone, {work}",
  "ranged-throughput": "{link}: throughput",
  "ranged-round-trip": "{link}: round trip",
  "ranged-calls": "API calls of {work}",
  "ranged-uploads": "Uploads of {work}",
  "ranged-duty": "Mean GPU duty of {work}",
} as const satisfies Messages<RangedTellings>

export const rangedUnits: Readonly<Record<RangedUnit, string>> = {
  usd: "USD",
  "usd-per-board": "USD a board",
  "usd-per-host": "USD a host",
  times: "×",
  "of-native": "of native",
  "of-time": "of the time",
  "bytes-per-second": "bytes/s",
  seconds: "s",
  "per-second": "a second",
  "mib-per-second": "MiB/s",
}
