import type { CostPart } from "../../../../engine/basics/why/cost.ts"
import { boardPower } from "../../../../engine/cost/energy.ts"
import { ownedUse } from "../../../../engine/cost/owned.ts"
import { extraCosts, type Scenario } from "../../../../engine/scenario.ts"
import type { PartWork } from "../facts.ts"
import {
  constant,
  ifMore,
  least,
  minus,
  most,
  other,
  over,
  plus,
  power,
  same,
  three,
  times,
  type End,
  type Num,
  type Three,
} from "./formula.ts"
import { boardWord } from "./inputs.ts"
import { licencesAsked, type AskedLicence } from "./licences.ts"

/** Inputs by their keys; `isOpen`: nobody knows it, the cell is empty. */
export interface Inputs {
  readonly at: (key: string) => Three
  readonly one: (key: string) => Num
  readonly isOpen: (key: string) => boolean
}

/**
 * A line of the bill: quantity × price × times, end by end. `upTo` gives the times that have fallen due by a point of the horizon
 * (years from its start): what a year costs is the difference between its ends, and the years add up to the line.
 */
export interface BillRow {
  readonly part: CostPart
  readonly item: string
  /** Edition and term of a licence, what else a line is. */
  readonly of: string
  readonly quantity: Num
  readonly unit: string
  /** The input (key) whose source and date stand beside it. */
  readonly priceKey: string
  /** USD. */
  readonly price: Three
  readonly times: string
  readonly upTo: (years: Num) => Three
}

const one = constant(1)
const zero = constant(0)

interface Bill {
  readonly part: PartWork
  readonly inputs: Inputs
  readonly kinds: readonly Kind[]
}

const bought =
  (of: Kind["part"]) =>
  ({ kinds, inputs }: Bill): readonly BillRow[] =>
    kinds.filter(({ part }) => part === of).flatMap((kind) => capital(kind, inputs))
const licensed =
  (of: AskedLicence["part"]) =>
  ({ part, inputs }: Bill): readonly BillRow[] =>
    licencesAsked(part.input)
      .filter((asked) => asked.part === of)
      .flatMap((asked) => licenceRows(asked, part, inputs))

/** In the order of the bill: the rows by which each part of the cost comes about. */
const rowsOf: Readonly<Record<CostPart, (bill: Bill) => readonly BillRow[]>> = {
  gpus: bought("gpus"),
  hosts: bought("hosts"),
  network: bought("network"),
  licences: licensed("licences"),
  broker: licensed("broker"),
  rights: licensed("rights"),
  energy: ({ kinds, inputs }) => kinds.flatMap((kind) => energy(kind, inputs)),
  maintenance: ({ kinds, inputs }) => kinds.flatMap((kind) => maintenance(kind, inputs)),
  space: ({ kinds, inputs }) => [space(kinds, inputs)],
  staff: ({ part, inputs }) => [staff(part, inputs)],
  financing: ({ kinds, inputs }) => kinds.flatMap((kind) => interest(kind, inputs)),
}
/** All that a part of a plan costs, line by line as the engine's README has the formulas. */
export function billRows(part: PartWork, inputs: Inputs, { economics }: Scenario): readonly BillRow[] {
  const bill: Bill = { part, inputs, kinds: kindsOf(part, inputs) }
  const left = extraCosts.filter((extra) => !economics.counted.includes(extra))
  const counted = (Object.keys(rowsOf) as CostPart[]).filter((of) => !left.some((extra) => extra === of))
  return counted.flatMap((of) => rowsOf[of](bill))
}

/** Boards, hosts or hosts' network ports: so many, of which some are there. */
interface Kind {
  readonly part: "gpus" | "hosts" | "network"
  readonly name: string
  readonly unit: string
  readonly needed: Num
  readonly owned: Num | null
  readonly bought: boolean
  readonly priceKey: string
  /** What one that is there counts for. */
  readonly value: Num | null
  readonly life: Three
  readonly draw: Draw | null
}

/** W of all of a kind: always, and on top in the busy hour. */
interface Draw {
  readonly idle: Num
  readonly busy: Num
}

