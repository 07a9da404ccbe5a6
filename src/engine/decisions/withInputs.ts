import type { Catalogue } from "../../dataset/catalogue.ts"
import type { CoreData, Range } from "../../dataset/core.ts"
import { valueAt, type Position } from "../basics/held.ts"
import { exact } from "../basics/range.ts"
import { type Positions, dutyFactor, linkFields } from "./inputs.ts"

const byId = <Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> => new Map(rows.map((row) => [key(row), row]))

/**
 * The catalogue as it would be if the named inputs stood where `positions` says: their ranges shrink to that one value,
 * everything else is shared. The one place where a sample or an override of any ranged figure is applied.
 */
export function withInputs(catalogue: Catalogue, positions: Positions): Catalogue {
  const moved = <Row>(
    rows: readonly Row[],
    prefix: string,
    key: (row: Row) => string,
    change: (row: Row, at: Position) => Row,
  ): readonly Row[] =>
    rows.map((row) => {
      const at = positions.get(`${prefix}/${key(row)}`)
      return at === undefined ? row : change(row, at)
    })
  const held = (range: Range, at: Position | undefined): Range => (at === undefined ? range : exact(valueAt(range, at)))

  const gpuPrices = moved(
    catalogue.gpuPrices,
    "gpu-price",
    (row) => row.gpu,
    (row, at) => ({ ...row, boardPriceUsd: row.boardPriceUsd && held(row.boardPriceUsd, at) }),
  )
  const hosts = moved(
    catalogue.hosts,
    "host-price",
    (row) => row.id,
    (row, at) => ({ ...row, priceUsd: row.priceUsd && held(row.priceUsd, at) }),
  )
  const licences = moved(
    catalogue.licences,
    "licence-price",
    (row) => row.id,
    (row, at) => ({ ...row, priceUsd: row.priceUsd && held(row.priceUsd, at) }),
  )
  const defaults = moved(
    catalogue.defaults,
    "default",
    (row) => row.id,
    (row, at) => ({ ...row, value: held(row.value, at) }),
  )
  const parameters = moved(
    catalogue.parameters,
    "parameter",
    (row) => row.id,
    (row, at) => ({ ...row, value: held(row.value, at) }),
  )
  const factor = catalogue.parameters.find((row) => row.id === dutyFactor)?.value
  const workloads = catalogue.workloads.map((row): CoreData["workloads"][number] => {
    const duty = positions.get(`duty/${row.id}`)
    const calls = positions.get(`workload/${row.id}/apiCallsPerSecond`)
    const upload = positions.get(`workload/${row.id}/uploadMibPerSecond`)
    if (duty === undefined && calls === undefined && upload === undefined) return row
    const times = duty === undefined || !factor ? 1 : valueAt(factor, duty)
    return {
      ...row,
      gpuDutyMean: Math.min(1, row.gpuDutyMean * times),
      gpuDutyPeak: Math.min(1, row.gpuDutyPeak * times),
      remoting: {
        ...row.remoting,
        apiCallsPerSecond: held(row.remoting.apiCallsPerSecond, calls),
        uploadMibPerSecond: held(row.remoting.uploadMibPerSecond, upload),
      },
    }
  })
  const data = { gpuPrices, hosts, licences, defaults, parameters, workloads, remoting: remotingAt(catalogue, positions) }
  const of = {
    gpuPrice: byId(gpuPrices, (row) => row.gpu),
    host: byId(hosts, (row) => row.id),
    licence: byId(licences, (row) => row.id),
    parameter: byId(parameters, (row) => row.id),
    planningDefault: byId(defaults, (row) => row.id),
    workload: byId(workloads, (row) => row.id),
  }
  const parameter: Catalogue["parameter"] = (id) => of.parameter.get(id) ?? catalogue.parameter(id)
  const planningDefault: Catalogue["planningDefault"] = (id) => of.planningDefault.get(id) ?? catalogue.planningDefault(id)
  return {
    ...catalogue,
    ...data,
    held: { efficiencies: named(positions, "efficiency/"), speeds: named(positions, "speed/") },
    gpuPrice: (id) => of.gpuPrice.get(id),
    host: (id) => of.host.get(id),
    licence: (id) => of.licence.get(id),
    workload: (id) => of.workload.get(id),
    parameter,
    planningDefault,
    value: (id) => (of.parameter.get(id) ?? planningDefault(id)).value,
  }
}

/** Positions of the inputs whose ids begin so, by what follows. */
const named = (positions: Positions, prefix: string): ReadonlyMap<string, Position> =>
  new Map([...positions].flatMap(([id, at]) => (id.startsWith(prefix) ? [[id.slice(prefix.length), at] as const] : [])))

function remotingAt({ remoting }: Catalogue, positions: Positions): Catalogue["remoting"] {
  const transports = Object.entries(remoting.transports).map(([key, row]) => {
    const changes = linkFields.flatMap((field) => {
      const at = positions.get(`remoting/transport/${key}/${field}`)
      return at === undefined ? [] : [[field, exact(valueAt(row[field], at))] as const]
    })
    return [key, changes.length > 0 ? { ...row, ...Object.fromEntries(changes) } : row] as const
  })
  return { ...remoting, transports: Object.fromEntries(transports) as Catalogue["remoting"]["transports"] }
}
