import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { exampleInventory } from "../../engine/inventory/example.ts"
import { placeInventory } from "../../engine/inventory/placeInventory.ts"
import { placementCsv } from "./answer.ts"
import { plainName } from "./columns.ts"
import { readFigure, readHosts, readVms } from "./readCsv.ts"

describe("reading VMs", () => {
  test("a public trace's rows: thousandths of a GPU, models with bars, MiB", () => {
    const { items, bad } = readVms(
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos\np-1,12000,16384,1,460,A10|T4,LS\np-2,2000,4096,0,0,,BE\np-3,1000,1024,2,2000,,LS\n",
    )
    expect(bad).toEqual([])
    expect(items).toEqual([
      { name: "p-1", gpus: 1, gpuMilli: 460, frameBufferMib: 0, models: ["A10", "T4"], vcpu: 12, ramGib: 16 },
      { name: "p-2", gpus: 0, gpuMilli: 0, frameBufferMib: 0, models: [], vcpu: 2, ramGib: 4 },
      { name: "p-3", gpus: 2, gpuMilli: 1000, frameBufferMib: 0, models: [], vcpu: 1, ramGib: 1 },
    ])
  })
  test("an export of a virtualization manager: MB without saying so, vGPU profiles, semicolons", () => {
    const { items, notes } = readVms("VM;CPUs;Memory;vGPU Profile;Powerstate\ndesk;4;8192;grid_a16-2q;poweredOn\n")
    expect(items).toEqual([{ name: "desk", gpus: 1, gpuMilli: 0, frameBufferMib: 2048, models: ["a16"], vcpu: 4, ramGib: 8 }])
    expect(notes.join(" ")).toMatch(/Memory names no unit.*read as MiB.*/)
    expect(notes.join(" ")).toMatch(/Columns not used: Powerstate/)
  })
  test.each([
    ["0.25", 1, 250],
    ["25 %", 1, 250],
    ["2", 2, 1000],
    ["0", 0, 0],
  ])("a GPU column of %s means %i GPUs, %i thousandths of each", (text, gpus, gpuMilli) => {
    expect(readVms(`name,gpu,vcpu\nx,${text},1\n`).items).toMatchObject([{ gpus, gpuMilli }])
  })
  test("a row may stand for many VMs, each with its own name", () => {
    expect(readVms("name,gpu share,count\nd,0.1,3\n").items.map((vm) => vm.name)).toEqual(["d-1", "d-2", "d-3"])
  })
  test("a bad row is named with what is wrong and what it held, and the others are read", () => {
    const { items, bad } = readVms("name,vcpu,gpu_milli\na,4,500\nb,four,500\nc,4,1500\n")
    expect(items).toHaveLength(1)
    expect(bad.map((one) => one.text)).toEqual([
      'Row 3: "four" in column vcpu is no number.',
      "Row 4: 1500 thousandths of one GPU are more than there are; give the number of GPUs in a column of its own.",
    ])
    expect(bad[0]!.held).toBe("b, four, 500")
  })
  test("text without a known column is refused in a sentence", () => {
    expect(readVms("hello there").bad[0]?.text).toMatch(/None of the columns is known/)
    expect(readVms("").notes[0]).toMatch(/no text/)
  })
})

describe("reading hosts", () => {
  test("a public trace's rows", () => {
    expect(readHosts("sn,cpu_milli,memory_mib,gpu,model\nn-1,64000,262144,2,T4\nn-2,96000,393216,0,\n").items).toEqual([
      { name: "n-1", model: "T4", gpus: 2, gpuMemoryMib: null, vcpu: 64, ramGib: 256 },
      { name: "n-2", model: null, gpus: 0, gpuMemoryMib: null, vcpu: 96, ramGib: 384 },
    ])
  })
  test("an export of a virtualization manager, with GPUs added", () => {
    expect(readHosts("Host,# Cores,# Memory,GPU Model,GPUs,GPU Memory (GiB)\nesx1,64,1048576,L40S,4,48\n").items).toEqual([
      { name: "esx1", model: "L40S", gpus: 4, gpuMemoryMib: 49152, vcpu: 64, ramGib: 1024 },
    ])
  })
  test("GPUs without a model cannot be used, and the row says so", () => {
    expect(readHosts("host,gpus,cores,ram\nh,2,8,64\n").bad[0]?.text).toMatch(/no model/)
  })
})

test("names of columns are known with and without units, signs and capitals", () => {
  expect(plainName("# Cores")).toEqual({ name: "cores", unit: null })
  expect(plainName("GPU Memory (MiB)")).toEqual({ name: "gpu memory", unit: "MiB" })
  expect(plainName("gpuMemoryGib")).toEqual({ name: "gpu memory", unit: "GiB" })
})

test.each([
  ["1 024", 1024],
  ["0,25", 0.25],
  ["1,024.5", 1024.5],
  ["12%", 0.12],
  ["1e3", 1000],
])("%s is the number %d", (text, value) => {
  expect(readFigure(text)).toBeCloseTo(value, 9)
})

test("whatever the text, every row is read or named, and nothing throws", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.oneof(fc.string(), fc.constantFrom("1", "0.5", "x", "-3")), { minLength: 3, maxLength: 3 })),
      (rows) => {
        const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
        const { items, bad } = readVms(`name,gpu,vcpu\n${quoted.join("\n")}\n`)
        const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""))
        expect(items.length + bad.length).toBe(filled.length)
      },
    ),
  )
})

test("the file of a placement has a line for each VM, with its host or the reason, and no formulas", () => {
  const example = exampleInventory(60, 3)
  const inventory = { ...example, vms: example.vms.map((vm, i) => (i === 0 ? { ...vm, name: "=1+1" } : vm)) }
  const lines = placementCsv(inventory, placeInventory(inventory, fullCatalogue)).trimEnd().split("\r\n")
  expect(lines).toHaveLength(61)
  expect(lines[1]).toMatch(/^'=1\+1,/)
  for (const line of lines.slice(1)) expect(line.split(",").filter((cell) => cell !== "").length).toBeGreaterThan(1)
})