function kindsOf({ id, input }: PartWork, { one: at, at: range }: Inputs): readonly Kind[] {
  const { gpu, host, placement, catalogue } = input
  const own = ownedUse(host, placement)
  const kinds: Kind[] = []
  if (gpu && placement.gpus.boards > 0) {
    const needed = plus(at(`${id}.boards`), at(`${id}.spare-boards`))
    const span = most(zero, minus(at(`full:${gpu.id}`), at(`idle:${gpu.id}`)))
    const draw = { idle: times(needed, at(`idle:${gpu.id}`)), busy: times(over(at(`${id}.gpus-busy`), at(`per-board:${gpu.id}`)), span) }
    kinds.push({
      part: "gpus",
      name: gpu.name,
      unit: boardWord(input),
      needed,
      owned: own.boards > 0 ? at(`${id}.owned-boards`) : null,
      bought: placement.gpus.boards + placement.gpus.spareBoards > own.boards,
      priceKey: `price:${gpu.id}`,
      value: null,
      life: range("gpu-life"),
      draw: boardPower(input, gpu) ? draw : null,
    })
  }
  const hosts = placement.hosts.count + placement.hosts.spare
  if (hosts > 0) {
    const needed = plus(at(`${id}.hosts`), at(`${id}.spares`))
    const owned = own.hosts > 0 ? at(`${id}.owned-hosts`) : null
    const shared = { unit: "host", needed, owned, bought: hosts > own.hosts, life: range("server-life") } as const
    const span = most(zero, minus(at(`full:${host.id}`), at(`idle:${host.id}`)))
    const draw = { idle: times(needed, at(`idle:${host.id}`)), busy: times(at(`${id}.hosts`), at(`${id}.host-load`), span) }
    const value = host.owned ? at(`value:${host.id}`) : null
    kinds.push({ ...shared, part: "hosts", name: host.name, priceKey: `price:${host.id}`, value, draw })
    if (catalogue.defaults.some((row) => row.id === "network-per-host")) {
      kinds.push({ ...shared, part: "network", name: "Network ports and cabling", priceKey: "network", value: null, draw: null })
    }
  }
  return kinds
}

/** max(1, years / life): the dear end is the short life. */
const purchases = (life: Three, years: Num): Three => three((end) => most(one, over(years, life[other[end]])))

const fewer = (all: Three, by: Num): Three => three((end) => minus(all[end], by))

function capital({ part, name, unit, needed, owned, bought, priceKey, value, life }: Kind, { at }: Inputs): readonly BillRow[] {
  const line = { part, item: name, unit, priceKey, price: at(priceKey) } as const
  const rows: BillRow[] = []
  if (owned) {
    if (value) {
      const counts = { price: same(value), priceKey: priceKey.replace("price:", "value:") }
      rows.push({ ...line, ...counts, of: "there already", quantity: owned, times: "at once", upTo: () => same(one) })
    }
    const again = (years: Num): Three => fewer(purchases(life, years), one)
    rows.push({ ...line, of: "there already, when worn out", quantity: owned, times: "purchases again", upTo: again })
  }
  if (bought) {
    const quantity = owned ? minus(needed, owned) : needed
    rows.push({ ...line, of: "bought", quantity, times: "purchases", upTo: (years) => purchases(life, years) })
  }
  return rows
}

function licenceRows(asked: AskedLicence, { id: of }: PartWork, { at, one: input }: Inputs): readonly BillRow[] {
  const { id, licence, part, quantity } = asked
  const counts = {
    hosts: () =>
      quantity.from === "hosts" ? perHost(quantity.each, quantity.least, plus(input(`${of}.hosts`), input(`${of}.spares`))) : one,
    gpus: () => input(`${of}.gpus`),
    boards: () => input(`${of}.boards`),
    once: () => one,
    count: () => input(`${of}.units:${id}`),
  }
  const included = asked.included > 0 ? input(`${of}.included:${id}`) : null
  const paid = (years: Num): Num => (included ? most(zero, minus(years, included)) : years)
  const line = { part, quantity: counts[quantity.from](), unit: quantity.unit, priceKey: `price:${id}`, price: at(`price:${id}`) } as const
  const item = licence?.product ?? asked.name
  const edition = licence?.edition ?? ""
  const term = licence?.term ?? "none"
  if (term === "perpetual" || term === "none") {
    // Where the boards bring it for the whole horizon, it is never bought.
    const upTo = (): Three => same(included ? ifMore(input("years"), included, one, zero) : one)
    const rows: BillRow[] = [{ ...line, item, of: joined(edition, term === "perpetual" ? "perpetual" : ""), times: "once", upTo }]
    if (licence?.supportUsdPerYear) {
      const support = { priceKey: `support:${id}`, price: at(`support:${id}`) }
      rows.push({ ...line, ...support, item, of: joined(edition, "support"), times: "years", upTo: (years) => same(paid(years)) })
    }
    return rows
  }
  const perYear = { year: 1, month: 12, hour: 8760 }[term]
  const upTo = (years: Num): Three => same(perYear === 1 ? paid(years) : times(constant(perYear), paid(years)))
  return [{ ...line, item, of: joined(edition, `per ${term}`), times: `${term}s`, upTo }]
}

const joined = (...parts: readonly string[]): string => parts.filter((one) => one !== "").join(", ")

const perHost = (each: number, order: number, hosts: Num): Num => {
  const units = each === 1 ? hosts : times(constant(each), hosts)
  return order > 0 ? most(units, constant(order)) : units
}

