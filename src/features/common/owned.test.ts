import { describe, expect, test } from "vitest"
import type { OptionResult, OwnedResult } from "../../engine/report.ts"
import { boughtForAll, ownedInShort, ownedSentence } from "./owned.ts"

const owned: OwnedResult = {
  index: 0,
  like: "2u-4dw",
  there: 12,
  used: 7,
  standBy: 0,
  boardsUsed: 14,
  vms: 540,
  hostsBought: 0,
  boardsBought: 0,
  boardsPerHost: 2,
  boardsThere: 2,
}
const sentence = (rest: Partial<OwnedResult>, vms = 540): string =>
  ownedSentence({ ...owned, ...rest }, { groups: [{ count: vms }] } as unknown as Pick<OptionResult, "groups">)
const placed = (count: number, spare: number, boards: number, spareBoards: number): OptionResult["placement"] =>
  ({ hosts: { count, spare }, gpus: { boards, spareBoards } }) as unknown as OptionResult["placement"]

describe("hosts that are there", () => {
  test("carry all where nothing stands elsewhere, and what is bought is named", () => {
    expect(sentence({})).toBe("7 of your 12 hosts carry all 540 VMs; nothing is bought.")
    expect(sentence({ boardsBought: 1 })).toBe("7 of your 12 hosts carry all 540 VMs; 1 board is bought.")
    expect(sentence({ used: 12, vms: 384, hostsBought: 6, boardsBought: 48 })).toBe(
      "Your 12 hosts carry 384 of 540 VMs; 6 hosts and 48 boards are bought.",
    )
  })

  test("those that stand by are told apart from those that carry", () => {
    expect(sentence({ standBy: 1 })).toBe("6 of your 12 hosts carry all 540 VMs, 1 stands by; nothing is bought.")
    expect(sentence({ there: 2, used: 2, standBy: 1 })).toBe("1 of your 2 hosts carries all 540 VMs, 1 stands by; nothing is bought.")
  })

  test("of a group that stands on other hosts too, they carry so many of all", () => {
    const part = { groups: [{ count: 576 }] } as unknown as Pick<OptionResult, "groups">
    expect(ownedSentence({ ...owned, standBy: 1, vms: 576, boardsBought: 4 }, part, { whose: "Knowledge worker", all: 1620 })).toBe(
      "6 of your 12 hosts carry 576 of 1,620 VMs of Knowledge worker, 1 stands by; 4 boards are bought.",
    )
  })

  test("of a part of a plan, what is bought is said to be that part's alone, or is told of the whole plan", () => {
    const part = { groups: [{ count: 110 }] } as unknown as Pick<OptionResult, "groups">
    expect(ownedSentence(owned, part, { before: "for this part " })).toBe(
      "7 of your 12 hosts carry all 110 VMs; for this part nothing is bought.",
    )
    expect(ownedSentence(owned, part, { before: null })).toBe("7 of your 12 hosts carry all 110 VMs.")
    const on = { owned: { ...owned, standBy: 1 }, placement: placed(6, 1, 12, 2) }
    const beside = { placement: placed(4, 1, 8, 2) }
    expect(boughtForAll([on, beside])).toBe("For the whole plan 5 hosts and 10 boards are bought.")
    expect(boughtForAll([{ ...on, placement: placed(7, 2, 14, 2) }, { placement: placed(6, 0, 18, 0) }])).toBe(
      "For the whole plan 8 hosts and 20 boards are bought.",
    )
    expect(boughtForAll([on, on])).toBe("For the whole plan nothing is bought.")
  })

  test("agree in number with their verb", () => {
    expect(sentence({ there: 1, used: 1, vms: 96, hostsBought: 5 })).toBe("Your host carries 96 of 540 VMs; 5 hosts are bought.")
    expect(sentence({ used: 1, vms: 1 }, 1)).toBe("1 of your 12 hosts carries the VM; nothing is bought.")
    expect(ownedInShort({ ...owned, there: 1, used: 1 })).toBe("on your host, nothing bought")
  })

  test("say so where more boards stand in one than were in it", () => {
    expect(sentence({ boardsPerHost: 4 })).toBe(
      "7 of your 12 hosts carry all 540 VMs; nothing is bought. Up to 4 boards stand in one, in place of 2.",
    )
  })
})
