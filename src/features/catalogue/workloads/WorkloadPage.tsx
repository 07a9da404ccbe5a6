import { useMemo, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import { loadWorkloadAnchors } from "../../../dataset/reference.ts"
import type { Evidence, Workload } from "../../../dataset/schema/index.ts"
import type { WorkloadAnchor } from "../../../dataset/schema/reference.ts"
import { BasisTag } from "../../common/BasisTag.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { words } from "../../common/table/columnSpec.ts"
import { weakest } from "../../../dataset/coverage.ts"
import { className } from "../measurements/words.ts"
import { Block, Notes, Said, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { WorkloadButton } from "../parts/UseButtons.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { Carriers } from "./Carriers.tsx"
import { anchorsOf, figuresOf, type FigureOf } from "./figures.ts"
import css from "./Workloads.module.css"

export interface WorkloadPageProps {
  readonly workload: Workload
  readonly catalogue: FullCatalogue
}

/** One persona: what it asks and why, what that rests on, and who can carry it. */
export function WorkloadPage({ workload, catalogue }: WorkloadPageProps): ReactElement {
  const gpuName = (id: string): string => catalogue.gpu(id)?.name ?? id
  const groups = figuresOf(workload, gpuName)
  return (
    <RowPage view="workloads" all="workloads" title={workload.name} kicker={workload.summary}>
      <WorkloadButton workload={workload} />
      <Carriers workload={workload} catalogue={catalogue} />
      {groups.map(({ title, figures }) => (
        <Block key={title} title={`What one VM asks: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}>
          <dl className={css["figures"]}>
            {figures.map((figure) => (
              <FigureView key={figure.name} figure={figure} />
            ))}
          </dl>
        </Block>
      ))}
      <Said>
        Its reference GPU is{" "}
        <ViewLink view="hardware" focus={workload.referenceGpu}>
          {gpuName(workload.referenceGpu)}
        </ViewLink>
        ; measurements of its kind are listed under{" "}
        <ViewLink view="measurements" table={{ filter: `;class:${workload.class}` }}>
          {className(workload.class)}
        </ViewLink>
        .
      </Said>
      <Anchors workload={workload} />
      <Notes notes={workload.note === null ? [] : [workload.note]} />
      <Block title="Sources of the row">
        <EvidenceList evidence={workload.evidence} />
      </Block>
    </RowPage>
  )
}

/** The reasoning behind a figure that has been judged, where it is told. */
const reasonOf = (evidence: readonly Evidence[]): string | null => evidence.find((one) => one.fields && one.note)?.note ?? null

function FigureView({ figure: { name, says, why, evidence } }: { readonly figure: FigureOf }): ReactElement {
  const basis = weakest(evidence.map((one) => one.basis))
  const reason = reasonOf(evidence)
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={css["says"]}>
          {says} {basis && <BasisTag basis={basis} />}
        </span>
        <p className={css["why"]}>{why}</p>
        {reason && <p className={css["why"]}>How it is known: {reason}.</p>}
      </dd>
    </div>
  )
}

/** The published figures between which the workload's own were set. */
function Anchors({ workload }: { readonly workload: Workload }): ReactElement {
  const loaded = useLoaded<readonly WorkloadAnchor[]>(loadWorkloadAnchors)
  const topics = useMemo(() => {
    const by = new Map<string, WorkloadAnchor[]>()
    for (const anchor of anchorsOf(workload, loaded ?? [])) by.set(anchor.topic, [...(by.get(anchor.topic) ?? []), anchor])
    return [...by]
  }, [workload, loaded])
  if (!loaded) return <Waiting failed={loaded === null} what="published figures" />
  return (
    <Block title="Published figures it is anchored on">
      <Said>The figures above are set between these; what lies between is our estimate, and is marked so.</Said>
      <div className={css["topics"]}>
        {topics.map(([topic, anchors]) => (
          <section key={topic}>
            <h4>{topicName(topic)}</h4>
            <Statements list={anchors.map(({ fact, note, evidence }) => ({ text: note ? `${fact}. ${note}` : fact, evidence }))} />
          </section>
        ))}
      </div>
    </Block>
  )
}

const topicNames: Readonly<Record<string, string>> = {
  "vpc-framebuffer": "Frame buffer by displays (NVIDIA vPC)",
  "vpc-density": "Users per board (NVIDIA vPC)",
  "vws-density": "Users per server (NVIDIA RTX vWS)",
  "rds-multi-session": "Users per vCPU (Microsoft RDS)",
  "rds-single-session": "One user per VM (Microsoft RDS)",
  "rds-definitions": "Classes of user (Microsoft RDS)",
  "gpu-utilisation": "How busy GPUs are",
  "draw-calls": "Draw calls a frame",
  "display-bandwidth": "Display streams",
  "llm-memory": "Memory of language models",
  "api-remoting": "API remoting",
  framerate: "Frame rate limits",
}
const topicName = (topic: string): string => {
  const name = topicNames[topic] ?? words(topic)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
