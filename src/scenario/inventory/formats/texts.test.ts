import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../../dataset/full.ts"
import { gpuNames } from "../gpuNames.ts"
import { readHosts, readVms } from "../../../words/said.fixture.ts"
import { gresText } from "./texts.ts"

const names = gpuNames(fullCatalogue)
const vms = (text: string) => readVms(text, names)
const hosts = (text: string, vcpuPerCore = 1) => readHosts(text, names, { vcpuPerCore })

describe("nvidia-smi", () => {
  // Fields after `nvidia-smi vgpu -q` of drivers 525 and 580, as printed on hosts with RTX A6000 and RTX PRO 6000 boards.
  const vgpu = (id: number, uuid: string, name: string, type: string, mib: number) =>
    [
      `    vGPU ID                               : ${id}`,
      `        VM UUID                           : ${uuid}`,
      `        VM Name                           : ${name}`,
      `        vGPU Name                         : ${type}`,
      "        vGPU Type                         : 525",
      "        Guest Driver Version              : N/A",
      "        License Status                    : N/A (Expiry: N/A)",
      "        PCI",
      "            Bus Id                        : 00000000:00:00.0",
      "        FB Memory Usage",
      `            Total                         : ${mib} MiB`,
      "            Used                          : 128 MiB",
      `            Free                          : ${mib - 128} MiB`,
      "        Utilization",
      "            GPU                           : 0 %",
      "            Memory                        : 0 %",
    ].join("\n")
  test("vgpu -q: a VM for each, with the vGPUs that it holds; vCPUs and RAM are not there", () => {
    const read = vms(
      [
        "GPU 00000000:01:00.0",
        "    Active vGPUs                          : 3",
        vgpu(1, "u-1", "win10", "NVIDIA RTXA6000-2Q", 2048),
        vgpu(2, "u-2", "train", "NVIDIA RTXA6000-12Q", 12288),
        "",
        "GPU 00000000:02:00.0",
        "    Active vGPUs                          : 1",
        vgpu(3, "u-2", "train", "NVIDIA RTXA6000-12Q", 12288),
        vgpu(4, "u-3", "odd", "NVIDIA RTXA6000-5Q", 5120),
      ].join("\r\n"),
    )
    expect(read.items.map((vm) => [vm.name, vm.gpus, vm.frameBufferMib, vm.models])).toEqual([
      ["win10", 1, 2048, ["RTX A6000"]],
      ["train", 2, 12288, ["RTX A6000"]],
    ])
    expect(read.bad.map((row) => row.text)).toEqual(['Line 54: the dataset knows no vGPU or MIG profile "NVIDIA RTXA6000-5Q".'])
    expect(read.recognized).toMatchObject({ format: "nvidia-smi vgpu -q", layout: "nvidia-smi vgpu" })
    expect(read.caveats).toContain("vCPUs and RAM were not in the table of VMs.")
  })
  test("--query-gpu --format=csv: GPUs of one host; the number of all GPUs on each line counts none", () => {
    const read = hosts("index, name, count, memory.total [MiB], mig.mode.current\n0, NVIDIA L40S, 2, 46068 MiB, [N/A]\n1, NVIDIA L40S, 2, 46068 MiB, [N/A]\n") // prettier-ignore
    expect(read.items).toMatchObject([{ gpus: 2, model: "L40S", gpuMemoryMib: 46068 }])
  })
})

test("nvidia-smi -q: GPUs of one host with their memory; what is set in deeper is of their parts", () => {
  const gpu = (bus: string, part: string) =>
    [
      `GPU 00000000:${bus}:00.0`,
      "    Product Name                          : NVIDIA A100-SXM4-80GB",
      `    GPU UUID                              : GPU-${bus}`,
      "    MIG Mode",
      "        Current                           : Enabled",
      part,
      "    FB Memory Usage",
      "        Total                             : 81920 MiB",
      "        Used                              : 45 MiB",
      "    BAR1 Memory Usage",
      "        Total                             : 131072 MiB",
    ].join("\n")
  const part = ["    MIG Device", "        Index                             : 0", "        FB Memory Usage", "            Total                         : 9728 MiB"].join("\n") // prettier-ignore
  const read = hosts(
    ["", "==============NVSMI LOG==============", "", "Driver Version                            : 550.90.05", "", "Attached GPUs                             : 2", gpu("3B", part), "", gpu("5E", "")].join("\n"), // prettier-ignore
  )
  expect(read.items).toMatchObject([{ name: "the host", gpus: 2, model: "A100 80 GB SXM", gpuMemoryMib: 81920 }])
  expect(read.recognized).toMatchObject({ format: "nvidia-smi -q", layout: "nvidia-smi" })
})

