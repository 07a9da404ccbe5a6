export { EmbedButton } from "./EmbedButton.tsx"
export { ShareButton } from "./ShareButton.tsx"
export { embedQuery, embedUrl } from "./embedCode.ts"
export { embedViewNames, embedViews, fullUrl, parseEmbed, type EmbedSettings, type EmbedView, type ParsedEmbed } from "./embedQuery.ts"
