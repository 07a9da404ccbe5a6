import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { exampleInventory } from "../../engine/inventory/example.ts"
import { placeInventory } from "../../engine/inventory/placeInventory.ts"
import { placementCsv, rowsCsv } from "../../words/inventoryAnswer.ts"
import { sayHeadline, sayReading } from "../../words/reading.ts"
import { choicesIn } from "./choices.ts"
import { plainName } from "./columns.ts"
import { countAndModel, gpuNames } from "./gpuNames.ts"
import { inventoryOf } from "./inventory.ts"
import { markIn, readAmount } from "./quantity.ts"
import type { ReadOptions } from "./read.ts"
import { readHosts, readVms } from "../../words/said.fixture.ts"

const names = gpuNames(fullCatalogue)
const vms = (text: string, options?: ReadOptions) => readVms(text, names, options)
const hosts = (text: string, options?: ReadOptions) => readHosts(text, names, options)

describe("VMs", () => {
  test("a public trace's rows: thousandths of a GPU, models with bars, MiB", () => {
    const { items, bad, caveats } = vms(
      "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos\np-1,12000,16384,1,460,A10|T4,LS\np-2,2000,4096,0,0,,BE\np-3,1000,1024,2,2000,,LS\n",
    )
    expect([bad, caveats]).toEqual([[], []])
    expect(items).toEqual([
      { name: "p-1", gpus: 1, gpuMilli: 460, frameBufferMib: 0, models: ["A10", "T4"], vcpu: 12, ramGib: 16 },
      { name: "p-2", gpus: 0, gpuMilli: 0, frameBufferMib: 0, models: [], vcpu: 2, ramGib: 4 },
      { name: "p-3", gpus: 2, gpuMilli: 1000, frameBufferMib: 0, models: [], vcpu: 1, ramGib: 1 },
    ])
  })
  test.each([
    ["0.25", 1, 250],
    ["25 %", 1, 250],
    ["0,25", 1, 250],
    ["2", 2, 1000],
    ["0", 0, 0],
    ["n/a", 0, 0],
  ])("a GPU column of %s means %i GPUs, %i thousandths of each", (text, gpus, gpuMilli) => {
    expect(vms(`name\tgpu\tvcpu\nx\t${text}\t1\n`).items).toMatchObject([{ gpus, gpuMilli }])
  })
  test("a bare 25 may be GPUs or percent: it is asked", () => {
    const text = "name,vcpu,ram gb,gpu\na,4,8,25\n"
    expect(vms(text).columns[3]).toMatchObject({ unit: "GPUs", isAsked: true })
    expect(vms(text, { columns: { gpu: { unit: "percent" } } }).items[0]).toMatchObject({ gpus: 1, gpuMilli: 250 })
    expect(vms("name,vcpu,ram gb,gpu\na,4,8,8\n").caveats).toEqual([])
  })
  test("a column of numbers of GPUs that holds parts is read as shares", () =>
    expect(vms("name,gpus,vcpu\na,0.5,1\nb,2,1\n").items.map((vm) => [vm.gpus, vm.gpuMilli])).toEqual([[1, 500], [2, 1000]])) // prettier-ignore
  test("a GPU column that names models: how many of what", () =>
    expect(
      vms("name,gpu,vcpu\na,2x A100-PCIE-40GB,1\nb,none,1\nc,NVIDIA L40S,1\n").items.map((vm) => [vm.gpus, vm.gpuMilli, vm.models]),
    ).toEqual([
      [2, 1000, ["A100 40 GB PCIe"]],
      [0, 0, []],
      [1, 1000, ["L40S"]],
    ]))
  test("a row may stand for many VMs, each with its own name", () => {
    expect(vms("name,gpu share,count\nd,0.1,3\n").items.map((vm) => vm.name)).toEqual(["d-1", "d-2", "d-3"])
  })
  test("a bad row is named with its line as an editor counts it, and the others are read", () => {
    const { items, bad } = vms('name,vcpu,gpu_milli\n"a\nb",4,500\n\nb,four,500\nc,4,1500\nd,,500\n')
    expect(items.map((vm) => vm.name)).toEqual(["a\nb"])
    expect(bad.map((one) => one.text)).toEqual([
      'Line 5: "four" in column vcpu is no number.',
      "Line 6: 1500 thousandths of one GPU are more than there are; give the number of GPUs in a column of its own.",
      "Line 7: it does not say how many CPUs there are.",
    ])
    expect(bad[0]!.held).toBe("b, four, 500")
  })
  test("a profile that the dataset does not know is named, and its row kept aside", () => {
    const { items, bad } = vms(
      "name,vcpu,vgpu profile\na,1,grid_a16-3q\nb,1,nvidia-a16-2q\nc,1,NVIDIA RTXA6000-12Q\nd,1,grid_rtx8000-8q\ne,1,MIG 1g.5gb\n",
    )
    expect(bad.map((one) => one.text)).toEqual(['Line 2: the dataset knows no vGPU or MIG profile "grid_a16-3q".'])
    expect(items.map((vm) => [vm.name, vm.frameBufferMib])).toEqual([["b", 2048], ["c", 12288], ["d", 8192], ["e", 4864]]) // prettier-ignore
  })
  test("text without a known column is refused in a sentence", () => {
    expect(vms("hello there").refusal).toMatch(/None of the columns is known/)
    expect(vms("").refusal).toMatch(/no text/)
    expect(vms("name,colour\na,red\n").refusal).toMatch(/Only the names/)
  })
  test("resource columns under names that are not known are said, never read as zero", () => {
    const { caveats, measured } = vms("name,gpu,Grosse RAM Menge,CPU thing\na,0.5,4,4\n")
    expect(measured).toEqual({ vcpu: false, ram: false, gpu: true })
    expect(caveats.join(" ")).toMatch(/vCPUs and RAM were not in the table.*Grosse RAM Menge, CPU thing/)
  })
  test("rows that bear one name are said", () =>
    expect(vms("vm,vcpu\na,1\na,1\nb,1\n").caveats.join(" ")).toContain(
      "1 row of the VMs bears a name that stood before; each is counted.",
    ))
  test("a reader's choice counts before names and layouts", () => {
    const read = vms("name,Amount,Memory\na,4,8192\n", { columns: { Amount: { role: "vcpu" }, Memory: { unit: "MiB" } } })
    expect(read.items).toMatchObject([{ vcpu: 4, ramGib: 8 }])
    expect(read.caveats.join(" ")).not.toContain("nothing tells the unit")
    expect(vms("name,vcpu,Memory\na,4,8\n", { columns: { Memory: { role: null } } }).measured.ram).toBe(false)
  })
})

