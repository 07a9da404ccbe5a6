import { passMark, type Course } from "./attempt.ts"

const xml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

const files = (paths: readonly string[]): string => paths.map((path) => `      <file href="${xml(path)}"/>`).join("\n")

interface ScormParts {
  readonly version: string
  readonly namespaces: readonly string[]
  /** Of the standard's own schemas, which LMSs know by name. */
  readonly schemas: string
  readonly type: string
  /** What the item says beside its title. */
  readonly item: string
}

const scormManifest = (
  { id, title }: Course,
  paths: readonly string[],
  { version, namespaces, schemas, type, item }: ScormParts,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${xml(id)}" version="1.0"
  ${[...namespaces, 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'].join("\n  ")}
  xsi:schemaLocation="${schemas}">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${version}</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${xml(title)}</title>
      <item identifier="item" identifierref="sco" isvisible="true">
        <title>${xml(title)}</title>${item}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" ${type}="sco" href="launch.html">
${files(paths)}
    </resource>
  </resources>
</manifest>
`

const scorm12: ScormParts = {
  version: "1.2",
  namespaces: ['xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"', 'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'],
  schemas:
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
  type: "adlcp:scormtype",
  item: "",
}

/** The third edition: what most LMSs of today read. Completion and success are the content's to say. */
const scorm2004: ScormParts = {
  version: "2004 3rd Edition",
  namespaces: [
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
    'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"',
    'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
  ],
  schemas:
    "http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd",
  type: "adlcp:scormType",
  item: `
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>`,
}

/** A course of one unit. Its ids are permanent: an LMS keeps learners' records under them. */
function cmi5Manifest({ id, title, summary, lessons }: Course): string {
  const text = (value: string): string => `<langstring lang="en">${xml(value)}</langstring>`
  const hasTasks = lessons.some(({ tasks }) => tasks.length > 0)
  const judged = hasTasks ? `moveOn="CompletedAndPassed" masteryScore="${passMark}"` : 'moveOn="Completed"'
  const about = `<title>${text(title)}</title>
    <description>${text(summary)}</description>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="urn:${xml(id)}:course">
    ${about}
  </course>
  <au id="urn:${xml(id)}:unit" ${judged} launchMethod="AnyWindow">
    ${about}
    <url>launch.html</url>
  </au>
</courseStructure>
`
}

/** Name and text of the file by which an LMS knows the package. */
export function manifestOf(course: Course, paths: readonly string[]): readonly [name: string, text: string] {
  if (course.standard === "cmi5") return ["cmi5.xml", cmi5Manifest(course)]
  return ["imsmanifest.xml", scormManifest(course, paths, course.standard === "scorm12" ? scorm12 : scorm2004)]
}

/** The page that an LMS opens. Statements of cmi5 go to the LRS that the LMS names, wherever that stands; nothing else leaves. */
export const launchHtml = (course: Course): string => `<!doctype html>
<html lang="en" data-course="${xml(JSON.stringify(course))}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src 'self'; script-src 'self'; style-src 'unsafe-inline'; connect-src ${course.standard === "cmi5" ? "*" : "'none'"}; base-uri 'none'; form-action 'none'">
    <meta name="color-scheme" content="light dark">
    <title>${xml(course.title)}</title>
    <style>
      html, body { block-size: 100%; margin: 0; }
      body { display: flex; flex-direction: column; font: 1rem/1.5 system-ui, sans-serif; }
      iframe { flex: 1; inline-size: 100%; border: 0; }
      output:not(:empty), button { margin: 0.5rem 1rem; }
      button { align-self: end; padding: 0.4rem 1rem; font: inherit; }
    </style>
    <script src="./lms.js" defer></script>
  </head>
  <body>
    <output></output>
    <button type="button" hidden>Save and leave</button>
    <iframe title="${xml(course.title)}" allow="clipboard-write"></iframe>
  </body>
</html>
`
