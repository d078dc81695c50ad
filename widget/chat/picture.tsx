import { useEffect, useRef, useState } from 'preact/hooks'
import type { Attachment } from '../../protocol/message.ts'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { IconButton } from './icon-button.tsx'
import { CloseIcon } from './icons.tsx'

/** A picture of the conversation; a click shows it large in a dialog of its own. */
export function Picture({ attachment, by }: { attachment: Attachment; by: string }) {
  const { pictures, phrases } = useDesk()
  const [address, setAddress] = useState<string | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const large = useRef<HTMLDialogElement>(null)
  const { id, width, height } = attachment
  const alt = `${phrases.pictureOf(cleanText(by))}`

  useEffect(() => {
    pictures.show(attachment).then(setAddress, () => setFailed(true))
  }, [id])

  if (hasFailed) return <p class="picture-failed">{phrases.pictureFailed}</p>
  const shape =
    width && height ? { aspectRatio: `${width} / ${height}`, width: `${Math.min(14, (14 * width) / height)}em` } : {}
  const close = () => large.current?.close()
  return (
    <>
      <button
        type="button"
        class="picture"
        style={shape}
        aria-label={`${alt}, ${phrases.enlarge}`}
        onClick={() => large.current?.showModal()}
      >
        {address && <img src={address} alt={alt} />}
      </button>
      <dialog ref={large} class="large" aria-label={alt} onClick={close} onKeyDown={event => event.stopPropagation()}>
        {address && <img src={address} alt={alt} />}
        <IconButton label={phrases.close} onClick={close}>
          <CloseIcon />
        </IconButton>
      </dialog>
    </>
  )
}
