import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { Attachment } from '../../protocol/message.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'

/** A picture of the conversation, fetched with our token: its address alone opens nothing. */
export function Picture({ attachment }: { attachment: Attachment }) {
  const words = useWords()
  const { api } = useWorkspace()
  const [url, setUrl] = useState<string | null | 'loading'>('loading')
  const [isLarge, setLarge] = useState(false)
  const width = Math.max(64, Math.min(260, attachment.width ?? 260))
  const ratio = (attachment.height ?? 3) / (attachment.width ?? 4)
  const height = Math.max(40, Math.min(240, Math.round(width * ratio)))

  useEffect(() => {
    let isGone = false
    let made: string | null = null
    void api.picture(attachment.id).then(found => {
      made = found
      if (isGone && found) URL.revokeObjectURL(found)
      else setUrl(found)
    })
    return () => {
      isGone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [api, attachment.id])

  if (url === 'loading') return <div className="picture" style={{ width, height }} aria-busy="true" />
  if (url === null) return <p className="picture-lost">{words.chat.pictureLost}</p>
  return (
    <>
      <button
        type="button"
        className="plain-button picture"
        aria-label={words.chat.openPicture}
        onClick={() => setLarge(true)}
      >
        <img
          src={url}
          alt={`${words.chat.picture} ${plainText(attachment.name)}`}
          style={{ width, height, objectFit: 'contain' }}
        />
      </button>
      <Modal
        open={isLarge}
        onCancel={() => setLarge(false)}
        footer={null}
        width="min(920px, 92vw)"
        destroyOnHidden
        centered
      >
        <img className="picture-large" src={url} alt={words.chat.picture} />
      </Modal>
    </>
  )
}
