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

let loading: Promise<Background> | null = null

/** Loads it once; a failed attempt is forgotten, so that it can be made again. */
export function background(): Promise<Background> {
  loading ??= load().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** Suspends until it is there, throws to the error boundary where it cannot be had. */
export const useBackground = (): Background => use(background())
