import { describe, expect, test } from "vitest"
import type { Course } from "./attempt.ts"
import { cmi5, launchOf } from "./cmi5.ts"
import { openSession } from "./session.ts"

type Statement = Readonly<Record<string, never>> & {
  readonly verb: { readonly id: string }
  readonly result?: Readonly<Record<string, unknown>>
  readonly context: {
    readonly registration: string
    readonly contextActivities: { readonly category: readonly { readonly id: string }[]; readonly grouping: readonly unknown[] }
    readonly extensions: Readonly<Record<string, unknown>>
  }
}

const session = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
const mastery = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"

/** As much of an LMS and its LRS as a unit may ask for. */
function stubLms(launchMode = "Normal") {
  const statements: Statement[] = []
  const states = new Map<string, string>()
  const refused: string[] = []
  let tokens = 0
  let launches = 0
  const launch = () => {
    launches++
    let given = false
    states.set(
      "LMS.LaunchData",
      JSON.stringify({
        launchMode,
        masteryScore: 0.8,
        moveOn: "CompletedAndPassed",
        returnURL: "https://lms.example/back",
        contextTemplate: {
          contextActivities: { grouping: [{ objectType: "Activity", id: "urn:test:unit" }] },
          extensions: { [session]: `session-${launches}` },
        },
      }),
    )
    const json = (value: unknown, status = 200) =>
      new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } })
    const ask: typeof fetch = async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input)
      const method = init.method ?? "GET"
      if (url.pathname === "/token") {
        if (method !== "POST" || given)
          return json({ "error-code": "1", "error-text": "The authorization token has already been returned." })
        given = true
        return json({ "auth-token": `token-${++tokens}` })
      }
      const headers = new Headers(init.headers)
      if (headers.get("authorization") !== `Basic token-${tokens}` || headers.get("x-experience-api-version") === null) {
        refused.push(url.href)
        return json({}, 401)
      }
      const name = url.searchParams.get("stateId") ?? ""
      if (url.pathname.endsWith("/activities/state")) {
        for (const needed of ["activityId", "agent", "registration"]) if (!url.searchParams.has(needed)) refused.push(url.href)
        if (method === "PUT") {
          if (name === "LMS.LaunchData") refused.push(url.href)
          states.set(name, init.body as string)
          return new Response(null, { status: 204 })
        }
        const found = states.get(name)
        return found === undefined ? new Response(null, { status: 404 }) : json(JSON.parse(found))
      }
      if (url.pathname.endsWith("/agents/profile")) return new Response(null, { status: 404 })
      if (url.pathname.endsWith("/statements") && method === "PUT") {
        statements.push(JSON.parse(init.body as string) as Statement)
        return new Response(null, { status: 204 })
      }
      refused.push(`${method} ${url.href}`)
      return json({}, 400)
    }
    const query = new URLSearchParams({
      endpoint: "https://lrs.example/xapi",
      fetch: "https://lms.example/token?k=1",
      actor: JSON.stringify({ objectType: "Agent", account: { homePage: "https://lms.example", name: "7" } }),
      registration: "760e3480-ba55-4991-94b0-01820dbd23a2",
      activityId: "https://lms.example/activity/1",
    })
    return { search: `?${query.toString()}`, ask }
  }
  return { launch, statements, refused, verbs: () => statements.map(({ verb }) => verb.id.split("/").at(-1)) }
}

const course: Course = { standard: "cmi5", id: "test", title: "Test", summary: "", lessons: [{ id: "one", tasks: ["task"] }] }

async function launched({ search, ask }: ReturnType<ReturnType<typeof stubLms>["launch"]>) {
  const launch = launchOf(search)
  if (!launch) throw new Error("the launch could not be read")
  const lms = await cmi5(launch, ask)
  let clock = 0
  return { lms, session: await openSession(course, lms, () => (clock += 60_000)) }
}

describe("a lesson as a unit of cmi5, against a learning record store", () => {
  test("says what it must, in order, each once, with the LMS's context", async () => {
    const lms = stubLms()
    const { session: one, lms: spoken } = await launched(lms.launch())
    expect(spoken.leave).toBe("https://lms.example/back")
    await one.hear({ lesson: "one", step: "task", done: false, solved: ["task"] })
    await one.hear({ lesson: "one", step: "end", done: true, solved: ["task"] })
    await one.hear({ lesson: "one", step: "start", done: true, solved: ["task"] })
    await one.close()
    await one.close()
    expect(lms.verbs()).toEqual(["initialized", "completed", "passed", "terminated"])
    expect(lms.refused).toEqual([])
    for (const { context } of lms.statements) {
      expect(context.registration).toBe("760e3480-ba55-4991-94b0-01820dbd23a2")
      expect(context.extensions[session]).toBe("session-1")
      expect(context.contextActivities.grouping).toEqual([{ objectType: "Activity", id: "urn:test:unit" }])
      expect(context.contextActivities.category.map(({ id }) => id.split("/").at(-1))).toContain("cmi5")
    }
    const [initialized, completed, passed, terminated] = lms.statements
    const moveon = (one?: Statement) => one?.context.contextActivities.category.some(({ id }) => id.endsWith("/moveon"))
    expect([initialized, completed, passed, terminated].map(moveon)).toEqual([false, true, true, false])
    expect(initialized?.result).toBeUndefined()
    expect(completed?.result).toEqual({ completion: true, duration: expect.stringMatching(/^PT\d+H\d+M\d+S$/) })
    expect(passed?.result).toEqual({ success: true, score: { scaled: 1 }, duration: expect.stringMatching(/^PT/) })
    expect(passed?.context.extensions[mastery]).toBe(0.8)
    expect(terminated?.result).toEqual({ duration: expect.stringMatching(/^PT/) })
  })

  test("goes on where it was left, and says nothing again that was said in the registration", async () => {
    const lms = stubLms()
    const { session: one } = await launched(lms.launch())
    await one.hear({ lesson: "one", step: "end", done: true, solved: [] })
    await one.close()
    const { session: two } = await launched(lms.launch())
    expect(two.opens).toContain("focus=one&filter=,step:end")
    await two.hear({ lesson: "one", step: "task", done: true, solved: ["task"] })
    await two.close()
    expect(lms.verbs()).toEqual(["initialized", "completed", "terminated", "initialized", "passed", "terminated"])
    expect(lms.statements.at(-1)?.context.extensions[session]).toBe("session-2")
  })

  test.each(["Browse", "Review"])("says only that it began and ended where the mode is %s", async (mode) => {
    const lms = stubLms(mode)
    const { session: one } = await launched(lms.launch())
    expect(one.counts).toBe(false)
    await one.hear({ lesson: "one", step: "end", done: true, solved: ["task"] })
    await one.close()
    expect(lms.verbs()).toEqual(["initialized", "terminated"])
  })

  test("is no unit where the LMS has said too little, and none where the token was given before", async () => {
    expect(launchOf("?endpoint=x&fetch=y")).toBeNull()
    expect(launchOf("?endpoint=x&fetch=y&registration=r&activityId=a&actor=7")).toBeNull()
    const launch = stubLms().launch()
    await launched(launch)
    await expect(launched(launch)).rejects.toThrow("no token")
  })
})
