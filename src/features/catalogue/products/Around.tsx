import type { ReactElement } from "react"
import type { GpusPerVm, Product } from "../../../dataset/schema/index.ts"
import { number } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import type { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { technologyName, vendorName, words } from "../../common/table/columnSpec.ts"
import { hypervisorFocus } from "./hypervisors.ts"
import { gpusOf } from "./related.ts"
import { Section, Shortened } from "./Section.tsx"
import css from "./Page.module.css"

type Catalogue = ReturnType<typeof useFullCatalogue>

interface Props {
  readonly product: Product
  readonly catalogue: Catalogue
}

/** Where it runs: hypervisors and guests. */
export const Runs = ({ product, catalogue }: Props): ReactElement => (
  <Section title="Runs on">
    {product.hypervisors.length > 0 ? (
      <p className={css["chips"]}>
        {product.hypervisors.map((id) => (
          <ViewLink key={id} view="products" focus={hypervisorFocus(id)}>
            {catalogue.hypervisor(id)?.name ?? id}
          </ViewLink>
        ))}
      </p>
    ) : (
      <p className={css["said"]}>No hypervisor is named.</p>
    )}
    {product.hypervisorVersions.length > 0 && <p>{product.hypervisorVersions.join("; ")}</p>}
    <p className={css["said"]}>
      {product.guestNotes.length > 0 ? `Guests: ${product.guestNotes.join(", ")}.` : "Which guests it serves is not stated."}
    </p>
    <EvidenceList evidence={product.evidence.filter((one) => one.fields?.some((field) => /^(hypervisor|guest)/.test(field)))} />
  </Section>
)

/** The GPUs it serves, each with its page. */
export function Gpus({ product, catalogue }: Props): ReactElement | null {
  const { named, list } = gpusOf(catalogue.gpus, product)
  if (product.gpuVendors.length === 0) {
    return (
      <Section title="GPUs">
        <p>It uses no GPU: the CPU draws.</p>
      </Section>
    )
  }
  return (
    <Section title="GPUs">
      <p className={css["said"]}>
        {list.length === 0
          ? named
            ? "No GPU of the dataset uses it under its own name."
            : `Any GPU of its host that its vendor's driver serves: ${product.gpuVendors.map(vendorName).join(", ")}.`
          : named
            ? "The GPUs its documentation names:"
            : `GPUs of the dataset that offer ${technologyName(product.technology)}:`}
      </p>
      {list.length > 0 && (
        <Shortened rows={list} shown={14} what="GPUs">
          {(gpus) => (
            <p className={css["chips"]}>
              {gpus.map((gpu) => (
                <ViewLink key={gpu.id} view="hardware" focus={gpu.id}>
                  {gpu.shortName}
                </ViewLink>
              ))}
            </p>
          )}
        </Shortened>
      )}
      {product.hardwareNotes.map((note) => (
        <p key={note} className={css["said"]}>
          {note}
        </p>
      ))}
      <EvidenceList evidence={product.evidence.filter((one) => one.fields?.some((field) => /^(gpus|hardware|gpuVendors)/.test(field)))} />
    </Section>
  )
}

/** How many GPUs, or slices on different ones, a VM may have. */
function gpusOfOneVm({ support, max }: GpusPerVm): string {
  if (support === "no") return "one"
  if (support !== "yes" && support !== "conditional") return words(support)
  return max === null ? "several, no maximum published" : `up to ${number(max)}`
}

/** How VMs share the GPU, and what keeps them apart. */
export const Sharing = ({ product }: { readonly product: Product }): ReactElement => {
  const { model, maxVmsPerGpu, schedulers, mixedSizes, gpusPerVm, note } = product.sharing
  return (
    <>
      <Section title="Sharing">
        <p>
          {model};{" "}
          {maxVmsPerGpu === null
            ? "most VMs per GPU not stated"
            : `at most ${number(maxVmsPerGpu)} VM${maxVmsPerGpu === 1 ? "" : "s"} per GPU`}
          .
        </p>
        {schedulers.length > 0 && <p className={css["said"]}>Schedulers: {schedulers.map(words).join(", ")}.</p>}
        {mixedSizes && (
          <p className={css["said"]}>
            vGPUs of different sizes on one GPU: {words(mixedSizes.support)}
            {mixedSizes.condition ? ` (${mixedSizes.condition})` : ""}.
          </p>
        )}
        {gpusPerVm && (
          <p className={css["said"]}>
            GPUs of one VM: {gpusOfOneVm(gpusPerVm)}
            {gpusPerVm.condition ? ` (${gpusPerVm.condition})` : ""}.
          </p>
        )}
        {note && <p className={css["said"]}>{note}</p>}
        <EvidenceList
          evidence={[
            ...product.evidence.filter((one) => one.fields?.includes("sharing")),
            ...(mixedSizes?.evidence ?? []),
            ...(gpusPerVm?.evidence ?? []),
          ]}
        />
      </Section>
      <Section title={`Isolation: ${product.isolation.level}`}>
        {product.isolation.note && <p>{product.isolation.note}</p>}
        <EvidenceList evidence={product.isolation.evidence} />
      </Section>
    </>
  )
}
