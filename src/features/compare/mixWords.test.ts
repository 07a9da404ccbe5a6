import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { finish } from "../../engine/basics/task.ts"
import { mixOf } from "../../engine/mix/mix.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../../engine/scenario.ts"
import { mixVerdict, partNotes } from "./mixVerdict.ts"
import { divisionWords, mixSentence, pinnedNotes, pinnedSentence } from "./mixWords.ts"
import { verdictText } from "./verdict.ts"

const said = (
  groups: readonly (readonly [workload: string, count: number, overrides?: VmGroup["overrides"]])[],
  rest: Partial<Scenario> = {},
) => {
  const scenario: Scenario = {
    ...defaultScenario,
    ...rest,
    groups: groups.map(([workload, count, overrides = {}]) => ({ name: null, workload, count, overrides })),
  }
  return mixSentence(finish(mixOf(scenario, catalogue)), scenario)
}

const answered = (groups: readonly VmGroup[]) => {
  const scenario: Scenario = { ...defaultScenario, groups }
  return mixVerdict(finish(mixOf(scenario, catalogue)), scenario)
}
const vms = (workload: string, count: number, overrides: VmGroup["overrides"] = {}): VmGroup => ({ name: null, workload, count, overrides })

describe("the page's answer where groups go their own ways", () => {
  test("names the parts, what all of them take, how those move that are asked to, with conditions where there are any, and what one way for all costs beyond it", () => {
    const told = answered([vms("knowledge-worker", 1500, { needs: { liveMigration: true } }), vms("llm-inference", 16)])
    expect(told && verdictText(told)).toMatch(
      /^For 1,516 VMs in 2 groups, A16 by mediated pass-through for Knowledge worker and \S+ by fixed pass-through for LLM inference: \d+ GPUs on \d+ boards, about \$[\d.]+M over 4 years \(range \$[\d.]+–[\d.]+M\), live migration under conditions where asked\.$/,
    )
    expect(told?.detail).toMatch(/^One way for all costs \$[\d.]+[kM] more\.$/)
  })

  test("says that one GPU model for all costs more where the parts differ in nothing else", () => {
    const mediated = { needs: { techniques: ["mediated-pass-through"], hypervisors: ["kvm"] } }
    const told = answered([vms("knowledge-worker", 1500, mediated), vms("llm-inference", 16, mediated)])
    expect(told?.detail).toMatch(/^One GPU model for all groups costs \$[\d.]+[kM] more\.$/)
  })

  test("counts GPUs alone where each has a board of its own", () => {
    const told = answered([
      vms("llm-inference", 16, { needs: { gpus: ["l40s"] } }),
      vms("knowledge-worker", 100, { needs: { gpus: ["l4"] } }),
    ])
    expect(told && verdictText(told)).toMatch(/: \d+ GPUs, about /)
  })

  test("tells below its parts whom the low end of a range would leave below what is asked", () => {
    const scenario: Scenario = {
      ...defaultScenario,
      policies: { ...defaultScenario.policies, liveMigration: true },
      groups: [vms("knowledge-worker", 1500), vms("cad-medium", 120), vms("llm-inference", 16)],
    }
    const { mix } = finish(mixOf(scenario, catalogue))
    const short = mix.parts.some(({ option }) =>
      option.groups.some(({ nativeShare, targetShare }) => nativeShare !== null && nativeShare.low < targetShare),
    )
    expect(short).toBe(true)
    expect(partNotes(mix)).toContainEqual(expect.stringMatching(/^At the low end of the range .*Medium CAD would fall below the 65 %/))
    expect(new Set(partNotes(mix)).size).toBe(partNotes(mix).length)
  })

  test("is left to the board where one way for all is as good", () => {
    expect(answered([vms("task-worker", 100), vms("knowledge-worker", 100)])).toBeNull()
  })

  test("names the first of many groups in a part, and how many more there are", () => {
    const desktops = ["task-worker", "knowledge-worker", "power-user", "cad-light"].map((id) => vms(id, 60))
    const told = answered([...desktops, vms("ml-training", 8, { needs: { techniques: ["fixed-pass-through"] } })])
    expect(told && verdictText(told)).toMatch(/ for \S+ worker and 3 other groups; \S.* by fixed pass-through for ML training: /)
  })

  test("of more than six groups the headline says in how many parts and on which GPUs; whose they are follows", () => {
    const desktops = ["task-worker", "knowledge-worker", "power-user", "cad-light", "cad-medium", "developer-gpu"].map((id) => vms(id, 60))
    const told = answered([...desktops, vms("ml-training", 8, { needs: { techniques: ["fixed-pass-through"] } })])
    expect(told && verdictText(told)).toMatch(/^For 368 VMs in 7 groups, \d parts on [^:;]+: \d+ GPUs.*, about \$/)
    expect(told?.detail).toMatch(/ for .*; .* by fixed pass-through for ML training\. /)
  })

  test("of hosts that are there says whose VMs they carry: they are not all", () => {
    const owned = [{ host: "2u-4dw", count: 12, boards: { gpu: "a16", perHost: 3 }, valueUsd: 0 }]
    const scenario: Scenario = {
      ...defaultScenario,
      supply: { ...defaultScenario.supply, owned },
      groups: [vms("knowledge-worker", 1500), vms("llm-inference", 16)],
    }
    const told = mixVerdict(finish(mixOf(scenario, catalogue)), scenario)
    expect(told?.detail).toMatch(/^Your 12 hosts carry [\d,]+ of 1,500 VMs of Knowledge worker\. .*For the whole plan [^.;]+ bought/)
  })

  test.each([
    [2, "5 of your 6 hosts carry 110 of 340 VMs of Knowledge worker and Medium CAD, 1 stands by."],
    [1, "Your 6 hosts carry 36 of 40 VMs of Medium CAD."],
  ])(
    "with %i boards in each of the hosts that are there, what is bought is that of all parts, their spare hosts included",
    (perHost, stands) => {
      const scenario: Scenario = {
        ...defaultScenario,
        policies: { ...defaultScenario.policies, liveMigration: true },
        supply: { ...defaultScenario.supply, owned: [{ host: "2u-3dw", count: 6, boards: { gpu: "l40s", perHost }, valueUsd: 0 }] },
        groups: [vms("knowledge-worker", 300), vms("cad-medium", 40)],
      }
      const report = finish(mixOf(scenario, catalogue))
      const placed = report.mix.parts.flatMap(({ option }) => option.placement ?? [])
      const hosts = placed.reduce((sum, one) => sum + one.hosts.count + one.hosts.spare, 0) - 6
      const boards = placed.reduce((sum, one) => sum + one.gpus.boards + one.gpus.spareBoards, 0) - 6 * perHost
      const detail = mixVerdict(report, scenario)?.detail ?? ""
      expect(detail).toContain(`${stands} For the whole plan ${hosts} hosts and ${boards} boards are bought. `)
      expect(detail).not.toContain("nothing is bought")
    },
  )

  test("parts that differ in their hosts alone are named once, and what one kind of host for all costs beyond them is told", () => {
    const scenario: Scenario = {
      ...defaultScenario,
      supply: {
        ...defaultScenario.supply,
        owned: [
          { host: "2u-4dw", count: 4, boards: { gpu: "a16", perHost: 4 }, valueUsd: 0 },
          { host: "2u-4dw", count: 4, boards: null, valueUsd: 0 },
        ],
      },
      groups: [vms("knowledge-worker", 800)],
    }
    const told = mixVerdict(finish(mixOf(scenario, catalogue)), scenario)
    expect(told && verdictText(told)).toMatch(/^For 800 VMs, A16 by mediated pass-through for Knowledge worker, on hosts of 2 kinds: /)
    expect(told?.detail).toMatch(
      /of your 4 hosts of kind 1 carry .*our 4 hosts of kind 2 carry .*One kind of host for all costs \$[\d.]+k more\.$/,
    )
  })

  test("says that no single way serves all, where none does", () => {
    const told = answered([
      vms("knowledge-worker", 100, { needs: { techniques: ["mediated-pass-through"] } }),
      vms("llm-inference", 8, { needs: { techniques: ["fixed-pass-through"] } }),
    ])
    expect(told?.detail).toBe("No single way compared serves all groups.")
  })
})

