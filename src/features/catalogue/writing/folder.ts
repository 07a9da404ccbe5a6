import { strToU8 } from "fflate"
import { frameAddress } from "../lms/attempt.ts"
import { gathered } from "../lms/makePackage.ts"
import { courseOf, zipped } from "../lms/pack.ts"
import { lessonText, packLesson, type OwnLesson } from "../lessons/ownLesson.ts"

const inHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

const addressOf = (lesson: OwnLesson): string =>
  frameAddress(courseOf("scorm12", [{ ...lesson, own: packLesson(lesson) }]), { at: null, done: [], solved: [] })

/** The page that plays the lesson, in a folder that holds the explorer beside it; it asks nobody else for anything. */
export const lessonHtml = (lesson: OwnLesson): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="color-scheme" content="light dark">
    <title>${inHtml(lesson.title)}</title>
    <style>
      html, body { block-size: 100%; margin: 0; }
      iframe { display: block; block-size: 100%; inline-size: 100%; border: 0; }
    </style>
  </head>
  <body>
    <iframe src="${inHtml(addressOf(lesson))}" title="${inHtml(lesson.title)}" allow="clipboard-write"></iframe>
  </body>
</html>
`

/** What to do with the folder. */
export const folderText = (lesson: OwnLesson): string => `${lesson.title}

Put the content of this folder on any web server, without rules of its own. Then

  lesson.html   plays the lesson. It opens from a web server alone, not from a disk.
  lesson.json   is the lesson, to be opened and changed under "Write a lesson".

In a page of yours, with the address of the folder in the place of FOLDER:

  <iframe src="FOLDER/lesson.html" title="${inHtml(lesson.title)}" width="100%" height="900" style="border:0"></iframe>
`

/** The files of a folder to host, the page's own among them. */
export const folderFiles = (lesson: OwnLesson, files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> =>
  new Map([
    ...[...files].filter(([path]) => path !== "lms.js"),
    ["lesson.html", strToU8(lessonHtml(lesson))],
    ["lesson.json", strToU8(lessonText(lesson))],
    ["read-me.txt", strToU8(folderText(lesson))],
  ])

/** The folder as a ZIP file. Throws where a file of the page cannot be had; `onPart` is told how far it is, 0 to 1. */
export async function makeFolder(lesson: OwnLesson, onPart: (part: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  return zipped(folderFiles(lesson, await gathered(onPart)))
}
