import { describe, expect, test } from "vitest"
import type { OptionResult, OwnedResult } from "../../engine/report.ts"
import { ownedInShort, ownedSentence } from "./owned.ts"

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
    expect(ownedSentence({ ...owned, standBy: 1, vms: 576, boardsBought: 4 }, part, "Knowledge worker", 1620)).toBe(
      "6 of your 12 hosts carry 576 of 1,620 VMs of Knowledge worker, 1 stands by; 4 boards are bought.",
    )
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
