import type { Challenge, HowItWorks, Lesson, Quirk, SpeedValidation, Technique, Term, Validation } from "./schema/index.ts"
import type { AmdIntelMigration, HypervisorSupport, NvidiaHypervisor, NvidiaMigration, SecurityCve } from "./schema/reference-vendors.ts"
import type { CloudPrice, ServerPrice } from "./schema/reference-prices.ts"
import type { HardwareConflict, PlacementRule, WorkloadAnchor } from "./schema/reference.ts"
import type { ArticleApiSupport, ArticleHardware, ArticleHardwareModel, ArticleTableItem, Footnote } from "./schema/reference-article.ts"
import type { StunTime } from "./schema/reference-measurements.ts"
import type { ArchitectureRank, Disagreement, MigrationMatrixRow, MigrationRule, SeverityMeaning } from "./schema/reference-products.ts"

/** Tables that only a view of their own shows; each is fetched when that view opens. */
export const loadTechniques = (): Promise<readonly Technique[]> =>
  import("../../data/techniques.json").then((file) => file.default as readonly Technique[])

/** The glossary, topic by topic. */
export const loadTerms = (): Promise<readonly Term[]> => import("./glossary.ts").then((module) => module.terms)

/** The lessons, in the order in which they are taught. */
export const loadLessons = (): Promise<readonly Lesson[]> => import("./lessons.ts").then((module) => module.lessons)

/** Tasks with a score, in the order in which they grow harder. */
export const loadChallenges = (): Promise<readonly Challenge[]> =>
  import("../../data/challenges.json").then((file) => file.default as unknown as readonly Challenge[])

export const loadHowItWorks = (): Promise<readonly HowItWorks[]> =>
  import("../../data/how-it-works.json").then((file) => file.default as readonly HowItWorks[])

export const loadQuirks = (): Promise<readonly Quirk[]> => import("../../data/quirks.json").then((file) => file.default as readonly Quirk[])

export const loadArticleApis = (): Promise<readonly ArticleApiSupport[]> =>
  import("../../data/reference/api-support-article.json").then((file) => file.default as readonly ArticleApiSupport[])

export const loadArticleItems = (): Promise<readonly ArticleTableItem[]> =>
  import("../../data/reference/article-table-items.json").then((file) => file.default as readonly ArticleTableItem[])

export const loadFootnotes = (): Promise<readonly Footnote[]> =>
  import("../../data/reference/footnotes.json").then((file) => file.default as readonly Footnote[])

export const loadDisagreements = (): Promise<readonly Disagreement[]> =>
  import("../../data/reference/disagreements.json").then((file) => file.default as readonly Disagreement[])

export const loadMigrationMatrix = (): Promise<readonly MigrationMatrixRow[]> =>
  import("../../data/reference/migration-matrix.json").then((file) => file.default as readonly MigrationMatrixRow[])

export const loadMigrationRules = (): Promise<readonly MigrationRule[]> =>
  import("../../data/reference/migration-rules.json").then((file) => file.default as readonly MigrationRule[])

export const loadHypervisorSupport = (): Promise<readonly HypervisorSupport[]> =>
  import("../../data/reference/hypervisor-support.json").then((file) => file.default as readonly HypervisorSupport[])

export const loadNvidiaHypervisors = (): Promise<readonly NvidiaHypervisor[]> =>
  import("../../data/reference/nvidia-hypervisors.json").then((file) => file.default as readonly NvidiaHypervisor[])

export const loadNvidiaMigration = (): Promise<readonly NvidiaMigration[]> =>
  import("../../data/reference/nvidia-migration.json").then((file) => file.default as readonly NvidiaMigration[])

export const loadAmdIntelMigration = (): Promise<readonly AmdIntelMigration[]> =>
  import("../../data/reference/amd-intel-migration.json").then((file) => file.default as readonly AmdIntelMigration[])

export const loadSecurityCves = (): Promise<readonly SecurityCve[]> =>
  import("../../data/reference/security-cves.json").then((file) => file.default as readonly SecurityCve[])

export const loadStunTimes = (): Promise<readonly StunTime[]> =>
  import("../../data/measurements/stun-times.json").then((file) => file.default as readonly StunTime[])

export const loadWorkloadAnchors = (): Promise<readonly WorkloadAnchor[]> =>
  import("../../data/reference/workload-anchors.json").then((file) => file.default as readonly WorkloadAnchor[])

export const loadArchitectures = (): Promise<readonly ArchitectureRank[]> =>
  import("../../data/reference/architecture-order.json").then((file) => file.default as readonly ArchitectureRank[])

export const loadSeverities = (): Promise<readonly SeverityMeaning[]> =>
  import("../../data/reference/severity-scale.json").then((file) => file.default as readonly SeverityMeaning[])

export const loadPlacementRules = (): Promise<readonly PlacementRule[]> =>
  import("../../data/hardware/placement-rules.json").then((file) => file.default as readonly PlacementRule[])

export const loadHardwareConflicts = (): Promise<readonly HardwareConflict[]> =>
  import("../../data/reference/hardware-conflicts.json").then((file) => file.default as readonly HardwareConflict[])

export const loadCloudPrices = (): Promise<readonly CloudPrice[]> =>
  import("../../data/reference/cloud-prices.json").then((file) => file.default as readonly CloudPrice[])

export const loadServerPrices = (): Promise<readonly ServerPrice[]> =>
  import("../../data/prices/servers.json").then((file) => file.default as readonly ServerPrice[])

export const loadArticleHardware = (): Promise<readonly ArticleHardware[]> =>
  import("../../data/reference/article-hardware.json").then((file) => file.default as readonly ArticleHardware[])

export const loadArticleHardwareModels = (): Promise<readonly ArticleHardwareModel[]> =>
  import("../../data/reference/article-hardware-models.json").then((file) => file.default as readonly ArticleHardwareModel[])

export const loadValidation = (): Promise<Validation> =>
  import("../../data/models/validation.json").then((file) => file.default as Validation)

export const loadSpeedValidation = (): Promise<SpeedValidation> =>
  import("../../data/models/speed-validation.json").then((file) => file.default as SpeedValidation)
