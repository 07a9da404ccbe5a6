import type { Amount, Quote, Sum, Thing, ToldOf, Word, Yours } from "./told.ts"
import type { Bound, Standing, SupportCell } from "../../dataset/core.ts"

/** What several families say. */
export interface CommonTellings {
  /** A sentence of the dataset. */
  readonly "as-written": { readonly text: Quote }
  /** How far along something is that no release supports. */
  readonly standing: { readonly standing: Exclude<Standing, "supported">; readonly words: Quote | null }
  /** What a cell of the dataset says that a product can. */
  readonly support: { readonly support: SupportCell["support"]; readonly condition: Quote | null }
  /** Slots of one kind, the kinds of one way to fit a host, and all its ways. */
  readonly slot: {
    readonly count: number
    readonly width: "single" | "double"
    readonly size: "HHHL" | "FHHL" | "FHFL" | null
    readonly power: Amount | null
  }
  readonly fitting: { readonly slots: readonly ToldOf<Pick<CommonTellings, "slot">>[] }
  readonly sockets: { readonly count: number; readonly power: Amount | null }
  readonly slots: { readonly ways: readonly ToldOf<Pick<CommonTellings, "fitting" | "sockets">>[] }
  /** What binds work, and the rate of a GPU at it. */
  readonly bound: { readonly bound: Bound; readonly format: Word }
  readonly rate: { readonly rate: Amount }
  readonly "rate-unknown": object
  readonly "rate-of-encoders": { readonly encoders: number }
}

type Common<Id extends keyof CommonTellings> = ToldOf<Pick<CommonTellings, Id>>

/** Why an API that a VM needs is not there. */
export interface ApiTellings {
  readonly "api-not-on-gpu": { readonly product: Thing; readonly api: Word; readonly gpu: Thing; readonly condition: Quote | null }
  readonly "api-nobody-knows": { readonly api: Word }
  readonly "api-with-condition": { readonly product: Thing; readonly api: Word; readonly condition: Quote }
  readonly "api-encodes-in-software": { readonly product: Thing }
  readonly "api-exposes": { readonly product: Thing; readonly apis: readonly Word[] }
  readonly "api-unpublished": { readonly product: Thing; readonly api: Word }
  readonly "api-at-most": { readonly product: Thing; readonly api: Word }
  readonly "api-of-another-vendor": { readonly gpu: Thing; readonly api: Word }
  readonly "api-without-drivers": { readonly api: Word }
  readonly "api-compute-only": { readonly gpu: Thing }
  readonly "api-no-encoder": { readonly gpu: Thing }
  readonly "api-compute-type": { readonly type: Thing | null }
  readonly "api-graphics-type": { readonly type: Thing | null; readonly api: Word }
}

/** Why a GPU goes into no host. */
export interface FitTellings {
  readonly "fit-embedded": { readonly gpu: Thing }
  readonly "fit-integrated": { readonly gpu: Thing; readonly host: Thing }
  readonly "fit-laptop-module": { readonly gpu: Thing }
  readonly "fit-own-machine": { readonly gpu: Thing }
  readonly "fit-watts": { readonly gpu: Thing; readonly draws: Amount | null; readonly host: Thing; readonly slots: Common<"slots"> }
  readonly "fit-power": { readonly gpu: Thing; readonly draws: Amount | null; readonly host: Thing; readonly gives: Amount | null }
  readonly "fit-size": { readonly gpu: Thing; readonly host: Thing; readonly slots: Common<"slots"> }
  readonly "fit-no-slot": { readonly gpu: Thing; readonly host: Thing; readonly lacks: "module" | "slot" | "double" }
}

/** What a placement finds out. */
export interface FailureTellings {
  readonly "failure-no-board": object
  readonly "failure-gpus-in-host": { readonly asked: number; readonly offered: number }
  readonly "failure-vcpu": { readonly asked: number; readonly offered: number }
  readonly "failure-ram": { readonly asked: Amount; readonly offered: Amount }
  readonly "failure-no-type": object
  readonly "failure-no-position": { readonly asked: Amount }
  readonly "failure-frame-buffer": { readonly asked: Amount; readonly offered: Amount | null }
  readonly "failure-no-instance": object
  readonly "failure-performance": object
}

/** What of a price nobody knows. */
export interface MissingTellings {
  readonly "missing-draw": { readonly of: Thing }
  readonly "missing-licence": { readonly of: Thing }
  /** A licence that the dataset does not have. */
  readonly "missing-licence-row": { readonly of: Thing }
  readonly "missing-price": { readonly of: Thing }
  readonly "missing-board-price": { readonly of: Thing }
  readonly "missing-host-price": { readonly of: Thing }
}

