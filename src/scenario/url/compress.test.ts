import * as fc from "fast-check"
import { deflateSync } from "fflate"
import { describe, expect, test } from "vitest"
import { fromBase64Url, pack, toBase64Url, unpack } from "./compress.ts"

describe("the compressed key", () => {
  test("base64url gives back any bytes and agrees with Node's", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64Url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString("base64url"))
        expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes))
        expect(fromBase64Url(Buffer.from(bytes).toString("base64"))).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  test("gives back what was packed", () => {
    const text = Array.from({ length: 400 }, (_, at) => `cad-light:${at}:Team_${at * 7}`).join(",")
    expect(unpack(pack(text))).toEqual({ text, state: "whole" })
  })

  test("cut anywhere, it gives a beginning of the text and says so", () => {
    const text = Array.from({ length: 60 }, (_, at) => `cad-light:${at}:Team_${at * 7}`).join(",")
    const packed = pack(text)
    for (let length = 0; length < packed.length - 1; length += 7) {
      const part = unpack(packed.slice(0, length))
      expect(part.state).toBe("cut")
      expect(text.startsWith(part.text)).toBe(true)
    }
  })

  test("refuses to unfold a bomb, at once", () => {
    const bomb = toBase64Url(deflateSync(new Uint8Array(100_000_000), { level: 9 }))
    const start = performance.now()
    expect(unpack(bomb)).toEqual({ text: "", state: "too-large" })
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test("never throws", () => {
    expect(() => unpack("!")).not.toThrow()
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ABCxyz019-_".split("")), maxLength: 300 }), (text) => void unpack(text)),
      { numRuns: 2000 },
    )
  })
})
