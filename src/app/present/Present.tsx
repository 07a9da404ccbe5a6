import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react"
import { createPortal } from "react-dom"
import { Button } from "../../ui/Button.tsx"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { useOverlay } from "../../ui/useOverlay.ts"
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx"
import { writePresent } from "./address.ts"
import { pictureOf, placeOf } from "./deck.ts"
import { pressOf, type Press } from "./keys.ts"
import { SlideView } from "./SlideView.tsx"
import { useDeck, type Deck } from "./useDeck.ts"
import { useFullScreen, type FullScreen } from "./useFullScreen.ts"
import { useNotes } from "./useNotes.ts"
import css from "./Present.module.css"

export interface PresentProps {
  /** The frame that is shown first, as behind `present=`; left out: the first. */
  readonly from?: string
  readonly onClose: () => void
}

/** The page's answer told to a room: full screen, 16 to 9, no chrome, led by arrow keys or a clicker. */
export function Present({ from = "", onClose }: PresentProps): ReactElement {
  const [stage, setStage] = useState<HTMLDivElement | null>(null)
  useOverlay(true, onClose)
  useOnlyThis(stage)
  const screen = useFullScreen(stage, onClose)
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <dialog> can't be given the whole screen
    <div ref={setStage} className={css["present"]} role="dialog" aria-modal="true" aria-label="Presentation" tabIndex={-1}>
      <ErrorBoundary
        fallback={(_, retry) => (
          <div className={css["slide"]}>
            <p>The slides could not be loaded. Check the connection.</p>
            <Button onClick={retry}>Try again</Button>
            <Button onClick={onClose}>Leave</Button>
          </div>
        )}
      >
        <Suspense fallback={<p className={css["waiting"]}>Opening the presentation …</p>}>
          <Talk from={from} screen={screen} onClose={onClose} />
        </Suspense>
      </ErrorBoundary>
    </div>,
    document.body,
  )
}

/** While it stands, nothing below it is reached; afterwards the focus is where it was. */
function useOnlyThis(stage: HTMLElement | null): void {
  useEffect(() => {
    if (!stage) return
    const before = document.activeElement
    const below = [...document.body.children].filter((one): one is HTMLElement => one instanceof HTMLElement && one !== stage)
    const reached = below.filter(({ inert }) => !inert)
    for (const one of reached) one.inert = true
    stage.focus()
    return () => {
      for (const one of reached) one.inert = false
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [stage])
}

/** ms after which the address follows, when the entry of the history is there. */
const settles = 150

interface TalkProps extends Required<PresentProps> {
  readonly screen: FullScreen
}

function Talk(props: TalkProps): ReactElement | null {
  const deck = useDeck()
  return deck ? <Led deck={deck} {...props} /> : <p className={css["waiting"]}>Opening the presentation …</p>
}

function Led({ deck, from, screen, onClose }: TalkProps & { readonly deck: Deck }): ReactElement | null {
  const { frames } = deck
  const [at, setAt] = useState(() => placeOf(frames, from))
  const [isDark, setDark] = useState(false)
  const last = frames.length - 1
  const frame = frames[Math.min(at, last)]
  const move = useCallback((by: number) => setAt((now) => Math.min(last, Math.max(0, now + by))), [last])
  const notes = useNotes(frames, at, move)
  const picture = frame ? pictureOf(frame) : null
  const showPicture = (): void => {
    if (picture) window.open(`${location.pathname}${picture.address}`, "_blank", "noopener")
  }
  const press = (what: Press): void => {
    if (what === "dark") return setDark(!isDark)
    setDark(false)
    if (what === "leave") return onClose()
    if (what === "notes" || what === "picture") {
      screen.makeWay()
      return what === "notes" ? notes.open() : showPicture()
    }
    screen.retake()
    if (what === "first" || what === "last") setAt(what === "first" ? 0 : last)
    else move(what === "on" ? 1 : -1)
  }
  useKeys(press)
  const id = frame?.id
  useEffect(() => {
    const timer = setTimeout(() => writePresent(id ?? ""), settles)
    return () => clearTimeout(timer)
  }, [id])
  // What was written is taken back; the entry below never said it.
  useEffect(() => () => writePresent(null), [])
  const { awake, wake } = useAwake()
  if (!frame) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- keys do the same
    <div
      className={css["stage"]}
      data-dark={isDark || undefined}
      onPointerMove={wake}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("button")) return
        const { left, width } = event.currentTarget.getBoundingClientRect()
        press(event.clientX - left < width / 3 ? "back" : "on")
      }}
    >
      <SlideView frame={frame} deck={deck} />
      <VisuallyHidden>
        <output>{`${at + 1} of ${frames.length}. ${frame.title}. ${frame.says.join(" ")}`}</output>
      </VisuallyHidden>
      <i className={css["way"]} style={{ inlineSize: `${((at + 1) / frames.length) * 100}%` }} aria-hidden="true" />
      <div className={css["controls"]} data-awake={awake || notes.blocked || undefined}>
        {notes.blocked && (
          <p role="alert">The browser has blocked the window with the notes. Allow pop-ups of this page, then press N again.</p>
        )}
        <button type="button" onClick={() => press("back")} disabled={at === 0}>
          Back
        </button>
        <button type="button" onClick={() => press("on")} disabled={at === last}>
          Next
        </button>
        <button type="button" onClick={() => press("notes")}>
          Notes
        </button>
        {picture && (
          <button type="button" onClick={() => press("picture")}>
            Picture
          </button>
        )}
        <button type="button" onClick={onClose}>
          Leave
        </button>
      </div>
    </div>
  )
}

/** Hears keys before the page below does: its single keys mean other things. */
function useKeys(press: (what: Press) => void): void {
  const now = useRef(press)
  // Before the slide is painted: whoever sees it can press, and no press is lost.
  useLayoutEffect(() => {
    now.current = press
  })
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      event.stopImmediatePropagation()
      const what = pressOf(event)
      if (what === null || (event.repeat && what !== "on" && what !== "back")) return
      event.preventDefault()
      now.current(what)
    }
    addEventListener("keydown", onKey, { capture: true })
    return () => removeEventListener("keydown", onKey, { capture: true })
  }, [])
}

/** ms that controls stay after the pointer has moved. */
const stays = 2500

/** Controls are there while the pointer moves, and then leave the slide alone. */
function useAwake(): { readonly awake: boolean; readonly wake: () => void } {
  const [awake, setAwake] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    awake,
    wake() {
      setAwake(true)
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setAwake(false), stays)
    },
  }
}