describe("a plan that was pinned", () => {
  const scenario: Scenario = {
    ...defaultScenario,
    groups: [vms("knowledge-worker", 100), vms("llm-inference", 8, { needs: { liveMigration: true } })],
  }
  const pinned = (parts: Scenario["planPins"][number]["parts"]) => {
    const report = finish(mixOf({ ...scenario, planPins: [{ parts }] }, catalogue))
    return report.pinned.map((plan) => [pinnedSentence(plan, report, scenario), ...pinnedNotes(plan, scenario)])[0]
  }
  const desktops = { groups: [0], pin: { product: "kvm-vgpu-nvidia", gpu: "a16", instanceType: null } }

  test("is compared with no plan that serves more than it does", () => {
    expect(pinned([desktops])?.[0]).toMatch(/: would be \d+ GPUs on \d+ boards, \$\d+k\.$/)
    expect(pinned([desktops])?.[1]).toBe("Nothing in it serves LLM inference.")
  })

  test("where it misses a need, is compared with the cheapest that meets every need", () => {
    const [sentence, note] = pinned([desktops, { groups: [1], pin: { product: "kvm-vfio", gpu: "l40s", instanceType: null } }]) ?? []
    expect(sentence).toMatch(/ than the cheapest plan that meets every need\.$/)
    expect(note).toMatch(/^LLM inference: must live-migrate; /)
  })
})

