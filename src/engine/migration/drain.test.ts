import { describe, expect, it } from "vitest"
import { gpu, product } from "../cost/cost.fixture.ts"
import { drainOf } from "./drain.ts"
import { roomElsewhere, fullestHost } from "./hosts.ts"
import { asked, at, group, remoting, spareless } from "./migration.fixture.ts"
import { migrationOf } from "./migration.ts"

describe("emptying a host", () => {
  it("moves VMs one after another where the platform documents no more", () => {
    // 64 VMs x (8 GiB x 8.589934592 / (10 x 0.7) + 1 s)
    const migration = migrationOf(asked(remoting({ hypervisors: ["xenserver"] })))
    expect(migration.vmsPerHost).toBe(64)
    expect(migration.drain?.atOnce).toBeNull()
    expect(migration.drainSeconds?.likely).toBeCloseTo(64 * ((8 * 8.589934592) / 7 + 1), 6)
  })

  it("moves eight at once on vSphere from 10 Gbit/s, four below, and shares the line among them", () => {
    const eight = migrationOf(asked(remoting()))
    expect(eight.drain?.atOnce).toBe(8)
    // The line is the limit: 64 x 8 GiB x 8.589934592 / (10 x 0.7); at worst one after another at half of the line.
    expect(eight.drainSeconds?.likely).toBeCloseTo((64 * 8 * 8.589934592) / 7, 6)
    expect(eight.drainSeconds?.high).toBeCloseTo(64 * ((8 * 8.589934592) / 5 + 2), 6)
    expect(migrationOf(asked({ ...remoting(), scenario: at(1) })).drain?.atOnce).toBe(4)
  })

  it("overlaps the pauses, not the copies", () => {
    const ask = {
      moving: new Map([[0, 16]]),
      groups: [group({ ramGib: 1 })],
      stuns: [
        {
          group: 0,
          seconds: { low: 10, likely: 10, high: 10 },
          expected: { low: 10, likely: 10, high: 10 },
          worst: { low: 10, likely: 10, high: 10 },
        },
      ],
      sentShare: { low: 0, likely: 0, high: 0 },
      gbps: 8.589934592,
      lineShare: { low: 1, likely: 1, high: 1 },
    }
    // One GiB takes a second: alone 11 s each; eight at once an eighth of the sum; a hundred at once the longest or the line.
    expect(drainOf({ ...ask, atOnce: 1 }).likely).toBeCloseTo(176, 9)
    expect(drainOf({ ...ask, atOnce: 8 }).likely).toBeCloseTo(22, 9)
    expect(drainOf({ ...ask, atOnce: 100 }).likely).toBeCloseTo(16, 9)
    expect(drainOf({ ...ask, atOnce: 100 }).high).toBeCloseTo(176, 9)
  })

  it("needs a placement", () => {
    expect(migrationOf(asked({ placement: null }))).toMatchObject({ drainSeconds: null, vmsPerHost: 0, drain: null, failure: null })
  })

  it("stops VMs that cannot be moved, suspends those that can be suspended", () => {
    const no = { support: "no" } as const
    const of = (suspend: "yes" | "no") => migrationOf(asked(remoting({ liveMigration: no, suspendResume: { support: suspend } })))
    expect(of("no").drain?.outcomes).toEqual([{ group: 0, outcome: "stopped", vms: 64 }])
    expect(of("yes").drain?.outcomes).toEqual([{ group: 0, outcome: "suspended", vms: 64 }])
    expect(of("no").drainSeconds).toBeNull()
  })

  it("warns of VMs whose pause may outlast the limit", () => {
    const huge = migrationOf(asked({ groups: [group({ frameBufferMib: 48 * 1024 })] }))
    expect(huge.drain?.outcomes[0]?.outcome).toBe("may-time-out")
    expect(migrationOf(asked()).drain?.outcomes[0]?.outcome).toBe("moves")
  })
})

describe("a host that fails", () => {
  it("takes the sessions of all its VMs; a spare host takes the VMs", () => {
    const { failure } = migrationOf(
      asked({ product: product({ haRestart: { support: "conditional", condition: "a free GPU is needed" } }) }),
    )
    expect(failure).toMatchObject({
      lose: 64,
      keep: 36,
      restart: "conditional",
      condition: "a free GPU is needed",
      room: 64,
      spareHosts: 1,
    })
  })

  it("is not known to be restarted where nobody says", () => {
    expect(migrationOf(asked()).failure?.restart).toBe("unknown")
  })

  it("leaves VMs without room where no host is spare", () => {
    // The other host runs 36 VMs of 4 vCPUs in 144 of 320, on 3 of 4 GPUs: one empty GPU and 12 places on another, 28 in all.
    const fullest = fullestHost(spareless)
    expect(roomElsewhere(spareless, [group()], gpu({}), fullest)).toEqual(new Map([[0, 28]]))
    const { drain, failure } = migrationOf(asked({ placement: spareless }))
    expect(failure).toMatchObject({ lose: 64, keep: 36, room: 28, spareHosts: 0 })
    expect(drain?.outcomes).toEqual([
      { group: 0, outcome: "moves", vms: 28 },
      { group: 0, outcome: "no-room", vms: 36 },
    ])
  })

  it("is limited by vCPUs and RAM as well as by GPUs", () => {
    const tight = { ...spareless, hosts: { ...spareless.hosts, vcpuPerHost: 160 } }
    expect(roomElsewhere(tight, [group()], gpu({}), fullestHost(tight))).toEqual(new Map([[0, 4]]))
    expect(roomElsewhere(spareless, [group({ ramGib: 100 })], gpu({}), fullestHost(spareless))).toEqual(new Map([[0, 7]]))
  })
})
