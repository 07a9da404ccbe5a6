import { execFileSync } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { afterAll, expect, test } from "vitest"

const bin = mkdtempSync(join(tmpdir(), "lab-"))
afterAll(() => rmSync(bin, { recursive: true }))

/** Two frames that set things up, two of five calls and three draws each, and what is cut off after the last. */
const trace = [
  "1 eglInitialize()",
  ...[1, 2].flatMap(() => ["2 glBufferData()", "3 eglSwapBuffers()"]),
  ...[1, 2].flatMap(() => [
    "4 glUniform4fv()",
    "5 glDrawArrays()",
    "  a line of an argument",
    "6 glDrawElements()",
    "7 glDrawArrays()",
    "8 eglSwapBuffers()",
  ]),
  "9 glClear()",
].join("\n")

/** Stands for apitrace: `trace` leaves a file, `dump` prints the trace above. */
const apitrace = `#!/bin/sh
if [ "$1" = trace ]; then
  while [ "$1" != -o ]; do shift; done
  echo traced > "$2"
else
  cat <<'END'
${trace}
END
fi
`

test("calls and draws of a frame are means over the frames that set nothing up", () => {
  const file = join(bin, "apitrace")
  writeFileSync(file, apitrace)
  chmodSync(file, 0o755)
  const lines = execFileSync("sh", ["lab/gl-calls-per-frame.sh"], {
    env: { ...process.env, PATH: [bin, process.env["PATH"]].join(delimiter) },
    encoding: "utf8",
  })
    .trim()
    .split("\n")
  expect(lines.length).toBeGreaterThan(10)
  for (const line of lines) expect(line.split("\t").slice(1)).toEqual(["5", "3", "2"])
})
