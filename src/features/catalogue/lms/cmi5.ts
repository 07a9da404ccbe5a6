import type { Lms } from "./lms.ts"
import { isoTime } from "./scorm.ts"

const verbs = {
  initialized: "http://adlnet.gov/expapi/verbs/initialized",
  completed: "http://adlnet.gov/expapi/verbs/completed",
  passed: "http://adlnet.gov/expapi/verbs/passed",
  terminated: "http://adlnet.gov/expapi/verbs/terminated",
} as const
type Verb = keyof typeof verbs

const category = (name: "cmi5" | "moveon") => ({ objectType: "Activity", id: `https://w3id.org/xapi/cmi5/context/categories/${name}` })
const masteryExtension = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
const ours = "gpu-virtualization-explorer"

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** What the LMS has put behind the address. */
interface Launch {
  readonly endpoint: string
  readonly fetch: string
  readonly actor: Json
  readonly registration: string
  readonly activityId: string
}

/** Null: something is missing, and it was opened by somebody else than an LMS. */
export function launchOf(search: string): Launch | null {
  const query = new URLSearchParams(search)
  const [endpoint, fetchUrl, actor, registration, activityId] = ["endpoint", "fetch", "actor", "registration", "activityId"].map(
    (name) => query.get(name) ?? "",
  ) as [string, string, string, string, string]
  if ([endpoint, fetchUrl, actor, registration, activityId].includes("")) return null
  try {
    const agent: unknown = JSON.parse(actor)
    if (!isJson(agent)) return null
    return { endpoint: endpoint.endsWith("/") ? endpoint : `${endpoint}/`, fetch: fetchUrl, actor: agent, registration, activityId }
  } catch {
    return null
  }
}

/** What is kept in the LRS for the next launch: the learner's state, and which verbs were said: each is said once in a registration. */
interface Kept {
  readonly state: string
  readonly said: readonly string[]
}

/** Records in cmi5: statements to the LRS that the LMS names, with the token that it gives out once. */
export async function cmi5(launch: Launch, ask: typeof fetch = fetch): Promise<Lms> {
  const { endpoint, actor, registration, activityId } = launch
  const answer = await ask(launch.fetch, { method: "POST" })
  const got: unknown = await answer.json()
  const token = isJson(got) ? got["auth-token"] : undefined
  if (typeof token !== "string") throw new Error("The LMS gave no token.")
  const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" }
  const about = (more: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ activityId, agent: JSON.stringify(actor), registration, ...more }).toString()
  const document = async (path: string): Promise<Json | null> => {
    const found = await ask(`${endpoint}${path}`, { headers })
    if (!found.ok) return null
    const value: unknown = await found.json().catch(() => null)
    return isJson(value) ? value : null
  }
  const data = await document(`activities/state?${about({ stateId: "LMS.LaunchData" })}`)
  if (!data) throw new Error("The LMS gave no launch data.")
  // Asked for because the standard wants it asked for: nothing here is spoken or subtitled.
  await document(`agents/profile?${new URLSearchParams({ agent: JSON.stringify(actor), profileId: "cmi5LearnerPreferences" }).toString()}`)
  const mine = await document(`activities/state?${about({ stateId: ours })}`)
  const put = mine?.["state"]
  let kept: Kept = { state: typeof put === "string" ? put : "", said: listOf(mine?.["said"]).map(String) }

  const template = isJson(data["contextTemplate"]) ? data["contextTemplate"] : {}
  const activities = isJson(template["contextActivities"]) ? template["contextActivities"] : {}
  const extensions = isJson(template["extensions"]) ? template["extensions"] : {}
  const mastery = typeof data["masteryScore"] === "number" ? data["masteryScore"] : null

  const say = async (verb: Verb, result: Json | null): Promise<void> => {
    const moves = verb === "completed" || verb === "passed"
    const statement = {
      id: crypto.randomUUID(),
      actor,
      verb: { id: verbs[verb], display: { en: verb } },
      object: { objectType: "Activity", id: activityId },
      timestamp: new Date().toISOString(),
      context: {
        ...template,
        registration,
        contextActivities: {
          ...activities,
          category: [...listOf(activities["category"]), category("cmi5"), ...(moves ? [category("moveon")] : [])],
        },
        extensions: { ...extensions, ...(verb === "passed" && mastery !== null ? { [masteryExtension]: mastery } : {}) },
      },
      ...(result ? { result } : {}),
    }
    await ask(`${endpoint}statements?statementId=${statement.id}`, {
      method: "PUT",
      headers,
      body: JSON.stringify(statement),
      // The page may be going away.
      keepalive: true,
    })
  }
  const keep = async (next: Kept): Promise<void> => {
    kept = next
    await ask(`${endpoint}activities/state?${about({ stateId: ours })}`, {
      method: "PUT",
      headers,
      body: JSON.stringify(next),
      keepalive: true,
    })
  }
  let queue: Promise<void> = Promise.resolve()
  const inTurn = (run: () => Promise<void>): Promise<void> => (queue = queue.then(run, run))

  return {
    async open() {
      await say("initialized", null)
      return { state: kept.state, counts: (data["launchMode"] ?? "Normal") === "Normal" }
    },
    save: ({ state, standing: { complete, passed, score }, seconds }) =>
      inTurn(async () => {
        const duration = isoTime(seconds)
        const said = new Set(kept.said)
        if (complete && !said.has("completed")) {
          await say("completed", { completion: true, duration })
          said.add("completed")
        }
        if (passed && (mastery === null || score >= mastery) && !said.has("passed")) {
          await say("passed", { success: true, score: { scaled: Math.round(score * 10_000) / 10_000 }, duration })
          said.add("passed")
        }
        await keep({ state, said: [...said] })
      }),
    close: (seconds) => inTurn(() => say("terminated", { duration: isoTime(seconds) })),
    leave: typeof data["returnURL"] === "string" ? data["returnURL"] : null,
  }
}
