import type { ReactElement } from "react"
import { encode } from "uqr"

/** Bytes of a link beyond which no QR code holds it (version 40, least correction). */
export const longestQr = 2953

interface QrCodeProps {
  readonly text: string
  /** What it leads to, said where it cannot be seen. */
  readonly label: string
}

/** A link as a QR code, black on white whatever the theme, for cameras want it so; null where the link is too long for one. */
export function QrCode({ text, label }: QrCodeProps): ReactElement | null {
  if (new TextEncoder().encode(text).length > longestQr) return null
  const { size, data } = encode(text, { ecc: "L", border: 4 })
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("")
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an inline SVG cannot be an <img>
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges" focusable="false">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
