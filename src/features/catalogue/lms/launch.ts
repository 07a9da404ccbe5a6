// What a package's launch.html runs (`npm run build` makes lms.js of it): finds the LMS, opens the lesson in a frame, and records what it tells.
import type { Course } from "./attempt.ts"
import { cmi5, launchOf } from "./cmi5.ts"
import type { Lms } from "./lms.ts"
import { findApi, scorm12, scorm2004 } from "./scorm.ts"
import { openSession, progressIn } from "./session.ts"

async function lmsFor({ standard }: Course): Promise<Lms | null> {
  if (standard === "cmi5") {
    const launch = launchOf(location.search)
    return launch ? cmi5(launch) : null
  }
  const api = findApi(window, standard)
  return api && (standard === "scorm12" ? scorm12(api) : scorm2004(api))
}

/** Opened outside of any LMS it works as well, and says that nothing is recorded. */
const nobody: Lms = {
  open: async () => ({ state: "", counts: false }),
  save: async () => undefined,
  close: async () => undefined,
  leave: null,
}

async function launch(): Promise<void> {
  const course = JSON.parse(document.documentElement.dataset["course"] ?? "") as Course
  const said = document.querySelector("output")
  const frame = document.querySelector("iframe")
  const leave = document.querySelector("button")
  if (!said || !frame || !leave) return
  const say = (text: string): void => {
    said.textContent = text
  }
  const found = await lmsFor(course).catch(() => null)
  const lms = found ?? nobody
  const session = await openSession(course, lms)
  if (!found) say("No learning management system answers: what is done here is not recorded.")
  else if (!session.counts) say("Opened to be looked at: nothing is recorded.")
  addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    const told = source === frame.contentWindow ? progressIn(data) : null
    if (told)
      void session
        .hear(told)
        .catch(() => say("What you did could not be recorded. Check the connection; it is tried again at your next step."))
  })
  addEventListener("pagehide", () => void session.close())
  if (lms.leave !== null) {
    const target = lms.leave
    leave.hidden = false
    leave.addEventListener("click", () => {
      void session.close().finally(() => {
        if (/^https?:/i.test(target)) location.assign(target)
      })
    })
  }
  frame.src = session.opens
}

void launch()
