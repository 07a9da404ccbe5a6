import * as v from "valibot"
import { goals, slicings } from "../engine/inventory/placeInventory.ts"
import { techniqueIds } from "../dataset/schema/index.ts"

// What each tool takes. Nothing else is accepted: a field that is spelt wrong is refused, not passed over.

const ScenarioText = v.pipe(
  v.string(),

  v.minLength(1, "give a scenario such as vm=knowledge-worker:200"),
  v.maxLength(20_000, "a scenario has 20,000 characters at most"),
  v.description("A link of the explorer, or what stands behind its #: vm=knowledge-worker:200,cad-medium:40&need=live-migration&years=5"),
)
const AsWritten = v.optional(
  v.pipe(
    v.boolean(),
    v.description(
      "True: a scenario that cannot be read in full is answered as far as it can, with what was left out among the warnings. False: it is refused.",
    ),
  ),
  false,
)
const Technique = v.pipe(v.picklist(techniqueIds), v.description("One of the four techniques"))
const few = (most: number, standard: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)), standard)

export const EvaluateInput = v.strictObject({
  scenario: ScenarioText,
  asWritten: AsWritten,
  full: v.optional(v.pipe(v.boolean(), v.description("Also the whole report as structured content, as the command line prints it")), false),
  growth: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        "Also what becomes of each option, and of the plan of parts, while its VMs grow: what each year needs, what is bought in it and what it costs, discounted too. How VMs grow stands in the scenario: grow=10 is percent a year, vm=cad-medium:40*grow:25 of one group, *then:50_60 its VMs in the years to come; discount= is the rate.",
      ),
    ),
    false,
  ),
})

export const RankInput = v.strictObject({
  scenario: ScenarioText,
  asWritten: AsWritten,
  technique: v.optional(Technique),
  most: few(50, 10),
})

export const figures = ["nativeShare", "gpus", "hosts", "cost", "migration", "feasibility"] as const
export const ExplainInput = v.strictObject({
  scenario: ScenarioText,
  figure: v.pipe(v.picklist(figures), v.description("The figure to explain")),
  technique: v.optional(Technique),
  option: v.optional(
    v.pipe(
      v.string(),

      v.minLength(1),
      v.maxLength(200),
      v.description("An option in place of a technique's best: product@gpu, or product@gpu:instance-type"),
    ),
  ),
  depth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6), v.description("How many levels of steps to tell")), 1),
})

export const lookUpKinds = ["product", "gpu", "technique", "measurement"] as const
export const LookUpInput = v.strictObject({
  kind: v.picklist(lookUpKinds),
  name: v.pipe(
    v.string(),

    v.minLength(1),
    v.maxLength(200),
    v.description("An id or a name: l40s, L40 S, kvm-vgpu-nvidia. Of measurements: words that all must occur, such as virgl games"),
  ),
  most: few(20, 5),
  slices: v.optional(v.pipe(v.boolean(), v.description("Of a GPU: its vGPU types, MIG profiles and VF splits too")), false),
})

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
const amount = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most))
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

export const PlaceInput = v.strictObject({
  vms: v.pipe(
    v.array(
      v.strictObject({
        name: Name,
        gpus: v.optional(v.pipe(count(16), v.description("GPUs it needs a part of, each on another GPU; 0: none")), 1),
        gpuShare: v.optional(v.pipe(amount(1), v.description("Share of each of those GPUs, 0 to 1")), 0),
        frameBufferMib: v.optional(v.pipe(amount(10_000_000), v.description("Of each of those GPUs")), 0),
        models: v.optional(v.pipe(v.array(Name), v.maxLength(20), v.description("GPU models it may run on; left out: any")), []),
        vcpu: v.optional(amount(10_000)),
        ramGib: v.optional(amount(1_000_000)),
      }),
    ),
    v.minLength(1),
    v.maxLength(500, "500 VMs at most; the command line places more"),
  ),
  hosts: v.pipe(
    v.array(
      v.strictObject({
        name: Name,
        model: v.optional(v.pipe(Name, v.description("GPU model, such as L40S; left out: no GPU"))),
        gpus: v.optional(count(64), 0),
        gpuMemoryMib: v.optional(v.pipe(amount(10_000_000), v.description("Of each GPU, where the model is not in the dataset"))),
        vcpu: v.optional(v.pipe(amount(1_000_000), v.description("That VMs can have, oversubscription included"))),
        ramGib: v.optional(amount(10_000_000)),
      }),
    ),
    v.minLength(1),
    v.maxLength(200, "200 hosts at most; the command line takes more"),
  ),
  slicing: v.optional(
    v.pipe(v.picklist(slicings), v.description("How GPUs are divided: any shares, vGPU types of one size, MIG profiles, or whole")),
    "shares",
  ),
  goal: v.optional(
    v.pipe(v.picklist(goals), v.description("What counts where not all find room: GPUs in use, VMs placed, or the order given")),
    "gpus",
  ),
})

export const MakeLinkInput = v.strictObject({
  scenario: v.optional(ScenarioText),
  groups: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          workload: v.pipe(Name, v.description("Id of a workload")),
          count: v.pipe(count(10_000_000), v.minValue(1)),
          name: v.optional(Name),
        }),
      ),
      v.minLength(1),
      v.maxLength(50, "a scenario has 50 groups at most"),
      v.description("Groups of VMs, in place of those of the scenario"),
    ),
  ),
  years: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
  liveMigration: v.optional(v.boolean()),
  suspendResume: v.optional(v.boolean()),
  gpus: v.optional(v.pipe(v.array(Name), v.maxLength(50), v.description("Only these GPU models, by id"))),
  budgetUsd: v.optional(amount(1e12)),
  page: v.optional(
    v.pipe(
      v.string(),
      v.url("give the page's address"),
      v.regex(/^https?:\/\//, "http or https only"),
      v.maxLength(2000),
      v.description("Address of an explorer to put before it"),
    ),
  ),
})
