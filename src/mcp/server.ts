import { McpServer, type CallToolResult, type RegisteredTool } from "@modelcontextprotocol/server"
import { toStandardJsonSchema } from "@valibot/to-json-schema"
import type { BaseIssue, BaseSchema, InferOutput } from "valibot"
import { UnreadableInput } from "../cli/answer.ts"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { boardKey } from "./board/names.ts"
import { offerBoard, wantsBoard, type BoardOffered } from "./board/offer.ts"
import { evaluateTool } from "./evaluate.ts"
import { explainTool } from "./explain.ts"
import { EvaluateInput, ExplainInput, LookUpInput, MakeLinkInput, PlaceInput, RankInput } from "./inputs.ts"
import { lookUpTool } from "./lookUp.ts"
import { makeLinkTool } from "./makeLink.ts"
import { placeTool } from "./place.ts"
import { rankTool } from "./rank.ts"
import { Refusal, type Told } from "./refusal.ts"

const workloads = catalogue.workloads.map(({ id }) => id).join(", ")

const instructions = `GPU virtualization planned with published evidence: what each of four techniques (API remoting, fixed pass-through, mediated pass-through, device emulation) makes of VMs that need a GPU.
A scenario is a link or what stands behind its #: vm=<workload>:<count>[:<name>][*fb:<MiB>],… then need=live-migration,suspend, years=, grow=<percent a year>, gpus=<id>,…, vendors=, hypervisors=, budget=, option=<product>@<gpu>. Workloads: ${workloads}.
Figures are computed and come as ranges; say so, with how their inputs are known (measured, documented, vendor-claim, secondary, estimate, recalled, unknown). What is unknown is neither no nor zero. Prices are US dollars.`

type AnySchema = BaseSchema<unknown, unknown, BaseIssue<unknown>>

interface Tool<Input extends AnySchema> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: Input
  readonly run: (input: InferOutput<Input>) => Told | Promise<Told>
}

/** Refusals are answers: the reason in a sentence, and no trace of where in the code it arose. */
async function answerOf(run: () => Told | Promise<Told>, board: boolean): Promise<CallToolResult> {
  try {
    const { text, data, drawn } = await run()
    const answered: CallToolResult = { content: [{ type: "text", text }], structuredContent: { ...data } }
    return board && drawn ? { ...answered, _meta: { [boardKey]: drawn } } : answered
  } catch (problem) {
    const isTheirs = problem instanceof Refusal || problem instanceof UnreadableInput
    const reason = problem instanceof Error ? problem.message : String(problem)
    return { isError: true, content: [{ type: "text", text: isTheirs ? reason : `The explorer failed at this: ${reason}` }] }
  }
}

function register<Input extends AnySchema>(server: McpServer, tool: Tool<Input>, board = false): RegisteredTool {
  const { name, title, description, input, run } = tool
  return server.registerTool(
    name,
    {
      title,
      description,
      inputSchema: toStandardJsonSchema(input),
      annotations: { readOnlyHint: true, idempotentHint: true, destructiveHint: false, openWorldHint: false },
    },
    (asked, context) => answerOf(() => run(asked as InferOutput<Input>), board && wantsBoard(server, context)),
  )
}

/** The explorer as an MCP server; how it is reached is up to whoever connects it. Without a page of the board it answers in words and data alone. */
export function explorerServer(version: string, board: BoardOffered | null = null): McpServer {
  const server = new McpServer({ name: "gpu-virtualization-explorer", title: "GPU Virtualization Explorer", version }, { instructions })
  const evaluates: Tool<typeof EvaluateInput> = {
    name: "evaluate",
    title: "Compare the techniques",
    description:
      "For each technique the best option for a scenario: share of native performance, GPUs, hosts, cost, migration, isolation, as ranges, with how their inputs are known, or why it is not possible. Asked for growth, the years to come too: what is needed, bought and paid when.",
    input: EvaluateInput,
    run: evaluateTool,
  }
  const evaluation = register(server, evaluates, board !== null)
  if (board) offerBoard(server, evaluation, board)
  register(server, {
    name: "rank",
    title: "Rank every option",
    description:
      "Every product, GPU and slicing that meets the needs of a scenario, the cheapest first, and what speaks against the others.",
    input: RankInput,
    run: rankTool,
  })
  register(server, {
    name: "explain",
    title: "Explain a figure",
    description:
      "Why a figure of an option is what it is: formula, inputs with how each is known, and the sources. Of the technique named, of the option named, else of the cheapest that is possible.",
    input: ExplainInput,
    run: explainTool,
  })
  register(server, {
    name: "look_up",
    title: "Look something up",
    description:
      "What the dataset says of a product, GPU or technique, or published measurements of virtual against native, each fact with its basis and sources.",
    input: LookUpInput,
    run: lookUpTool,
  })
  register(server, {
    name: "place_inventory",
    title: "Place a small inventory",
    description: "Places named VMs on named hosts with GPUs, and says of each VM without room why. Up to 500 VMs and 200 hosts.",
    input: PlaceInput,
    run: placeTool,
  })
  register(server, {
    name: "make_link",
    title: "Make a link",
    description: `A link that opens a scenario in the explorer, from groups of VMs (workloads: ${workloads}), from another link, or from both.`,
    input: MakeLinkInput,
    run: makeLinkTool,
  })
  return server
}
