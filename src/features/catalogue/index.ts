import { lazyPart } from "../../ui/lazyPart.tsx"

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
}