test("nvidia-smi -L: a GPU for each of its lines, none for the instances below", () => {
  const read = hosts("GPU 0: NVIDIA L40S (UUID: GPU-1a)\n  MIG 1g.10gb     Device  0: (UUID: MIG-1)\nGPU 1: NVIDIA L40S (UUID: GPU-2b)\n")
  expect(read.items).toMatchObject([{ name: "the host", gpus: 2, model: "L40S" }])
  expect(read.recognized).toMatchObject({ format: "nvidia-smi -L" })
})

test("nvidia-smi with numbers and ids of the GPUs: still one host", () => {
  const read = hosts("index, uuid, name, memory.total [MiB]\n0, GPU-1, NVIDIA A16, 15356\n1, GPU-2, NVIDIA A16, 15356\n")
  expect(read.items).toMatchObject([{ name: "the host", gpus: 2, model: "A16" }])
})

describe("Slurm", () => {
  // Fields after slurm.schedmd.com/scontrol.html and nodes of versions 19.05 to 24.11 as clusters print them in their manuals.
  const block = (name: string, fields: string) =>
    `NodeName=${name} Arch=x86_64 CoresPerSocket=32 \n   CPUAlloc=0 CPUTot=128 CPULoad=0.05\n   AvailableFeatures=(null)\n   ${fields}\n   NodeAddr=${name} NodeHostName=${name} Version=23.02.7\n   OS=Linux 5.15.0-91-generic #101-Ubuntu SMP Tue Nov 14 13:30:08 UTC 2023 \n   RealMemory=1031000 AllocMem=0 FreeMem=900000 Sockets=2 Boards=1\n`
  test("scontrol show node: cores and not threads, MiB, GPUs by GRES, what drains is left out", () => {
    const read = hosts(
      [
        `${block("g1", "Gres=gpu:a100:4(S:0-1),nvme:1")}   State=IDLE ThreadsPerCore=2 TmpDisk=0\n   CfgTRES=cpu=128,mem=1031000M,gres/gpu=4\n   Reason=Sockets=1 is wrong RealMemory=5 [root@2026-08-27T10:00:00]\n`, // prettier-ignore
        `${block("g2", "Gres=gpu:a100:4(S:0-1)")}   State=IDLE+DRAIN ThreadsPerCore=2\n`,
        `${block("g3", "Gres=gpu:4")}   State=MIXED ThreadsPerCore=2\n`,
        `${block("c1", "Gres=(null)")}   State=ALLOCATED ThreadsPerCore=2\n`,
        `${block("g4", "Gres=gpu:l40s:2")}   State=DOWN* ThreadsPerCore=2\n`,
      ].join("\n"),
      2,
    )
    expect(read.items.map((host) => [host.name, host.vcpu, Math.round(host.ramGib), host.gpus, host.model])).toEqual([
      ["g1", 128, 1007, 4, "a100"],
      ["c1", 128, 1007, 0, null],
    ])
    expect(read.aside.map((row) => row.held.split(", ")[0])).toEqual(["g2", "g4"])
    expect(read.bad.map((row) => row.text)).toEqual(["Line 21: the host has GPUs, but no model is given."])
  })
  test("instances of MIG are no whole GPUs, and that they are cut is said", () => {
    const read = hosts([`${block("m1", "Gres=gpu:a100_3g.20gb:4(S:0-1)")}   State=IDLE\n`, `${block("m2", "Gres=gpu:a100:2,gpu:a100_1g.5gb:7")}   State=IDLE\n`].join("\n")) // prettier-ignore
    expect(read.items.map((host) => [host.name, host.gpus, host.model])).toEqual([["m1", 2, "a100"], ["m2", 3, "a100"]]) // prettier-ignore
    expect(read.caveats.join(" ")).toContain("2 nodes have their GPUs cut by MIG; counted are the fewest whole GPUs")
  })
  test("a line of sinfo with several nodes is so many hosts, each counted once", () => {
    const read = hosts(
      [
        "PARTITION NODELIST CPUS MEMORY GRES STATE",
        "gpu* gpu[008-010,12],login1 64 515000 gpu:l40s:8 mixed",
        "long gpu[009-012] 64 515000 gpu:l40s:8 mixed",
        "cpu rack[1-2]n[1-2] 64 256000 (null) idle",
      ].join("\n"),
    )
    expect(read.items.map(({ name, gpus }) => [name, gpus])).toEqual([
      ...["gpu008", "gpu009", "gpu010", "gpu12", "login1", "gpu011", "gpu012"].map((name) => [name, 8]),
      ...["rack1n1", "rack2n1", "rack1n2", "rack2n2"].map((name) => [name, 0]),
    ])
    expect(read.notes.join(" ")).toContain("1 line names a node again")
  })
  test("scontrol -o: one line a node", () => {
    const read = hosts("NodeName=n1 CPUAlloc=0 CPUTot=8 Gres=(null) RealMemory=16000 State=IDLE ThreadsPerCore=1\nNodeName=n2 CPUAlloc=0 CPUTot=64 Gres=gpu:v100:4(S:0-1) RealMemory=256000 State=IDLE ThreadsPerCore=2\n", 2) // prettier-ignore
    expect(read.items.map((host) => [host.name, host.vcpu, host.gpus])).toEqual([["n1", 8, 0], ["n2", 64, 4]]) // prettier-ignore
  })
  test.each([
    ["gpu:a100:4(S:0-1)", "4x a100"],
    ["gpu:tesla_t4:2,shard:8", "2x tesla t4"],
    ["gpu:v100:2(S:0,1),gpu:p100:1(S:1)", "2x v100, 1x p100"],
    ["gpu:4", "gpu:4"],
    ["gpu", "gpu:1"],
    ["gpu:h100", "1x h100"],
    ["gpu:a100:0", ""],
    ["(null)", ""],
    // slurm.schedmd.com/gres.html, "MIG Management": types of instances are named after the model and the profile.
    ["gpu:a100_3g.20gb:4(S:0)", "2x a100"],
    ["gpu:a100_3g.20gb:4(S:0),gpu:a100_1g.5gb:6(S:1)", "3x a100"],
    ["gpu:a100_4g.20gb:1,gpu:a100_3g.20gb:1", "1x a100"],
    ["gpu:a100_2g.10gb:4", "2x a100"],
    ["gpu:a30_1g.6gb:16", "4x a30"],
    ["gpu:h100_nvl_1g.12gb:7", "1x h100 nvl"],
    ["gpu:1g.5gb:7", "gpu:1"],
    ["gpu:a100:2,gpu:a100_1g.5gb:7", "2x a100, 1x a100"],
    ["pfsdir:scratch:1,ime:1", ""],
  ])("GRES %s is %s", (gres, text) => expect(gresText(gres)).toBe(text))
  test("sinfo -N with GRES: a node once, least of what differs, reasons with blanks", () => {
    const read = hosts(
      "Tue Feb 03 12:25:49 2026\nNODELIST   NODES PARTITION STATE CPUS S:C:T MEMORY GRES REASON\ng1 1 gpu* idle 64 2:16:2 512000 gpu:l40s:2(S:0-1) none\ng1 1 long idle 64 2:16:2 512000 gpu:l40s:2(S:0-1) none\ng2 1 gpu* drained* 64 2:16:2 512000 gpu:l40s:2 bad dimm in slot 4\nc[1-3] 3 cpu mixed 64+ 2:16:2 256000+ (null) none\n",
      2,
    )
    expect(read.items.map((host) => [host.name, host.vcpu, host.ramGib, host.gpus, host.model])).toEqual([
      ["g1", 64, 500, 2, "L40S"],
      ["c1", 64, 250, 0, null],
      ["c2", 64, 250, 0, null],
      ["c3", 64, 250, 0, null],
    ])
    expect(read.notes.join(" ")).toContain("1 line names a node again")
    expect(read.caveats.join(" ")).toContain('2 figures end in "+"')
  })
  test('sinfo -o "%n %c %m %G"', () =>
    expect(hosts("HOSTNAMES CPUS MEMORY GRES\ng1 64 512000 gpu:a40:1\n", 2).items).toMatchObject([{ name: "g1", vcpu: 64, gpus: 1, model: "A40" }])) // prettier-ignore
})