describe("where no column speaks of GPUs, a reader may say what each row has", () => {
  test.each([
    ["0.25", { gpus: 1, gpuMilli: 250, frameBufferMib: 0 }],
    ["4 GiB", { gpus: 1, gpuMilli: 0, frameBufferMib: 4096 }],
    ["A16-2Q", { gpus: 1, gpuMilli: 0, frameBufferMib: 2048, models: ["A16"] }],
  ])("VMs: %s", (gpuOfEach, vm) => {
    const read = vms("vm,cpus,ram gb\na,4,8\n", { gpuOfEach })
    expect(read.items).toMatchObject([vm])
    expect(read.measured.gpu).toBe(true)
    expect(read.caveats).toEqual([`GPUs of the VMs are not in the table but as added for each: ${gpuOfEach}.`])
  })
  test("hosts: 4x L40S; a table that speaks of GPUs is left as it is", () => {
    expect(hosts("host,cores,ram gb\nh,64,512\n", { gpuOfEach: "4x L40S" }).items).toMatchObject([{ gpus: 4, model: "L40S" }])
    expect(hosts("host,cores,ram gb,gpu model\nh,64,512,T4\n", { gpuOfEach: "4x L40S" }).items).toMatchObject([{ gpus: 1, model: "T4" }])
  })
})

