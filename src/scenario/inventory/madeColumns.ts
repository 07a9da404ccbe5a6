// Columns of tables that are made of lists without columns of their own. Layouts know them by these names, and readers see them.

/** What a flavor of OpenStack adds: how many GPUs it has, and what aliases call them. */
export const ofFlavors = ["GPUs of the flavor", "GPU by alias"] as const
/** Of Kubernetes' nodes and pods. */
export const gpusOfNode = "GPUs of the node"
export const gpusRequested = "GPUs requested"
/** Of hosts whose GPUs stand in a column each. */
export const gpusOfColumns = "GPUs of all columns"
