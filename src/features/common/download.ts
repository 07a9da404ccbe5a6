export function download(fileName: string, content: string | Uint8Array<ArrayBuffer> | Blob, type = "text/csv;charset=utf-8"): void {
  // The mark at the start tells spreadsheets that the file is UTF-8; JSON must not have it.
  const url = URL.createObjectURL(new Blob(type.startsWith("text/csv") ? ["\uFEFF", content] : [content], { type }))
  const link = document.createElement("a")
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