test("where no single way serves all and the cheapest plan is above the budget, that plan is what comes closest, and its division is known to be cheapest", () => {
  const scenario: Scenario = {
    ...defaultScenario,
    policies: { ...defaultScenario.policies, budgetUsd: 10_000 },
    groups: [
      vms("knowledge-worker", 100, { needs: { techniques: ["mediated-pass-through"] } }),
      vms("llm-inference", 8, { needs: { techniques: ["fixed-pass-through"] } }),
    ],
  }
  const report = finish(mixOf(scenario, catalogue))
  const told = mixVerdict(report, scenario)
  expect(told?.tone).toBe("none")
  expect(told?.detail).toMatch(/^Closest comes a plan of parts, \S+ by .+: it likely costs about \$\d+k; the budget is \$10k\.$/)
  expect(divisionWords(report.mix, scenario)).toBe("No other division of the groups is cheaper.")
})

test("of a division that may not be the cheapest it is told what none costs less than", () => {
  const scenario: Scenario = {
    ...defaultScenario,
    groups: ["task-worker", "knowledge-worker", "power-user", "cad-light", "cad-medium", "cad-heavy", "video-editor"].map((id) =>
      vms(id, 60),
    ),
  }
  const { mix } = finish(mixOf(scenario, catalogue))
  expect(divisionWords(mix, scenario)).toMatch(
    /^Found by joining groups step by step: a cheaper division may exist, but none below \$[\d.]+[kM], \d+ % less\.$/,
  )
})

describe("the mix in a sentence", () => {
  test("names each part's GPU, technique and groups, the total, and what one way for all costs beyond it", () => {
    expect(
      said([
        ["knowledge-worker", 1500],
        ["llm-inference", 16],
      ]),
    ).toMatch(
      /^A16 by mediated pass-through for Knowledge worker and \S+ by fixed pass-through for LLM inference: \d+ GPUs on \d+ boards, \$[\d.]+M\. One way for all costs \$[\d.]+[kM] more\.$/,
    )
  })

  test("says so where one way for all is cheapest", () => {
    expect(
      said([
        ["task-worker", 100],
        ["knowledge-worker", 100],
      ]),
    ).toMatch(/^One way for all is the cheapest plan: .+ Dividing the groups saves nothing\.$/)
  })

  test("names the groups that nothing serves", () => {
    expect(
      said([
        ["task-worker", 100],
        ["cad-light", 4, { frameBufferMib: 4_000_000 }],
      ]),
    ).toBe("Nothing serves Light CAD, even alone.")
  })

  test("names the limit that the cheapest plan breaks", () => {
    const supply = { ...defaultScenario.supply, hostLimit: 2 }
    expect(
      said(
        [
          ["knowledge-worker", 1500],
          ["llm-inference", 16],
        ],
        { supply },
      ),
    ).toMatch(/^The cheapest plan of parts needs \d+ hosts, spares included; there are 2\.$/)
  })

  test("tells several limits apart", () => {
    const supply = { ...defaultScenario.supply, hostLimit: 2, gpuTotal: 3 }
    expect(
      said(
        [
          ["knowledge-worker", 1500],
          ["llm-inference", 16],
        ],
        { supply },
      ),
    ).toMatch(/ you allow 3 in all; it needs \d+ hosts, /)
  })

  test("where something is limited says that dividing saves nothing within it", () => {
    const supply = { ...defaultScenario.supply, gpuTotal: 1000 }
    expect(
      said(
        [
          ["task-worker", 100],
          ["knowledge-worker", 100],
        ],
        { supply },
      ),
    ).toMatch(/saves nothing within your limits\.$/)
  })
})
