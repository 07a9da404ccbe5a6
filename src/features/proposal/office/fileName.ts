/** A title as the name of a file on any system: letters, digits and hyphens, 60 characters at most. */
export const fileNameOf = (title: string): string =>
  title
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "")
    .toLowerCase() || "proposal"