export interface MissingNoteTellings extends MissingTellings {
  readonly "missing-part": { readonly part: ToldOf<MissingTellings> }
  /** Of a total: all that is not known of it. */
  readonly "missing-parts": { readonly parts: readonly ToldOf<Pick<MissingNoteTellings, "missing-part">>[] }
}

export type MissingTold = ToldOf<MissingTellings>

/** Why an option cannot be. */
export interface ReasonTellings extends CommonTellings, ApiTellings, FitTellings, FailureTellings {
  readonly "cloud-only": { readonly product: Thing }
  readonly "containers-only": { readonly product: Thing }
  readonly "not-current": { readonly product: Thing; readonly state: Word; readonly since: Quote | null }
  readonly "not-for-datacenters": { readonly product: Thing }
  readonly "hypervisors-left-out": { readonly product: Thing; readonly hypervisors: readonly Thing[]; readonly unknown: readonly Yours[] }
  readonly "technique-left-out": { readonly technique: Word; readonly unknown: readonly Yours[] }
  readonly "need-unknown": { readonly need: Yours }
  readonly "host-unknown": { readonly host: Yours }
  readonly "no-live-migration": { readonly product: Thing; readonly cell: Common<"standing" | "support"> }
  readonly "no-suspend": { readonly product: Thing; readonly cell: Common<"standing" | "support"> }
  readonly "isolation-of-product": { readonly product: Thing; readonly least: Word; readonly rated: Word }
  readonly "isolation-in-turns": { readonly least: Word; readonly rated: Word }
  readonly "guest-not-supported": { readonly product: Thing; readonly guest: Word; readonly guests: readonly Word[] }
  readonly listing: { readonly list: Quote; readonly gpus: readonly Thing[]; readonly count: number | null }
  readonly "list-bars": { readonly list: Quote; readonly gpu: Thing }
  readonly "list-lacks": { readonly gpu: Thing; readonly lists: readonly ToldOf<Pick<ReasonTellings, "listing">>[] }
  readonly "list-fails": {
    readonly product: Thing
    readonly gpu: Thing
    readonly lists: readonly ToldOf<Pick<ReasonTellings, "listing">>[]
  }
  readonly "does-not-work": { readonly product: Thing; readonly gpu: Thing }
  readonly "several-gpus-of-host": { readonly gpus: number; readonly offered: number; readonly gpu: Thing }
  readonly "several-gpus-none": { readonly gpus: number; readonly product: Thing }
  readonly "several-gpus-mig": { readonly gpus: number }
  readonly "several-gpus-series": { readonly gpus: number }
  readonly "several-gpus-unpublished": { readonly gpus: number; readonly product: Thing }
  readonly "several-gpus-one": { readonly gpus: number; readonly product: Thing }
  readonly "several-gpus-most": { readonly gpus: number; readonly product: Thing; readonly most: number }
  readonly "workload-unknown": { readonly workload: Quote }
  readonly "api-missing": { readonly wanted: readonly Word[]; readonly misses: readonly ToldOf<ApiTellings>[] }
  readonly "no-type-offered": { readonly product: Thing; readonly gpu: Thing; readonly mig: boolean }
  readonly "no-type-of-series": { readonly gpu: Thing }
  readonly "llm-memory": { readonly model: Thing; readonly weights: Amount; readonly cache: Amount; readonly gpus: number | null }
  readonly "frame-buffer-short": {
    readonly wanted: Amount
    readonly of: "slice" | "gpu"
    readonly gpu: Thing
    readonly largest: Amount
    readonly llm: ToldOf<Pick<ReasonTellings, "llm-memory">> | null
  }
  readonly "encoder-sessions": { readonly streams: number; readonly gpu: Thing; readonly most: number }
  readonly "encoder-frames": {
    /** Frames of 1080p a second. */
    readonly asked: number
    readonly makes: number
    readonly engines: number
    readonly gpu: Thing
    readonly slice: boolean
  }
  readonly "pace-binds": {
    readonly bound: Common<"bound">
    readonly here: Common<"rate" | "rate-unknown" | "rate-of-encoders">
    readonly there: Common<"rate" | "rate-unknown" | "rate-of-encoders">
  }
  readonly "pace-short": {
    readonly target: Amount
    readonly reference: Thing
    readonly gpu: Thing
    readonly low: Amount
    readonly high: Amount
    /** Low and high are said alike. */
    readonly about: boolean
    readonly binds: ToldOf<Pick<ReasonTellings, "pace-binds">> | null
  }
  readonly "tokens-unknown": { readonly model: Thing; readonly gpu: Thing }
  readonly "tokens-short": {
    readonly asked: number
    readonly model: Thing
    readonly gpus: number
    readonly gpu: Thing
    readonly low: number
    readonly likely: number
    readonly high: number
    /** What it is held against: so many sequences at once, or what is left under the product. */
    readonly under: "sequences" | "product"
    readonly sequences: number
    readonly product: Thing
  }
  readonly "performance-short": { readonly target: Amount; readonly where: "vcpus" | "slice" | "gpu"; readonly best: Amount }
  readonly "vendor-left-out": { readonly gpu: Thing; readonly unknown: readonly Yours[] }
  readonly "gpu-not-allowed": { readonly gpu: Thing; readonly unknown: readonly Yours[] }
  readonly "gpu-in-cloud-only": { readonly gpu: Thing }
  readonly "gpu-used-only": { readonly gpu: Thing }
  readonly "gpu-with-fans": { readonly gpu: Thing }
  readonly "gpu-not-sold": { readonly gpu: Thing; readonly status: Quote }
  readonly "type-of-another-gpu": { readonly type: Thing }
  readonly "gpu-limit": { readonly gpus: number; readonly gpu: Thing; readonly spares: boolean; readonly owned: number }
  readonly "owned-limit": { readonly hosts: number; readonly gpu: Thing; readonly owned: number }
  readonly "gpu-total": { readonly gpus: number; readonly spares: boolean; readonly most: number }
  readonly "host-limit": { readonly hosts: number; readonly owned: number }
  readonly "rack-limit": { readonly racks: number; readonly most: number; readonly by: "height" | "power"; readonly gives: Amount }
  readonly "racks-unknown": { readonly host: Thing; readonly most: number }
  readonly "over-budget": { readonly cost: Sum; readonly budget: Sum }
  readonly "over-power": { readonly draws: Amount; readonly cap: Amount }
}