describe("a unit is told or asked, never guessed in silence", () => {
  test.each([
    ["memory_mib", "8192", "MiB"],
    ["RAM (GB)", "8", "GiB"],
    ["MemoryKB", "8388608", "KiB"],
    ["Memory Bytes", "8589934592", "B"],
  ])("%s %s", (header, cell, unit) => {
    const read = vms(`name,vcpu,${header}\na,4,${cell}\n`)
    expect(read.items[0]!.ramGib).toBe(8)
    expect(read.columns[2]).toMatchObject({ unit, isAsked: false })
  })
  test.each(["8 GiB", "8192 MB", "8388608Ki", "8,589,934,592 B", "0.0078125 TB"])("%s in a cell", (cell) =>
    expect(vms(`name\tvcpu\tmemory\na\t4\t${cell}\n`).items[0]!.ramGib).toBe(8),
  )
  test.each([
    ["64", "GiB"],
    ["8192", "MiB"],
  ])("a bare %s is asked, with both readings", (cell, unit) => {
    // prettier-ignore
    const read = vms(`name,vcpu,memory\na,4,${cell}\n`)
    expect(read.columns[2]).toMatchObject({ unit, isAsked: true })
    expect(read.caveats.join(" ")).toContain(`it is read as ${unit} ("${cell}" is `)
  })
})

describe("hosts", () => {
  test("a public trace's rows", () => {
    expect(hosts("sn,cpu_milli,memory_mib,gpu,model\nn-1,64000,262144,2,T4\nn-2,96000,393216,0,\n", { vcpuPerCore: 5 }).items).toEqual([
      { name: "n-1", model: "T4", gpus: 2, gpuMemoryMib: null, vcpu: 64, ramGib: 256 },
      { name: "n-2", model: null, gpus: 0, gpuMemoryMib: null, vcpu: 96, ramGib: 384 },
    ])
  })
  test("cores count for the vCPUs given out for each, threads for half, vCPUs as they are", () => {
    const cpus = (header: string) => hosts(`name,${header},ram gb\nh,64,512\n`, { vcpuPerCore: 5 }).items[0]!.vcpu
    expect([cpus("cores"), cpus("threads"), cpus("vcpu")]).toEqual([320, 160, 64])
    expect(hosts("name,cpus,ram gb\nh,64,512\n").columns[1]!.isAsked).toBe(true)
  })
  test("sockets without cores say nothing of cores; with them they are multiplied", () => {
    expect(hosts("name,sockets,ram gb\nh,2,512\n").measured.vcpu).toBe(false)
    expect(hosts("name,# CPU,Cores per CPU,ram gb\nh,2,32,512\n").items[0]!.vcpu).toBe(64)
  })
  test("a server's model is no GPU, a GPU's is", () => {
    expect(hosts("name,cores,ram gb,model\nh,64,512,PowerEdge R750\n").items[0]!.gpus).toBe(0)
    expect(hosts("name,cores,ram gb,model\nh,64,512,NVIDIA L40S\n").items[0]).toMatchObject({ gpus: 1, model: "L40S" })
  })
  test("GPUs without a model cannot be used, and the row says so", () => {
    expect(hosts("host,gpus,cores,ram\nh,2,8,64\n").bad[0]?.text).toMatch(/no model/)
  })
  test("a list of GPUs of several hosts, measured twice, counts each GPU once", () => {
    const row = (host: string, index: number) => `${host},${index},Tesla T4,15360 MiB\n`
    const read = hosts(`hostname,index,name,memory.total [MiB]\n${row("a", 0)}${row("a", 1)}${row("b", 0)}${row("a", 0)}`)
    expect(read.items.map((host) => [host.name, host.gpus, host.model])).toEqual([["a", 2, "T4"], ["b", 1, "T4"]]) // prettier-ignore
    expect(read.aside.map((one) => one.row)).toEqual([5])
  })
})

test.each([
  ["4x A100", 4, "A100"],
  ["8 H100 SXM5", 8, "H100 SXM5"],
  ["L40S (x2)", 2, "L40S"],
  ["gpu:a100:8(S:0-1)", 8, "a100"],
  ["RTX A6000", null, "RTX A6000"],
  ["Tesla V100-SXM2-32GB", null, "Tesla V100-SXM2-32GB"],
])("%s", (text, count, model) => expect(countAndModel(text)).toEqual({ count, model }))