describe("XenServer", () => {
  // docs.xenserver.com, "Command-line interface": `xe vm-list` prints uuid, name-label and power-state; `params=` more.
  const list = `uuid ( RO)                 : c83c7646-db66-45e9-6b60-873dfc79621f
           name-label ( RW): ADFS22
          power-state ( RO): running
        is-a-template ( RW): false
    memory-static-max ( RW): 4294967296
            VCPUs-max ( RW): 2
           os-version (MRO): name: Microsoft Windows Server 2012 R2 Datacenter; distro: windows

uuid ( RO)                 : 11111111-db66-45e9-6b60-873dfc79621f
           name-label ( RW): Control domain on host: xs1
          power-state ( RO): running
        is-a-template ( RW): false
    memory-static-max ( RW): 4294967296
            VCPUs-max ( RW): 16

uuid ( RO)                 : 22222222-db66-45e9-6b60-873dfc79621f
           name-label ( RW): old
          power-state ( RO): halted
        is-a-template ( RW): false
    memory-static-max ( RW): 8589934592
            VCPUs-max ( RW): 4
`
  test("xe vm-list: bytes; the hosts' own domains are no VMs", () => {
    const read = vms(list)
    expect(read.items).toMatchObject([{ name: "ADFS22", vcpu: 2, ramGib: 4 }])
    expect(read.notes).toContain("1 control domain of a host is no VM and left out.")
    expect(read.aside.map((row) => row.text)).toEqual(["Line 16: it is not running (halted)."])
    expect(read.recognized).toMatchObject({ format: "xe", layout: "XenServer VMs" })
  })
  test("the same as a table of cells", () => {
    const read = vms("uuid,name-label,power-state,is-a-template,memory-static-max,VCPUs-max\nu1,ADFS22,running,false,4294967296,2\nu2,Control domain on host: xs1,running,false,4294967296,16\n") // prettier-ignore
    expect(read.items).toMatchObject([{ name: "ADFS22", vcpu: 2, ramGib: 4 }])
    expect(read.aside[0]!.text).toBe("Line 3: the control domain of a XenServer host, no VM.")
  })
  test("without parameters it holds names only, and says so", () =>
    expect(vms("uuid ( RO)           : u1\n     name-label ( RW): a\n    power-state ( RO): running\n").refusal).toMatch(/Only the names/))
  test("xe host-list params=all", () => {
    const read = hosts("uuid ( RO)                : u1\n            name-label ( RW): xs1\n               enabled ( RO): true\n              cpu_info (MRO): cpu_count: 64; socket_count: 2; vendor: AuthenticAMD\n          memory-total ( RO): 549755813888\n", 2) // prettier-ignore
    expect(read.items).toMatchObject([{ name: "xs1", vcpu: 64, ramGib: 512 }])
  })
})

