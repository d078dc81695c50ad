import { useEffect, useRef, useState } from 'preact/hooks'
import type { Attachment } from '../../protocol/message.ts'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import { IconButton } from './icon-button.tsx'
import { CloseIcon } from './icons.tsx'

interface LargePictureProps {
  readonly address: string
  readonly alt: string
  readonly onClose: () => void
}

function LargePicture({ address, alt, onClose }: LargePictureProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      class="large"
      aria-label={alt}
      onClose={onClose}
      onClick={close}
      // Escape closes the picture, not the chat behind it.
      onKeyDown={event => event.stopPropagation()}
    >
      <img src={address} alt={alt} />
      <IconButton label={useDesk().phrases.close} onClick={close}>
        <CloseIcon />
      </IconButton>
    </dialog>
  )
}

/** A picture of the conversation; a click shows it large in a dialog of its own. */
export function Picture({ attachment, by }: { attachment: Attachment; by: string }) {
  const { chat, pictures, phrases } = useDesk()
  const [address, setAddress] = useState<string | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [isLarge, setLarge] = useState(false)
  const { id, width, height } = attachment
  const alt = phrases.pictureOf(cleanText(by))

  useEffect(() => {
    if (address) return
    setFailed(false)
    pictures.show(attachment).then(setAddress, () => setFailed(true))
  }, [id, chat.isOnline()])

  if (hasFailed) return <p class="picture-failed">{phrases.pictureFailed}</p>
  const shape =
    width && height ? { aspectRatio: `${width} / ${height}`, width: `${Math.min(14, (14 * width) / height)}em` } : {}
  return (
    <>
      <button
        type="button"
        class="picture"
        style={shape}
        aria-label={`${alt}, ${phrases.enlarge}`}
        onClick={() => setLarge(true)}
      >
        {address && <img src={address} alt={alt} />}
      </button>
      {isLarge && address && <LargePicture address={address} alt={alt} onClose={() => setLarge(false)} />}
    </>
  )
}
