import { Slider } from "@base-ui/react/slider"
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react"
import { FieldNote } from "./Field.tsx"
import { NumberInput } from "./NumberInput.tsx"
import { writeNumber } from "../base/readNumber.ts"
import styles from "./SliderField.module.css"
import { sliderAxis } from "./sliderAxis.ts"

export interface SliderFieldProps {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: number
  /** Bounds of what may be typed. */
  readonly min: number
  readonly max: number
  /** Bounds of the slider, where dragging over the whole range would be too coarse. */
  readonly sliderMin?: number
  readonly sliderMax?: number
  readonly whole?: boolean
  /** One slider step, in the unit of the screen. On a log axis steps are of two significant digits. */
  readonly step?: number
  readonly axis?: "linear" | "log"
  /** Screen = value x scale: 100 for a share shown in percent. */
  readonly scale?: number
  readonly unit?: string
  readonly hint?: ReactNode
  /** A drag, or a run of keystrokes, is one undo step: it begins with onStart and ends with onEnd. */
  readonly onStart?: () => void
  readonly onChange: (value: number) => void
  readonly onEnd?: () => void
  /** Given: shown as a reset button while it makes sense. */
  readonly onReset?: () => void
  /** How the value is spoken. */
  readonly speak?: (value: number) => string
}

/** A slider and a typed number for the same value, in one row. */
export function SliderField({
  label,
  hideLabel = false,
  value,
  min,
  max,
  sliderMin = min,
  sliderMax = max,
  whole = false,
  step = 1,
  axis = "linear",
  scale = 1,
  unit,
  hint,
  onStart,
  onChange,
  onEnd,
  onReset,
  speak,
}: SliderFieldProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const dragging = useRef(false)
  // The slider commits at every repeat of a held key; the drag ends when the key is let go.
  const keyHeld = useRef(false)
  const on = useMemo(
    () => sliderAxis({ kind: axis, min: sliderMin, max: sliderMax, step: step / scale, whole }),
    [axis, sliderMin, sliderMax, step, scale, whole],
  )

  const begin = () => {
    if (!dragging.current) onStart?.()
    dragging.current = true
  }
  const end = () => {
    if (dragging.current) onEnd?.()
    dragging.current = false
  }
  const close = useRef(end)
  useEffect(() => {
    close.current = end
  })
  useEffect(() => () => close.current(), [])

  const note = problem ?? hint
  return (
    <div className={styles.root}>
      <span className={hideLabel ? styles.hiddenLabel : styles.label} aria-hidden="true">
        {label}
      </span>
      <Slider.Root
        className={styles.slider}
        value={on.toPosition(value)}
        min={0}
        max={on.positions}
        step={1}
        largeStep={Math.max(1, Math.round(on.positions / 10))}
        onValueChange={(position) => {
          const next = on.toValue(Array.isArray(position) ? position[0] : (position as number))
          if (next === value) return
          begin()
          setProblem(null)
          onChange(next)
        }}
        onValueCommitted={() => {
          if (!keyHeld.current) end()
        }}
      >
        <Slider.Control className={styles.control} onPointerDown={begin} onPointerUp={end} onPointerCancel={end}>
          <Slider.Track className={styles.track}>
            <Slider.Indicator className={styles.indicator} />
            <Slider.Thumb
              className={styles.thumb}
              aria-label={label}
              onKeyDown={() => {
                keyHeld.current = true
              }}
              onKeyUp={() => {
                keyHeld.current = false
                end()
              }}
              onBlur={() => {
                keyHeld.current = false
                end()
              }}
              getAriaValueText={() => speak?.(value) ?? `${writeNumber(value, { scale })}${unit ? ` ${unit}` : ""}`}
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <NumberInput
        label={`${label}${unit ? `, ${unit}` : ""}`}
        hideLabel
        value={value}
        min={min}
        max={max}
        whole={whole}
        step={step}
        scale={scale}
        onChange={onChange}
        onProblem={setProblem}
        {...(unit === undefined ? {} : { unit })}
        {...(onStart ? { onStart } : {})}
        {...(onEnd ? { onEnd } : {})}
        {...(onReset ? { onClear: onReset } : {})}
      />
      {note !== null && note !== undefined && (
        <div className={styles.note}>
          <FieldNote tone={problem === null ? "hint" : "error"}>{note}</FieldNote>
        </div>
      )}
    </div>
  )
}
