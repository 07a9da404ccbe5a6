import type { ReactNode } from "react"

/** Sixteen-unit line drawings; `currentColor`, so that they follow the text beside them. */
const drawings = {
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  check: <path d="m3 8.5 3.2 3.2L13 5" />,
  copy: <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />,
  trash: <path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.7l.2 4.3M9.3 6.7 9.1 11" />,
  undo: <path d="M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6" />,
  redo: <path d="m10 3 3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10" />,
  reset: <path d="M3.2 9.4A5 5 0 1 0 4.5 4.4L2.6 6.3M2.5 3v3.4h3.4" />,
  "chevron-down": <path d="m4 6 4 4 4-4" />,
  "chevron-up": <path d="m4 10 4-4 4 4" />,
  "chevron-right": <path d="m6 4 4 4-4 4" />,
  "chevron-left": <path d="m10 4-4 4 4 4" />,
  sun: (
    <path d="M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1" />
  ),
  moon: <path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z" />,
  contrast: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.2v4M8 4.6v.6" />
    </>
  ),
  warn: <path d="M8 2.2 14.4 13.4H1.6zM8 6.6v3.2M8 11.3v.5" />,
  error: <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM8 4.8v3.8M8 10.7v.5" />,
  question: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.2 6.3A1.9 1.9 0 1 1 8 8.2v1M8 11v.5" />
    </>
  ),
  search: <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3l3.4 3.4" />,
  share: <path d="M8 10V2M5 4.6 8 1.8l3 2.8M3.5 8v5.7h9V8" />,
  embed: <path d="M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5" />,
  link: (
    <path d="M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.5-2.5A2.6 2.6 0 0 0 9.1 3.2L8 4.3M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7L8 11.7" />
  ),
  external: <path d="M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4" />,
  sliders: <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6" />,
  download: <path d="M8 2v8M5 7.3 8 10.2l3-2.9M3 13.5h10" />,
  upload: <path d="M8 10.2V2M5 4.9 8 2l3 2.9M3 13.5h10" />,
  columns: <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  pin: <path d="M5.5 2.5h5M6.2 2.5v4L4 9.5h8l-2.2-3v-4M8 9.5v4.3" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7z" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

export interface IconProps {
  readonly name: IconName
  /** Pixels at the default type size; scales with the type. */
  readonly size?: number
}

/** Decorative: the text or label beside it carries the meaning. */
export function Icon({ name, size = 16 }: IconProps) {
  const em = `${size / 16}rem`
  return (
    <svg
      viewBox="0 0 16 16"
      width={em}
      height={em}
      style={{ width: em, height: em }}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {name === "sliders" ? (
        <>
          {drawings.sliders}
          <circle cx="10" cy="4.5" r="1.8" />
          <circle cx="6" cy="11.5" r="1.8" />
        </>
      ) : (
        drawings[name]
      )}
    </svg>
  )
}
