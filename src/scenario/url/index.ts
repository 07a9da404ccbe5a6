/** The link codec's front door. */
export { decodeFragment } from "./decode.ts"
export { encodeFragment, linkTooLong, longestLink, type CurrentVersions } from "./encode.ts"
export { decodeFile, encodeFile } from "./file.ts"
export { knownIds, type KnownIds } from "./known.ts"
export { pinText, planPinText } from "./options.ts"
export { goalText } from "./goals.ts"
