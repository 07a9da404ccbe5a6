export interface AppIcon {
  /** Below public/. */
  readonly file: string
  /** px, both ways. */
  readonly size: number
  /** How much of the icon's width the mark takes. A maskable icon may lose all but the middle 80 %, cut round. */
  readonly share: number
  /** Of the ground's corners, as a share of the icon's width; systems that cut icons themselves get none. */
  readonly rounding: number
}

export const icons: readonly AppIcon[] = [
  { file: "icons/192.png", size: 192, share: 0.8, rounding: 0.18 },
  { file: "icons/512.png", size: 512, share: 0.8, rounding: 0.18 },
  // No point of the mark lies farther than 15.7 of its 32 units from the middle: up to 0.81 fits into the circle.
  { file: "icons/maskable-512.png", size: 512, share: 0.74, rounding: 0 },
  { file: "icons/apple-touch-180.png", size: 180, share: 0.7, rounding: 0 },
]
