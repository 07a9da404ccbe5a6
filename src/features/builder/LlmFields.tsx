import { writeNumber } from "../../base/readNumber.ts"
import { catalogue } from "../../dataset/load.ts"
import type { CacheFormat, WeightFormat } from "../../dataset/schema/index.ts"
import { cacheFormats, weightFormats } from "../../dataset/schema/words.ts"
import type { VmGroup } from "../../engine/scenario.ts"
import { gpusToFit, llmMemory, llmWorkOf } from "../../engine/workload/llm.ts"
import { overrideLimits } from "../../scenario/bounds.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { memory } from "../../ui/format.ts"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"

export interface LlmFieldsProps {
  readonly group: VmGroup
  readonly index: number
  readonly name: string
}

const formatNames: Readonly<Record<WeightFormat, string>> = {
  fp16: "16 bits (BF16, FP16)",
  fp8: "8 bits (FP8)",
  int8: "8 bits (INT8)",
  fp4: "4 bits (FP4)",
  int4: "4 bits (INT4)",
}

const models = catalogue.llmModels.map(({ id, shortName }) => ({ value: id, label: shortName }))
const numbers = [
  { key: "llmContextTokens", label: "Context", unit: "tokens", of: "contextTokens" },
  { key: "llmSequences", label: "At once", unit: "sequences", of: "sequences" },
  { key: "llmTokensPerSecond", label: "Answers", unit: "tokens/s", of: "tokensPerSecond" },
  { key: "llmPromptTokens", label: "Prompt", unit: "tokens", of: "promptTokens" },
] as const

/** Memory of the largest GPU on sale, MiB: what one GPU can hold at best. */
const largestMib = Math.max(...catalogue.gpus.filter((gpu) => gpu.buyable).map((gpu) => gpu.memoryMib ?? 0))

/** A language model that each VM of a group serves, and what is asked of it; frame buffer and GPU demand follow. */
export function LlmFields({ group, index, name }: LlmFieldsProps) {
  const actions = useExplorer((state) => state.actions)
  const { overrides } = group
  const work = llmWorkOf(group, catalogue)
  const needed = work && llmMemory(work, catalogue)
  const gpus = needed && needed.perGpuMib > largestMib ? gpusToFit(group, largestMib, catalogue) : null
  return (
    <div className={styles.llm}>
      <SelectField
        label={`Language model of ${name}`}
        hideLabel
        value={overrides.llmModel ?? ""}
        options={[
          { value: "", label: "Language model: any, by the figures below" },
          ...(overrides.llmModel !== undefined && !work ? [{ value: overrides.llmModel, label: `${overrides.llmModel} (unknown)` }] : []),
          ...models,
        ]}
        onChange={(id) => actions.setOverride(index, "llmModel", id === "" ? undefined : id)}
      />
      {work && (
        <>
          <div className={styles.pair}>
            <SelectField
              label="Weights"
              value={overrides.llmWeights ?? ""}
              options={[
                { value: "", label: `${formatNames[work.model.publishedFormat]}, as published` },
                ...weightFormats.map((format) => ({ value: format, label: formatNames[format] })),
              ]}
              onChange={(format) => actions.setOverride(index, "llmWeights", format === "" ? undefined : (format as WeightFormat))}
            />
            <SelectField
              label="Cache"
              value={overrides.llmCache ?? "fp16"}
              options={cacheFormats.map((format) => ({ value: format, label: format === "fp16" ? "16 bits" : "8 bits (FP8)" }))}
              onChange={(format) => actions.setOverride(index, "llmCache", format === "fp16" ? undefined : (format as CacheFormat))}
            />
            {numbers.map(({ key, label, unit, of }) => (
              <NumberInput
                key={key}
                label={label}
                unit={unit}
                min={overrideLimits[key].min}
                max={overrideLimits[key].max}
                whole={overrideLimits[key].whole}
                value={overrides[key] ?? null}
                placeholder={writeNumber(work[of], {})}
                clearLabel="Use the standard value"
                onChange={(value) => actions.setOverride(index, key, value)}
                onClear={() => actions.setOverride(index, key, undefined)}
                {...oneStep}
              />
            ))}
          </div>
          {needed && overrides.frameBufferMib === undefined && (
            <p className={styles.hint}>
              {memory(Math.round(needed.weightsMib))} of weights and {memory(Math.round(needed.cacheMib))} of cache:{" "}
              {memory(needed.perGpuMib)} of frame buffer{work.gpus > 1 ? ` on each of ${work.gpus} GPUs` : ""}.
              {gpus !== null && " No GPU on sale has as much."}
            </p>
          )}
          {gpus !== null && gpus > work.gpus && (
            <div>
              <Button variant="quiet" onClick={() => actions.setOverride(index, "gpusPerVm", gpus)}>
                Give each VM {gpus} GPUs
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