test("drivers' names of GPUs mean what they say", () => {
  const one = (name: string) => names.model(name).map((gpu) => gpu.id)
  expect(one("NVIDIA A100-SXM4-40GB")).toEqual(["a100-sxm4-40"])
  expect(one("A100-PCIE-40GB")).toEqual(["a100-pcie-40"])
  expect(one("NVIDIA A100 80GB PCIe")).toEqual(["a100-pcie-80"])
  expect(one("NVIDIA H100 80GB HBM3")).toEqual(["h100-sxm5-80"])
  expect(one("NVIDIA H100 PCIe")).toEqual(["h100-pcie-80"])
  expect(one("Tesla P100-PCIE-16GB")).toEqual(["p100-pcie-16"])
  expect(one("NVIDIA A10")).toEqual(["a10"])
  expect(one("NVIDIA L40S")).toEqual(["l40s"])
  expect(one("NVIDIA RTX 6000 Ada Generation")).toEqual(["rtx-6000-ada"])
  expect(one("PowerEdge R750")).toEqual([])
})

test("every GPU and every type of the dataset is known by its own name", () => {
  const unknown = fullCatalogue.gpus.filter((gpu) => !names.model(gpu.name).includes(gpu)).map((gpu) => gpu.id)
  expect(unknown).toEqual([])
  const types = fullCatalogue.instanceTypeSets
    .filter((set) => !set.cloudOnly && (set.technology === "nvidia-vgpu" || set.technology === "nvidia-mig"))
    .flatMap(({ gpu, types: list }) => list.filter((type) => type.frameBufferMib !== null).map((type) => ({ gpu, type })))
  expect(types.length).toBeGreaterThan(500)
  expect(types.filter(({ gpu, type }) => !names.profile(type.name)?.gpus.some((one) => one.id === gpu)).map(({ type }) => type.id)).toEqual(
    [],
  )
})

test("names of columns are known with and without units, signs and capitals", () => {
  expect(plainName("# Cores")).toEqual({ name: "cores", unit: null })
  expect(plainName("GPU Memory (MiB)")).toEqual({ name: "gpu memory", unit: "MiB" })
  expect(plainName("gpuMemoryGib")).toEqual({ name: "gpu memory", unit: "GiB" })
  expect(plainName("memory.total [MiB]")).toEqual({ name: "memory total", unit: "MiB" })
  expect(plainName("NumCpu").name).toBe("num cpu")
  expect(plainName("CPUCount").name).toBe("cpu count")
  expect(plainName("VCPUs").name).toBe("vcpus")
  expect(plainName("gpu %")).toEqual({ name: "gpu", unit: "percent" })
})

test.each([
  ["1 024", "point", 1024],
  ["0,25", "point", 0.25],
  ["1,024.5", "point", 1024.5],
  ["1,024", "point", 1024],
  ["1.024", "comma", 1024],
  ["1.024,5", "comma", 1024.5],
  ["0.125", "comma", 0.125],
  ["1e3", "point", 1000],
] as const)("%s with a decimal %s is %d", (text, mark, value) => expect(readAmount(text, mark).value).toBeCloseTo(value, 9))

test.each([
  ["0,25", "comma"],
  ["1.024,5", "comma"],
  ["1,024.5", "point"],
  ["16.384", "either"],
  ["0.125", "point"],
  ["1.024.000", "comma"],
  ["12", null],
] as const)(
  // prettier-ignore
  "%s tells the decimal mark: %s",
  (text, mark) => expect(markIn(text)).toBe(mark),
)

test.each([
  ["addresses", "10.12.3.4"],
  ["an address of three figures each", "10.100.200.123"],
  ["versions", "12.3.5"],
  ["dates", "12.11.2026"],
])("%s do not say that a comma stands before the decimals", (_, cell) => {
  const read = vms(`VM,CPUs,Memory MB,Other\na,4,"16,384",${cell}\nb,8,"32,768",${cell}\n`)
  expect([read.mark, read.items.map((vm) => vm.ramGib)]).toEqual(["point", [16, 32]])
})

test("vRAM beside the VMs of a host is what they hold of its RAM: it is no GPU's memory, and GPUs may be added for each", () => {
  // Columns of RVTools 4.x, vHost.
  const text = "Host,in Maintenance Mode,HT Active,# CPU,Cores per CPU,# Cores,# Memory,# VMs,# vCPUs,vRAM,Model\nesx01,False,True,2,32,64,524288,11,44,180224,PowerEdge R750\n" // prettier-ignore
  const read = hosts(text, { gpuOfEach: "2x L40S" })
  expect(read.items).toMatchObject([{ name: "esx01", gpus: 2, model: "L40S", gpuMemoryMib: null }])
  expect(hosts(text).caveats).toContain("GPUs were not in the table of hosts.")
  expect(hosts(text).columns.find((column) => column.header === "vRAM")).toMatchObject({ role: null, isAsked: false })
})

