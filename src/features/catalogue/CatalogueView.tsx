import type { FunctionComponent, ReactElement } from "react"
import { lazyPart } from "../../ui/lazyPart.tsx"
import type { DatasetView } from "./names.ts"

/** The views of the dataset, by their word in links; each loads when it is opened. */
export const catalogueViews = {
  techniques: lazyPart(
    () => import("./techniques/TechniquesView.tsx"),
    (module) => module.TechniquesView,
  ),
  call: lazyPart(
    () => import("./call/CallView.tsx"),
    (module) => module.CallView,
  ),
  share: lazyPart(
    () => import("./sharing/SharingView.tsx"),
    (module) => module.SharingView,
  ),
  move: lazyPart(
    () => import("./moving/MovingView.tsx"),
    (module) => module.MovingView,
  ),
  emulate: lazyPart(
    () => import("./emulating/EmulatingView.tsx"),
    (module) => module.EmulatingView,
  ),
  glossary: lazyPart(
    () => import("./glossary/GlossaryView.tsx"),
    (module) => module.GlossaryView,
  ),
  lessons: lazyPart(
    () => import("./lessons/LessonsView.tsx"),
    (module) => module.LessonsView,
  ),
  support: lazyPart(
    () => import("./support/SupportView.tsx"),
    (module) => module.SupportView,
  ),
  products: lazyPart(
    () => import("./products/ProductsView.tsx"),
    (module) => module.ProductsView,
  ),
  hardware: lazyPart(
    () => import("./hardware/HardwareView.tsx"),
    (module) => module.HardwareView,
  ),
  measurements: lazyPart(
    () => import("./measurements/MeasurementsView.tsx"),
    (module) => module.MeasurementsView,
  ),
  validation: lazyPart(
    () => import("./validation/ValidationView.tsx"),
    (module) => module.ValidationView,
  ),
  advisor: lazyPart(
    () => import("./advisor/AdvisorView.tsx"),
    (module) => module.AdvisorView,
  ),
  quirks: lazyPart(
    () => import("./advisor/QuirksView.tsx"),
    (module) => module.QuirksView,
  ),
  workloads: lazyPart(
    () => import("./workloads/WorkloadsView.tsx"),
    (module) => module.WorkloadsView,
  ),
  sources: lazyPart(
    () => import("./sources/SourcesView.tsx"),
    (module) => module.SourcesView,
  ),
  data: lazyPart(
    () => import("./data/DataView.tsx"),
    (module) => module.DataView,
  ),
} satisfies Readonly<Record<DatasetView, FunctionComponent>>

/** One of them. */
export function CatalogueView({ view }: { readonly view: DatasetView }): ReactElement {
  const Shown = catalogueViews[view]
  return <Shown key={view} />
}
