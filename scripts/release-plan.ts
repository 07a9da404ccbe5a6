/** What a release needs and makes, as far as it can be told from texts alone. */

export interface Standing {
  /** As in package.json. */
  readonly current: string
  /** Paths that git calls changed or untracked. */
  readonly dirty: readonly string[]
  readonly tags: readonly string[]
  readonly changelog: string
}

const shape = /^(\d+)\.(\d+)\.(\d+)$/
const numbers = (version: string): number[] => (shape.exec(version) ?? []).slice(1).map(Number)

function isLater(version: string, than: string): boolean {
  const [a, b] = [numbers(version), numbers(than)]
  const at = a.findIndex((number, index) => number !== b[index])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}

const nextHeading = /^## Next[ \t]*$/m

/** What stands under "Next" in the changelog; empty where there is nothing. */
export function nextOf(changelog: string): string {
  const found = nextHeading.exec(changelog)
  if (!found) return ""
  const after = changelog.slice(found.index + found[0].length)
  const end = after.search(/^## /m)
  return (end < 0 ? after : after.slice(0, end)).trim()
}

/** The changelog with what stood under "Next" under the version and its day, and an empty "Next" above. */
export const withVersion = (changelog: string, version: string, day: string): string =>
  changelog.replace(nextHeading, `## Next\n\n## ${version} (${day})`)

/** Every reason against a release, in words; none: it can be made. */
export function problemsOf(version: string, { current, dirty, tags, changelog }: Standing): string[] {
  const problems: string[] = []
  if (!shape.test(version)) problems.push(`"${version}" is no version: three numbers, as in 1.2.0.`)
  else if (!isLater(version, current)) problems.push(`${version} is not later than ${current}, the version of package.json.`)
  if (tags.includes(`v${version}`)) problems.push(`The tag v${version} is there already.`)
  if (dirty.length > 0) problems.push(`The working tree is not clean: ${dirty.slice(0, 5).join(", ")}${dirty.length > 5 ? ", …" : ""}.`)
  if (!/\w/.test(nextOf(changelog).replaceAll(/^#+ .*$/gm, "")))
    problems.push('CHANGELOG.md says nothing under "## Next": write what a user sees changed.')
  return problems
}