describe("exports known by their columns", () => {
  // Names of RVTools' database columns, and of Azure Migrate's import template (learn.microsoft.com, "Assess imported servers").
  test("RVTools with -DBColumnNames", () => {
    const read = vms("vInfoVMName,vInfoPowerstate,vInfoTemplate,vInfoCPUs,vInfoMemory,vInfoOSTools,vInfoOS,vInfoFolder,vInfoHost\na,poweredOn,False,4,16384,Windows,Windows 11,VDI,esx1\nb,poweredOff,False,4,16384,Windows,Windows 11,VDI,esx1\n") // prettier-ignore
    expect(read.items).toMatchObject([{ name: "a", vcpu: 4, ramGib: 16 }])
    expect(read.recognized).toMatchObject({ layout: "RVTools vInfo", version: "column names of its database (-DBColumnNames)" })
    const esx = hosts("vHostName,vHostCluster,vHostInMaintenanceMode,vHostCpuModel,vHostNumCpu,vHostCoresPerCPU,vHostNumCpuCores,vHostMemorySize,vHostvCPUs,vHostModel\nesx1,C,False,Xeon,2,32,64,524288,12,R750\n") // prettier-ignore
    expect(esx.items).toMatchObject([{ name: "esx1", vcpu: 64, ramGib: 512, model: null }])
  })
  test("Azure Migrate's template: MB, whatever the figures", () => {
    const read = vms("*Server name,IP addresses,*Cores,*Memory (In MB),*OS name,OS version,Number of disks,CPU utilization percentage\nsrv-1,192.0.2.1,4,16384,Windows Server 2022,,1,40\n") // prettier-ignore
    expect(read.items).toMatchObject([{ name: "srv-1", vcpu: 4, ramGib: 16 }])
    expect(read.recognized.layout).toBe("Azure Migrate")
  })
})

