import { technologyIds, type TechnologyId } from "../../../dataset/schema/index.ts"
import { columnById, type MatrixColumn } from "./cells.ts"

/*
 * What `focus=` opens in `view=support`:
 *   <product>                   the product's page
 *   <product>.<column>          a cell of the products' table: vmware-vsga.opengl, kvm-vgpu-nvidia.live-migration
 *   <hypervisor>.<technology>   a cell of the hypervisors' table: vsphere.nvidia-vgpu
 * Columns and technologies share no word, so the part behind the last dot tells which table is meant.
 */
export type Opened =
  | { readonly kind: "nothing" }
  | { readonly kind: "product"; readonly product: string }
  | { readonly kind: "cell"; readonly product: string; readonly column: MatrixColumn }
  | { readonly kind: "moving"; readonly hypervisor: string; readonly technology: TechnologyId }

const isTechnology = (word: string): word is TechnologyId => (technologyIds as readonly string[]).includes(word)

export function readFocus(focus: string | null): Opened {
  if (focus === null) return { kind: "nothing" }
  const dot = focus.lastIndexOf(".")
  const row = focus.slice(0, dot)
  const word = focus.slice(dot + 1)
  const column = columnById.get(word)
  if (dot > 0 && column) return { kind: "cell", product: row, column }
  if (dot > 0 && isTechnology(word)) return { kind: "moving", hypervisor: row, technology: word }
  return { kind: "product", product: focus }
}

export const cellFocus = (row: string, column: string): string => `${row}.${column}`
