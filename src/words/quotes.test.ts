import { describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { overrideRows } from "../scenario/url/groups.ts"
import { hostRows } from "../scenario/url/host.ts"
import { decodeFragment, knownIds } from "../scenario/url/index.ts"
import { rowOf } from "../scenario/url/keys.ts"
import { sayRepair } from "./repairs.ts"

const known = knownIds(catalogue)
const said = (link: string): string => decodeFragment(link, known).repairs.map(sayRepair).join(" ")

const signs = ["*", "-", "@", ":", ",", "_", "~", "=", " ", "1", "~20-"]
const marks = ["", ...signs, ...signs.flatMap((one) => signs.map((other) => one + other)), "1:@", "1:*1", "1_2:@*", "*api:", "*:1*:2"]

describe("a sentence about a link says what is missing, and quotes no emptiness", () => {
  const quotesNothing = (link: string): boolean => /“\s*”/.test(said(link))

  test.each([...rowOf.keys(), "", "beside=Own:vm", "no-such-key"])("where all that follows %s= is marks", (key) => {
    expect(marks.map((mark) => `${key}=${mark}&years=3`).filter(quotesNothing)).toEqual([])
  })

  test("where all that follows is marks in a part of a group or of a host", () => {
    const links = [
      ...overrideRows.flatMap(({ key }) => marks.map((mark) => `vm=cad-medium:4*${key}:${mark}&years=3`)),
      ...hostRows.flatMap(({ key }) => marks.map((mark) => `host=custom*${key}:${mark}&years=3`)),
      ...marks.flatMap((mark) => [`option=kvm-vfio@${mark}&years=3`, `owned=2u-4dw:2*${mark}&years=3`, `goal=share${mark}&years=3`]),
    ]
    expect(links.filter(quotesNothing)).toEqual([])
  })

  test.each([
    ["vm=*", "“*” names no workload, so it is left out."],
    ["option=@", "“@” names no product, so it is left out."],
    ["plan=1:@", "“1:@” names no product, so it is left out."],
    ["plan=1:kvm-vfio@a16*", "A part of “1:kvm-vfio@a16*” names nothing, so it is left out."],
    ["have=:1", "“:1” names no GPU, so it is left out."],
    ["owned=*", "“*” names no host, so it is left out."],
    ["count=-", "“-” names no cost, so it is left out."],
    ["any=", "“any=” has no value."],
    ["currency=", "“currency=” has no value."],
    ["=3", "“=3” has no key before it. It is kept in the link but changes nothing."],
  ])("%s", (link, sentence) => {
    expect(said(link)).toContain(sentence)
  })
})

describe("what a list names again counts once, and that is said once", () => {
  test.each([
    [`option=${Array(14).fill("kvm-vfio@a16").join(",")}`, "“option=” names “kvm-vfio@a16” more than once; it counts once."],
    [Array(14).fill("option=kvm-vfio@a16").join("&"), "“option=” names “kvm-vfio@a16” more than once; it counts once."],
    ["plan=1:kvm-vfio@a16,1:kvm-vfio@a16", "“plan=” names “1:kvm-vfio@a16” more than once; it counts once."],
    ["hypervisors=kvm,kvm,vsphere", "“hypervisors=” names “kvm” more than once; it counts once."],
    ["vendors=amd&vendors=amd", "“vendors=” names “amd” more than once; it counts once."],
  ])("%s", (link, sentence) => {
    expect(said(link)).toBe(sentence)
  })
})
