import type { Language } from "../speak.ts"
import { apiNames, formatNames, guestNames, isolationLevelNames, lifecycleNames, techniqueNames } from "./names.ts"

export const english: Language = {
  locale: "en-US",
  names: {
    api: apiNames,
    guest: guestNames,
    format: formatNames,
    isolation: isolationLevelNames,
    lifecycle: lifecycleNames,
    technique: techniqueNames,
  },
  units: { share: "%", MiB: "MiB", GiB: "GiB", W: "W", kW: "kW", TFLOPS: "TFLOPS", "GB/s": "GB/s", times: "times" },
  quoted: (text) => `“${text}”`,
  things: { "host:custom": "Your host" },
}
