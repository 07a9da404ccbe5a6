import { type Planted, setting } from "./planting.ts"

const memory = [{ source: "recalled", basis: "recalled" }]

export const planted: readonly Planted[] = [
  {
    error: "a yes from memory, without a standing",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", { liveMigration: { support: "yes", evidence: memory } }),
    id: "vmware-vgpu-nvidia",
    says: /liveMigration is "yes" on nothing that its makers document/,
  },
  {
    error: "supported, though nobody reports it",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", {
      suspendResume: { support: "yes", standing: "supported", evidence: memory },
    }),
    id: "vmware-vgpu-nvidia",
    says: /nobody reports it/,
  },
  {
    error: "a preview without words",
    spoil: setting("products/mediated-pass-through", "kubevirt-vgpu", {
      liveMigration: {
        support: "conditional",
        condition: "one device",
        standing: "preview",
        evidence: [{ source: "kv-relnotes", basis: "documented" }],
      },
    }),
    id: "kubevirt-vgpu",
    says: /standingWords does not say/,
  },
  {
    error: "a claim that no source makes",
    spoil: setting("products/mediated-pass-through", "kubevirt-vgpu", {
      liveMigration: {
        support: "conditional",
        condition: "one device",
        standing: "claimed",
        standingWords: "people say so",
        evidence: memory,
      },
    }),
    id: "kubevirt-vgpu",
    says: /by no source that can be opened/,
  },
  {
    error: "a standing of what cannot be done",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", { hotPlug: { support: "no", standing: "preview" } }),
    id: "vmware-vgpu-nvidia",
    says: /so it has no standing/,
  },
  {
    error: "words without a standing",
    spoil: setting("products/mediated-pass-through", "vmware-vgpu-nvidia", {
      hotPlug: { support: "yes", standingWords: "soon", evidence: [{ source: "vmw-vsga-80", basis: "documented" }] },
    }),
    id: "vmware-vgpu-nvidia",
    says: /but has no standing/,
  },
]
