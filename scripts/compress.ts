/** `npm run compress [folder]`: lays a .br and a .gz copy beside each text file of a build, for servers that send such copies. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

const isText = /\.(html|js|css|json|svg|txt|md|xml)$/
/** Smaller files fit into one packet as they are. */
const leastBytes = 860

export interface Compressed {
  readonly files: number
  readonly bytes: number
  readonly brotli: number
  readonly gzip: number
}

/** Compresses as hard as each way can, or, where time counts more, by a quality from 0 to 11. Copies of an earlier build go. */
export async function compressFolder(folder: string, quality = 11): Promise<Compressed> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path))
  for (const path of paths.filter((one) => /\.(br|gz)$/.test(one))) rmSync(path)
  const texts = paths.filter((path) => isText.test(path) && statSync(path).size >= leastBytes)
  const sum = { files: 0, bytes: 0, brotli: 0, gzip: 0 }
  for (const path of texts) {
    const text = readFileSync(path)
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(text, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
      }),
      promisify(gzip)(text, { level: Math.min(9, quality) }),
    ])
    writeFileSync(`${path}.br`, br)
    writeFileSync(`${path}.gz`, gz)
    sum.files += 1
    sum.bytes += text.length
    sum.brotli += br.length
    sum.gzip += gz.length
  }
  return sum
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { files, bytes, brotli, gzip: gz } = await compressFolder(process.argv[2] ?? "dist")
  const kb = (size: number): string => `${Math.round(size / 1000).toLocaleString("en")} kB`
  process.stdout.write(`${files} files of ${kb(bytes)}: ${kb(brotli)} as brotli, ${kb(gz)} as gzip.\n`)
}
