import { strToU8, zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../../dataset/full.ts"
import { gpuNames } from "../gpuNames.ts"
import { loaded, type ReadOptions } from "../read.ts"
import { readHosts, readVms } from "../../../words/said.fixture.ts"
import { holdsBoth } from "./choose.ts"
import { open } from "./open.ts"
import { packed, rvToolsSheets, workbook, workbookParts, type FixtureCell, type FixtureSheet } from "./workbook.fixture.ts"

const names = gpuNames(fullCatalogue)
const vmsIn = async (bytes: Uint8Array, options: ReadOptions = {}) =>
  readVms(await loaded(await open(bytes), "vms", options.sheet ?? null), names, options)
const hostsIn = async (bytes: Uint8Array, options: ReadOptions = {}) =>
  readHosts(await loaded(await open(bytes), "hosts", options.sheet ?? null), names, options)
const header = ["Name", "vCPU", "RAM GB", "GPU"]
const one = (...rows: readonly (readonly FixtureCell[])[]) => workbook([{ name: "Sheet1", rows: [header, ...rows] }])

describe("a workbook of RVTools", () => {
  const rvTools = workbook(rvToolsSheets)
  test("its sheets of VMs and hosts are chosen by their columns, and its version is named", async () => {
    const vms = await vmsIn(rvTools)
    expect(vms.items.map((vm) => [vm.name, vm.vcpu, vm.ramGib])).toEqual([["desk-001", 4, 16], ["db & more", 16, 128]]) // prettier-ignore
    expect(vms.aside.map((row) => row.text)).toEqual(["Row 3: it is not running (poweredOff).", "Row 4: a template, no VM that runs."])
    expect(vms.recognized).toMatchObject({ format: "Excel workbook", layout: "RVTools vInfo", version: "version 4.7.1.4", sheet: "vInfo" })
    const hosts = await hostsIn(rvTools)
    expect(hosts.items.map((host) => [host.name, host.vcpu, host.ramGib])).toEqual([["esx01", 64, 512], ["esx02", 64, 512]]) // prettier-ignore
    expect(hosts.recognized).toMatchObject({ layout: "RVTools vHost", sheet: "vHost" })
  })
  test("another sheet can be chosen, and one that is not there is named", async () => {
    const cpus = await vmsIn(rvTools, { sheet: "vCPU" })
    expect(cpus.recognized.sheet).toBe("vCPU")
    expect(cpus.recognized.sheets).toEqual([
      { name: "vInfo", layout: "RVTools vInfo" },
      { name: "vCPU", layout: null },
      { name: "vHost", layout: null },
      { name: "vMetaData", layout: null },
    ])
    expect((await vmsIn(rvTools, { sheet: "vGPU" })).refusal).toBe('There is no sheet "vGPU"; there are vInfo, vCPU, vHost, vMetaData.')
  })
  test("it holds both kinds of table, and a sheet of VMs alone does not", async () => {
    const both = await open(rvTools)
    const single = await open(workbook(rvToolsSheets.slice(0, 2)))
    expect([both.kind === "book" && holdsBoth(both), single.kind === "book" && holdsBoth(single)]).toEqual([true, false])
  })
})

test("of two sheets that are as likely, the one that the workbook shows is read, wherever it stands", async () => {
  const old: FixtureSheet = { name: "Before", state: "hidden", rows: [header, ["old", 4, 16, "L4"]] }
  const now: FixtureSheet = { name: "After", rows: [header, ["new", 4, 16, "L4"]] }
  for (const sheets of [
    [old, now],
    [now, old],
  ])
    expect((await vmsIn(workbook(sheets))).recognized.sheet).toBe("After")
  expect((await vmsIn(workbook([old]))).items.map(({ name }) => name)).toEqual(["old"])
})

describe("cells", () => {
  test("texts in place, formulas' last values, booleans, percentages and dates; formulas are told and never worked out", async () => {
    const bytes = workbook([
      {
        name: "Own list",
        rows: [
          ["Name", "vCPU", "RAM GB", "GPU %", "Template", "Since", "Changed"],
          [
            { xml: '<c t="inlineStr"><is><r><t>a</t></r><r><t>-1</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>' },
            { xml: "<c><f>SUM(1,3)</f><v>4</v></c>" },
            { xml: '<c t="str"><f>WEBSERVICE("http://example.test")</f><v>8</v></c>' },
            { xml: '<c s="2"><v>0.25</v></c>' },
            false,
            { xml: '<c s="1"><v>46327</v></c>' },
            { xml: '<c s="3"><v>46327.75</v></c>' },
          ],
          ["b", { xml: "<c><f>NOW()</f></c>" }, 8, 50, true, null, null],
        ],
      },
    ])
    const { items, columns, notes, caveats, aside } = await vmsIn(bytes)
    expect(items).toMatchObject([{ name: "a-1", vcpu: 4, ramGib: 8, gpus: 1, gpuMilli: 250 }])
    expect(aside.map((row) => row.text)).toEqual(["Row 3: a template, no VM that runs."])
    expect(columns.slice(5).map((column) => column.before[0])).toEqual(["2026-11-01", "2026-11-01 18:00:00"])
    expect(notes).toContain("3 cells of the sheet hold formulas; what Excel last made of them is read.")
    expect(caveats).toContain("1 cell holds a formula without its value and is read as empty: open the workbook in Excel and save it.")
  })
  test("days are counted from 1904 where the workbook says so", async () => {
    const rows = [["Name", "vCPU", "Since"], ["a", 4, { xml: '<c s="1"><v>44865</v></c>' }]] // prettier-ignore
    const { columns } = await vmsIn(workbook([{ name: "s", rows }], { from1904: true }))
    expect(columns[2]!.before).toEqual(["2026-11-01"])
  })
  test("rows keep the numbers that Excel shows, and cells left out are empty", async () => {
    const parts = workbookParts([{ name: "s", rows: [header] }])
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace(
      "</sheetData>",
      '<row r="7"><c r="A7" t="inlineStr"><is><t>x</t></is></c><c r="C7"><v>8</v></c></row><row r="9" hidden="1"><c t="inlineStr"><is><t>y</t></is></c><c><v>2</v></c><c><v>8</v></c></row></sheetData>',
    )
    const { items, bad, caveats } = await vmsIn(packed(parts))
    expect(bad.map((row) => row.text)).toEqual(["Row 7: it does not say how many CPUs there are."])
    expect(items).toMatchObject([{ name: "y", vcpu: 2, gpus: 0 }])
    expect(caveats).toContain("1 row is hidden in sheet s and read like the others.")
  })
  test("elements with a prefix, as the Open XML SDK writes them", async () => {
    const parts = workbookParts([{ name: "s", rows: [header, ["a", 4, 8, 0.5]] }])
    for (const name of ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
      parts[name] = parts[name]!.replace(/<(\/?)(?=[a-z])/g, "<$1x:").replace("xmlns=", "xmlns:x=")
    expect((await vmsIn(packed(parts))).items).toMatchObject([{ name: "a", vcpu: 4, ramGib: 8, gpuMilli: 500 }])
  })
})

describe("files that cannot be read are refused in a sentence", () => {
  const refusal = async (bytes: Uint8Array) => (await vmsIn(bytes)).refusal
  const good = one(["a", 4, 8, 0.5])
  test("cut off anywhere", async () => {
    for (const share of [0.2, 0.5, 0.9, 0.99])
      expect(await refusal(good.subarray(0, Math.floor(good.length * share)))).toMatch(/^This workbook is cut off or damaged/)
  })
  test("packed bytes that were changed", async () => {
    const broken = Uint8Array.from(good)
    const sheet = new TextDecoder("latin1").decode(broken).indexOf("xl/worksheets/sheet1.xml") + "xl/worksheets/sheet1.xml".length
    broken.fill(0xff, sheet, sheet + 40)
    expect(await refusal(broken)).toMatch(/damaged/)
  })
  test("a workbook with a password, and one of an older Excel", async () => {
    const compound = new Uint8Array(4096)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await refusal(compound)).toMatch(/older Excel \(\.xls\)/)
    compound.set(
      Array.from("EncryptedPackage").flatMap((letter) => [letter.charCodeAt(0), 0]),
      2048,
    )
    expect(await refusal(compound)).toMatch(/protected by a password/)
  })
  test.each([
    ["xl/workbook.bin", /binary Excel workbook/],
    ["content.xml", /OpenDocument/],
    ["word/document.xml", /Word document/],
    ["vms.csv", /packed file and no Excel workbook/],
  ])("a packed %s", async (name, sentence) => expect(await refusal(zipSync({ [name]: strToU8("x") }))).toMatch(sentence))
  test("what unpacks to more than it may is given up as it comes out, whatever the headers say", async () => {
    const parts = workbookParts([{ name: "s", rows: [header] }])
    const bomb = zipSync({
      ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
      "xl/sharedStrings.xml": new Uint8Array(420_000_000),
    })
    expect(bomb.length).toBeLessThan(1_000_000)
    // The directory and the part's own header claim a kilobyte.
    const view = new DataView(bomb.buffer)
    for (let at = 0; at + 4 < bomb.length; at++) {
      const mark = view.getUint32(at, true)
      if (mark === 0x04034b50 && view.getUint32(at + 22, true) === 420_000_000) view.setUint32(at + 22, 1024, true)
      if (mark === 0x02014b50 && view.getUint32(at + 24, true) === 420_000_000) view.setUint32(at + 24, 1024, true)
    }
    expect(await refusal(bomb)).toMatch(/^This file unpacks to more than 400 MB/)
  })
  test("entities that grow stay as they are written", async () => {
    const parts = workbookParts([{ name: "s", rows: [header, ["a", 4, 8, 0.5]] }])
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"]!.replace(
      "<sst",
      '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><sst',
    ).replace(">a<", ">&b;<")
    const { items, refusal: refused } = await vmsIn(packed(parts))
    expect(refused ?? items[0]!.name).toMatch(/^(&b;|This workbook is damaged.*)$/)
  })
  test("a cell at the last column of all makes no rows of sixteen thousand cells", async () => {
    const parts = workbookParts([{ name: "s", rows: [header, ["a", 4, 8, 0.5]] }])
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace(
      "</row></sheetData>",
      '<c r="XFD2"><v>1</v></c></row></sheetData>',
    )
    const { items, caveats } = await vmsIn(packed(parts))
    expect(items).toHaveLength(1)
    expect(caveats).toContain("Columns of sheet s beyond the 1,000th are not read.")
  })
  test("more rows than are read", async () => {
    const parts = workbookParts([{ name: "s", rows: [header] }])
    const rows = Array.from({ length: 200_021 }, (_, i) => `<row r="${i + 2}"><c r="B${i + 2}"><v>4</v></c></row>`).join("")
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace("</sheetData>", `${rows}</sheetData>`)
    expect(await refusal(packed(parts))).toMatch(/^Sheet s holds more than 200,000 rows, so nothing of it was read/)
  })
})