test("a figure that a formula failed to find is no figure of none: the row is refused", () => {
  const read = vms("name,vcpu,ram gb,gpu model,gpus\na,4,8,A100,#N/A\nb,4,8,#N/A,1\nc,4,8,A100,1\n")
  expect(read.items.map((vm) => vm.name)).toEqual(["c"])
  expect(read.bad.map((row) => row.text)).toEqual([
    'Line 2: "#N/A" in column gpus is an error of a formula.',
    'Line 3: "#N/A" in column gpu model is an error of a formula.',
  ])
})

test("GPUs of two models in one host are two rows of it, which part its CPUs and RAM by their GPUs", () => {
  const read = hosts("hostname,index,name,memory.total [MiB],cores,ram gb\nn1,0,NVIDIA L40S,46068 MiB,64,512\nn1,1,NVIDIA L4,23034 MiB,64,512\nn1,2,NVIDIA L4,23034 MiB,64,512\nn2,0,NVIDIA L4,23034 MiB,64,512\n") // prettier-ignore
  expect(read.items.map((host) => [host.name, host.model, host.gpus, Math.round(host.vcpu * 10) / 10, Math.round(host.ramGib)])).toEqual([
    ["n1", "L40S", 1, 21.3, 171],
    ["n1", "L4", 2, 42.7, 341],
    ["n2", "L4", 1, 64, 512],
  ])
  expect(read.notes.join(" ")).toContain("1 host has GPUs of several models")
})

test("columns are chosen on the command line in words, or refused in a sentence", () => {
  const choices = { Memory: { role: "ram", unit: "MiB" }, Notes: { role: null } }
  expect(choicesIn("vms", "Memory=ram:mib, Notes=ignore")).toEqual({ choices })
  const faultOf = (...given: Parameters<typeof choicesIn>): string => {
    const read = choicesIn(...given)
    return "fault" in read ? sayReading(read.fault) : ""
  }
  expect(faultOf("vms", "Memory=weight")).toMatch(/can be name, vcpu,.* not "weight"/)
  expect(faultOf("hosts", "CPU=vcpu:MiB")).toMatch(/one of cores, threads/)
})

test("an answer never says fit alone where something was not counted", () => {
  const { inventory, heeded } = inventoryOf(vms("vm,cpus,ram gb\na,4,8\n"), hosts("host,cores,ram gb\nh,8,64\n"), {
    slicing: "shares",
    goal: "gpus",
  })
  const report = placeInventory(inventory, fullCatalogue)
  expect(sayHeadline({ totals: report.totals, unplaced: 0 }, heeded)).toBe(
    "All 1 VM fit by vCPU and RAM on 1 of 1 host; GPUs could not be counted.",
  )
})

test("what turns the direction of text is taken out of every cell and name of a column, with a note", () => {
  const { items, columns, bad, notes } = vms("na\u200eme,vcpu,gpu\nweb\u202egnp.exe,4,0.5\nb\u2066x\u2069,y\u202e,1\n")
  expect(items.map(({ name }) => name)).toEqual(["webgnp.exe"])
  expect(bad.map(({ held }) => held)).toEqual(["bx, y, 1"])
  expect(JSON.stringify([items, columns, bad, notes])).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/)
  expect(notes).toContain("4 cells held characters that turn the direction of text; they are taken out.")
  expect(vms("name,vcpu,gpu\na,4,1\n").notes.join(" ")).not.toContain("direction")
})

test("rows kept aside make a file, with the line and the reason", () => {
  const { bad } = vms("name,vcpu\n=a,x\n")
  expect(rowsCsv(bad.map((one) => ({ ...one, of: "VMs" })))).toBe(
    'table,line,reason,row\r\nVMs,2,"Line 2: ""x"" in column vcpu is no number.","\'=a, x"\r\n',
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