describe("OpenStack's lists as CSV", () => {
  const flavors = [
    '"ID","Name","RAM","Disk","Ephemeral","VCPUs","Is Public","Properties"',
    '"1","small",512,1,0,1,True,"{}"',
    `"2","vgpu",16384,20,0,4,True,"{'resources:VGPU': '1', 'trait:CUSTOM_L40S': ""it's""}"`,
    `"3","two",65536,40,0,16,True,"{'pci_passthrough:alias': 'l40s:2,nvme:1'}"`,
  ].join("\n")
  const servers = '"ID","Name","Status","Flavor Name"\n"aa","web","ACTIVE","small"\n"bb","vdi","ACTIVE","vgpu"\n"cc","lost","ACTIVE","gone"\n"dd","cad","ACTIVE","3"\n' // prettier-ignore

  test("properties of flavors tell their GPUs, as CSV has them and as tables do", () => {
    const printed = flavors
      .replace(/"\{'pci.*?\}"/, `"pci_passthrough:alias='l40s:2,nvme:1'"`)
      .replace("{'resources:VGPU': '1'", "resources:VGPU='1'")
    for (const text of [flavors, printed]) {
      const read = readVms(text, names)
      expect(read.recognized.layout).toBe("OpenStack flavors")
      expect(read.items.map(({ name, gpus, models, ramGib }) => [name, gpus, models, ramGib])).toEqual([
        ["small", 0, [], 0.5],
        ["vgpu", 1, [], 16],
        ["two", 2, ["L40S"], 64],
      ])
      expect(read.caveats.join(" ")).toMatch(/how many vGPUs a server has.*Devices by alias that name no GPU are not counted: nvme\./)
    }
  })

  test("servers get what their flavors below them in the same file say, by name or id; a flavor that is not there is told", () => {
    const read = readVms(`${servers}${flavors}\n`, names)
    expect(read.recognized.layout).toBe("OpenStack servers")
    expect(read.items.map(({ name, gpus, vcpu, ramGib }) => [name, gpus, vcpu, ramGib])).toEqual([
      ["web", 0, 1, 0.5],
      ["vdi", 1, 4, 16],
      ["cad", 2, 16, 64],
    ])
    expect(read.caveats).toContain("The flavors of 1 of 4 servers are not in the file, so what they need is not known.")
    expect(read.bad.map(({ row }) => row)).toEqual([4])
  })

  test("servers alone are refused with what to put beside them", () => {
    expect(readVms(servers, names).refusal).toMatch(/no column says what they need.*openstack flavor list --long -f csv/)
  })
})
