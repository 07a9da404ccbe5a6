import { lazy } from "react"

/** The views of the dataset, by their word in links; each loads when it is opened. */
export const catalogueViews = {
  techniques: lazy(() => import("./techniques/TechniquesView.tsx").then((module) => ({ default: module.TechniquesView }))),
  support: lazy(() => import("./support/SupportView.tsx").then((module) => ({ default: module.SupportView }))),
  products: lazy(() => import("./products/ProductsView.tsx").then((module) => ({ default: module.ProductsView }))),
  hardware: lazy(() => import("./hardware/HardwareView.tsx").then((module) => ({ default: module.HardwareView }))),
  measurements: lazy(() => import("./measurements/MeasurementsView.tsx").then((module) => ({ default: module.MeasurementsView }))),
  advisor: lazy(() => import("./advisor/AdvisorView.tsx").then((module) => ({ default: module.AdvisorView }))),
  quirks: lazy(() => import("./advisor/QuirksView.tsx").then((module) => ({ default: module.QuirksView }))),
  workloads: lazy(() => import("./workloads/WorkloadsView.tsx").then((module) => ({ default: module.WorkloadsView }))),
  sources: lazy(() => import("./sources/SourcesView.tsx").then((module) => ({ default: module.SourcesView }))),
  data: lazy(() => import("./data/DataView.tsx").then((module) => ({ default: module.DataView }))),
}
