import type { ReactElement } from "react"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { longestQr, QrCode } from "../common/QrCode.tsx"
import css from "./share.module.css"

/** The link for a camera, where it is not too long for one. */
export function LinkQr({ link }: { readonly link: string }): ReactElement | null {
  if (link.length > longestQr) return null
  return (
    <Disclosure title="QR code" variant="inline">
      <div className={css["qr"]}>
        <QrCode text={link} label="The link as a QR code" />
      </div>
    </Disclosure>
  )
}
