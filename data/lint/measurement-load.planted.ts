import { inFile, type Planted, setting } from "./planting.ts"

const remoting = "measurements/native-api-remoting"
const timed = "gpuless-bw-midas-1g"
const drawn = "gls-qubes-stdio-terrain"
const timedBy = (fields: Record<string, unknown>) => setting(remoting, timed, fields)
const drawnBy = (fields: Record<string, unknown>) => setting(remoting, drawn, fields)

export const planted: readonly Planted[] = [
  { error: "a frame rate that is not the native one", spoil: drawnBy({ framesPerSecond: 60 }), id: drawn, says: /its load says 60/ },
  { error: "more frames than the display allows", spoil: drawnBy({ frameCapFps: 60 }), id: drawn, says: /above its cap of 60/ },
  { error: "a job that took another time", spoil: timedBy({ jobSeconds: 3 }), id: timed, says: /its load says 3$/ },
  {
    error: "bytes a second that do not follow from the job",
    spoil: timedBy({ jobBytes: 2e7, bytesPerSecond: 1e6 }),
    id: timed,
    says: /its load says 1000000 bytes a second/,
  },
  {
    error: "more kernel time than time",
    spoil: timedBy({ kernelLaunches: 1000, kernelSeconds: 1 }),
    id: timed,
    says: /more time in kernels/,
  },
  {
    error: "an API of the host where nothing is forwarded",
    spoil: setting("measurements/native-mediated-pass-through", "mlperf11-va100x3-bert-99-offline", { hostApi: "metal" }),
    id: "mlperf11-va100x3-bert-99-offline",
    says: /forwards no calls/,
  },
  { error: "the rate of no link", spoil: timedBy({ network: null }), id: timed, says: /names no network/ },
  {
    error: "a source of measurements that does not say whose it is",
    spoil: inFile<Record<string, { interest?: string }>>("sources", (sources) => {
      delete sources["walters2014"]!.interest
    }),
    id: "walters2014",
    says: /whether it is the maker's own/,
  },
]