export type ReasonTold = ToldOf<ReasonTellings>

/** What to mind of an option or of a scenario, though it speaks against nothing. */
export interface WarningTellings extends CommonTellings {
  /** What would be a reason, had nobody asked for it. */
  readonly remark: { readonly reason: ReasonTold }
  readonly "pinned-product-unknown": { readonly product: Quote }
  readonly "pinned-gpu-unknown": { readonly gpu: Quote }
  readonly "pinned-type-unknown": { readonly type: Quote }
  /** Hosts that are there, of a kind that is not known here, or described nowhere. */
  /** Of a GPU that can't be bought new more is pinned than is there. */
  readonly "owned-beyond": { readonly hosts: number; readonly gpu: Thing; readonly owned: number }
  readonly "owned-unknown": { readonly host: Quote }
  readonly "owned-too-many": { readonly host: Thing; readonly gpu: Thing; readonly boards: number; readonly places: number }
  readonly "owned-no-place": { readonly host: Thing; readonly gpu: Thing; readonly boards: number }
  readonly "encoders-unknown": { readonly gpu: Thing }
  readonly "speed-unknown": { readonly gpu: Thing }
  readonly undocumented: { readonly product: Thing; readonly gpu: Thing }
  /** `least`: what the groups ask for, each share once. */
  readonly "may-fall-short": { readonly groups: readonly Thing[]; readonly least: readonly Amount[] }
  readonly "nominal-size": { readonly type: Thing; readonly nominal: Amount; readonly less: number }
  readonly "nominal-size-in-turns": { readonly type: Thing; readonly nominal: Amount; readonly vms: number; readonly reported: Amount }
  readonly "c-series-apart": object
  readonly "licensed-otherwise": { readonly type: Thing; readonly otherwise: Quote }
  readonly "several-gpus-condition": { readonly product: Thing; readonly condition: Quote }
  readonly "mixed-sizes": { readonly condition: Quote | null }
  readonly "mixed-most": { readonly types: readonly ToldOf<Pick<WarningTellings, "mixed-fewer">>[] }
  readonly "mixed-fewer": { readonly most: number; readonly type: Thing; readonly instead: number | null }
  readonly "api-hangs": { readonly api: Word; readonly condition: Quote; readonly product: Thing; readonly without: Word | null }
  readonly "standing-of-moves": { readonly standing: Common<"standing"> }
  readonly "standing-of-suspends": { readonly standing: Common<"standing"> }
  readonly "llm-says-nothing": { readonly group: Thing }
  readonly "llm-unknown": { readonly model: Quote; readonly group: Thing }
  readonly "llm-context": { readonly group: Thing; readonly asked: number; readonly model: Thing; readonly published: number }
}

