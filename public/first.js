// Runs before the first paint. The address decides (an embedding page's choice), then what the reader chose, then the system.
;(() => {
  const allowed = ["light", "dark"]
  let theme = new URLSearchParams(location.search).get("theme")
  if (!allowed.includes(theme)) {
    try {
      theme = localStorage.getItem("gpu-virtualization-explorer.theme")
    } catch {
      theme = null // storage is refused: the system decides
    }
  }
  if (allowed.includes(theme)) document.documentElement.dataset.theme = theme
})()
