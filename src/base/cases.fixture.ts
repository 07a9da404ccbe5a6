/** True with THOROUGH=1: properties are tried on as many cases as they were first held against, for a change of what they are about. */
const isThorough = process.env["THOROUGH"] === "1"

/** Cases that a property is tried on: as a rule, and where somebody asks for a thorough run. */
export const cases = (usual: number, thorough: number): number => (isThorough ? thorough : usual)
