/** Sent to the window by whoever finds "Present" elsewhere than on its key; the page opens it. */
export const presentAsked = "gpu-virtualization-explorer-present"