export type WarningTold = ToldOf<WarningTellings>

/** How few published figures stand behind a performance. */
export interface EvidenceTellings {
  readonly "no-evidence": { readonly work: Thing | null; readonly way: EvidenceWay }
  readonly "little-evidence": {
    readonly sources: number
    readonly work: Thing | null
    readonly way: EvidenceWay
    readonly ofProduct: number
    readonly product: Thing
  }
}

export type EvidenceWay = "host" | "driver" | "network" | "other"
export type EvidenceTold = ToldOf<EvidenceTellings>

/** What must hold before a VM is moved, or is good to know, and whose pauses stand in. */
export interface MigrationTellings extends CommonTellings {
  readonly "moves-not-counted": { readonly standing: Common<"standing"> }
  readonly "suspends-not-counted": { readonly standing: Common<"standing"> }
  readonly "moves-are": { readonly standing: Common<"standing"> }
  readonly "moves-unknown": object
  readonly "suspends-unknown": object
  readonly "pause-over-limit": { readonly seconds: number; readonly when: "expected" | "worst" }
  /** No pause is published for the product; the rest says what stands in. */
  readonly "pause-of-goal": { readonly product: Thing; readonly likely: Quote; readonly high: Quote }
  readonly "pause-of-prototype": { readonly product: Thing; readonly high: Quote }
  readonly "pause-of-others": { readonly product: Thing; readonly likely: Quote; readonly allMemory: boolean }
}

export type MigrationTold = ToldOf<MigrationTellings>

/** What the totals leave out, and why. */
export interface LeftOutTellings {
  readonly "left-out": { readonly cost: LeftOutCost }
  readonly "left-out-why": { readonly cost: LeftOutCost }
  readonly "left-out-list": { readonly costs: readonly LeftOutTold<"left-out">[] }
}

export type LeftOutTold<Id extends keyof LeftOutTellings> = ToldOf<Pick<LeftOutTellings, Id>>

export type LeftOutCost =
  "space" | "staff" | "financing" | "broker" | "rights" | "storage" | "endpoints" | "guests" | "applications" | "move" | "resale"

/** Why an inventory is not placed at all. */
export interface InventoryTellings {
  /** Kinds of VM, of which each is looked for on each host; or VMs, where each is looked for by itself. */
  readonly "inventory-too-large": { readonly vms: number; readonly alike: boolean; readonly hosts: number; readonly most: number }
}

/** What is to be said of renting GPUs instead. */
export interface RentTellings {
  readonly "rent-includes": object
  readonly "rent-leaves-out": object
  readonly "rent-of-users": object
  readonly "rent-stands-in": { readonly gpu: Thing; readonly other: Thing; readonly faster: Amount; readonly larger: Amount }
}

export type RentTold = ToldOf<RentTellings>

/** What a figure is called that is a range, and so may turn out otherwise than likely. */
export interface RangedTellings extends Pick<CommonTellings, "as-written"> {
  readonly "ranged-price": { readonly of: Thing }
  readonly "ranged-speed": { readonly gpu: Thing; readonly reference: Thing; readonly work: Thing }
  readonly "ranged-efficiency": { readonly product: Thing; readonly work: Thing }
  readonly "ranged-throughput": { readonly link: Quote }
  readonly "ranged-round-trip": { readonly link: Quote }
  readonly "ranged-calls": { readonly work: Thing }
  readonly "ranged-uploads": { readonly work: Thing }
  readonly "ranged-duty": { readonly work: Thing }
}

export type RangedTold = ToldOf<RangedTellings>

/** Its unit, where that is not the dataset's own word. */
export type RangedUnit =
  | "usd"
  | "usd-per-board"
  | "usd-per-host"
  | "times"
  | "of-native"
  | "of-time"
  | "bytes-per-second"
  | "seconds"
  | "per-second"
  | "mib-per-second"

/** Why no share of native is predicted of a published row. */
export interface UnpredictedTellings {
  readonly "unpredicted-no-share": object
  readonly "unpredicted-no-gpu-work": object
  readonly "unpredicted-containers": object
  readonly "unpredicted-no-technique": object
  readonly "unpredicted-no-native": object
  /** To a baseline that knows rows of the same technique alone. */
  readonly "unpredicted-alone": object
  readonly "unpredicted-no-load": { readonly workloadClass: Quote }
}

export type UnpredictedTold = ToldOf<UnpredictedTellings>