/** kWh of one of a kind at the plug, for so many years: (idle W + busy W × busy share of the hours) / units × 8.76. */
function kwhEach({ draw, needed }: Kind, { at }: Inputs, end: End, years: Num): Num {
  if (!draw) return zero
  const share = least(one, most(zero, at("busy")[end]))
  return times(over(plus(draw.idle, times(draw.busy, share)), needed), constant(8.76), years)
}

function energy(kind: Kind, inputs: Inputs): readonly BillRow[] {
  if (!kind.draw) return []
  const { at } = inputs
  const line = {
    part: "energy",
    item: kind.part === "gpus" ? "Electricity for GPUs" : "Electricity for hosts",
    quantity: kind.needed,
    unit: kind.unit,
    priceKey: "electricity",
    price: at("electricity"),
  } as const
  const overhead = (end: End): Num => minus(at("pue")[end], one)
  return [
    { ...line, of: "at the plug", times: "kWh each", upTo: (years) => three((end) => kwhEach(kind, inputs, end, years)) },
    {
      ...line,
      of: "cooling and losses (PUE)",
      times: "kWh each",
      upTo: (years) => three((end) => times(kwhEach(kind, inputs, end, years), overhead(end))),
    },
  ]
}

/** What is installed, at its price as new; where nobody knows that of what is there, at what it counts for. */
function installed(
  { needed, owned, bought, priceKey, value }: Kind,
  { at, isOpen }: Inputs,
): readonly { readonly quantity: Num; readonly price: Three; readonly isOwned: boolean }[] {
  const price = at(priceKey)
  const empty = isOpen(priceKey)
  const asNew = three((end) => (empty ? orValue(price[end], value) : price[end]))
  return [
    ...(owned ? [{ quantity: owned, price: asNew, isOwned: true }] : []),
    ...(bought ? [{ quantity: owned ? minus(needed, owned) : needed, price, isOwned: false }] : []),
  ]
}

const orValue = (price: Num, value: Num | null): Num => (value ? ifMore(price, zero, price, value) : price)

const maintenance = (kind: Kind, inputs: Inputs): readonly BillRow[] =>
  installed(kind, inputs).map(({ quantity, price, isOwned }) => ({
    part: "maintenance",
    item: `Maintenance: ${kind.name}`,
    of: isOwned ? "there already" : "bought",
    quantity,
    unit: kind.unit,
    priceKey: "maintenance",
    price,
    times: "of the price",
    upTo: (years) => three((end) => over(times(inputs.at("maintenance")[end], years), constant(100))),
  }))

function space(kinds: readonly Kind[], { at }: Inputs): BillRow {
  const draws = kinds.flatMap(({ draw }) => (draw ? [draw] : []))
  return {
    part: "space",
    item: "Floor space",
    of: "by IT power in the busy hour",
    quantity: over(plus(...draws.flatMap(({ idle, busy }) => [idle, busy]), ...(draws.length === 0 ? [zero] : [])), constant(1000)),
    unit: "kW",
    priceKey: "space",
    price: at("space"),
    times: "months",
    upTo: (years) => same(times(constant(12), years)),
  }
}

function staff({ id }: PartWork, { at, one: input }: Inputs): BillRow {
  const hosts = plus(input(`${id}.hosts`), input(`${id}.spares`))
  const people = (end: End): Num =>
    most(over(hosts, at("hosts-per-staff")[other[end]]), over(input(`${id}.vms`), at("vms-per-staff")[other[end]]))
  return {
    part: "staff",
    item: "Administrators",
    of: "",
    quantity: one,
    unit: "team",
    priceKey: "staff",
    price: at("staff"),
    times: "person-years",
    upTo: (years) => three((end) => times(people(end), years)),
  }
}

/** Over the life L of what is bought: L × CRF − 1 of its price, with the capital recovery factor d / (1 − (1 + d)^−L) at interest d. In equal parts over the horizon. */
function interest(kind: Kind, inputs: Inputs): readonly BillRow[] {
  const { at, one: input } = inputs
  const horizon = input("years")
  const rate = (end: End): Num => {
    const d = over(at("discount")[end], constant(100))
    const life = kind.life[end]
    const paid = over(times(life, d), minus(one, power(plus(one, d), minus(zero, life))))
    // Next to nothing, where the formula has no digits left, half of (L + 1) × d.
    return ifMore(d, constant(1e-6), minus(paid, one), over(times(plus(life, one), d), constant(2)))
  }
  return installed(kind, inputs).map(({ quantity, price, isOwned }) => {
    const bought = purchases(kind.life, horizon)
    const borrowed = isOwned ? fewer(bought, one) : bought
    return {
      part: "financing",
      item: `Interest: ${kind.name}`,
      of: isOwned ? "there already" : "bought",
      quantity,
      unit: kind.unit,
      priceKey: "discount",
      price,
      times: "of the price",
      upTo: (years) => three((end) => times(borrowed[end], rate(end), over(years, horizon))),
    }
  })
}
