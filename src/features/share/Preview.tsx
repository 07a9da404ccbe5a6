import { useEffect, useRef, useState, type CSSProperties, type ReactElement } from "react"
import { Button } from "../../ui/Button.tsx"
import { Notice } from "../../ui/Notice.tsx"
import css from "./share.module.css"

/** ms after which a frame that has said nothing counts as missing; one that comes later is shown all the same. */
const patience = 8000

interface PreviewProps {
  readonly src: string
  readonly title: string
  readonly style: CSSProperties
}

/** The frame as it will stand in somebody's page. Whether its files came it says itself: every embed tells its page when it is there. */
export function Preview({ src, title, style }: PreviewProps): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null)
  const [turn, setTurn] = useState(0)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    const waiting = setTimeout(() => setMissing(true), patience)
    const onMessage = ({ source }: MessageEvent): void => {
      if (source === null || source !== frame.current?.contentWindow) return
      clearTimeout(waiting)
      setMissing(false)
    }
    addEventListener("message", onMessage)
    return () => {
      clearTimeout(waiting)
      removeEventListener("message", onMessage)
    }
  }, [turn])
  const again = (): void => {
    setMissing(false)
    setTurn(turn + 1)
  }
  return (
    <figure className={css["preview"]}>
      <figcaption>Preview</figcaption>
      {missing && (
        <Notice tone="warn" title="The preview could not be loaded." actions={<Button onClick={again}>Try again</Button>}>
          <p>Check the connection. The code is complete without it.</p>
        </Notice>
      )}
      <iframe key={turn} ref={frame} src={src} title={title} style={style} hidden={missing} />
    </figure>
  )
}
