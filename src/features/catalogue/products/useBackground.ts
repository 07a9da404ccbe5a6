import { use } from "react"
import {
  loadAmdIntelMigration,
  loadArticleApis,
  loadArticleItems,
  loadDisagreements,
  loadFootnotes,
  loadHypervisorSupport,
  loadMigrationMatrix,
  loadMigrationRules,
  loadNvidiaHypervisors,
  loadNvidiaMigration,
  loadQuirks,
  loadSecurityCves,
  loadStunTimes,
} from "../../../dataset/reference.ts"
import { once } from "../../../ui/loading.ts"

async function load() {
  const [
    articleApis,
    articleItems,
    footnotes,
    disagreements,
    migrationMatrix,
    migrationRules,
    hypervisorSupport,
    nvidiaHypervisors,
    nvidiaMigration,
    amdIntelMigration,
    cves,
    stunTimes,
    quirks,
  ] = await Promise.all([
    loadArticleApis(),
    loadArticleItems(),
    loadFootnotes(),
    loadDisagreements(),
    loadMigrationMatrix(),
    loadMigrationRules(),
    loadHypervisorSupport(),
    loadNvidiaHypervisors(),
    loadNvidiaMigration(),
    loadAmdIntelMigration(),
    loadSecurityCves(),
    loadStunTimes(),
    loadQuirks(),
  ])
  return {
    articleApis,
    articleItems,
    footnotes,
    disagreements,
    migrationMatrix,
    migrationRules,
    hypervisorSupport,
    nvidiaHypervisors,
    nvidiaMigration,
    amdIntelMigration,
    cves,
    stunTimes,
    quirks,
  }
}

/** What is said of products beside their own rows: by the article, by other surveys, by vendors' charts. */
export type Background = Awaited<ReturnType<typeof load>>

export const background = once(load)

/** Suspends until it is there, throws to the error boundary where it cannot be had. */
export const useBackground = (): Background => use(background())
