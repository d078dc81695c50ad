import { DisconnectOutlined, LoadingOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { useWords } from '../language/language.ts'
import { useDesk } from './workspace-context.ts'

const PATIENCE_MS = 1_500

/** A thin bar while the line is lost. A hiccup shorter than a breath is not worth a word. */
export function ConnectionBar() {
  const words = useWords()
  const connection = useDesk(state => state.connection)
  const [isPatient, setPatient] = useState(true)

  useEffect(() => {
    setPatient(true)
    if (connection === 'online') return
    const timer = setTimeout(() => setPatient(false), connection === 'lost' ? 300 : PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [connection])

  const isShown = connection !== 'online' && !isPatient
  return (
    <div className="connection-bar-slot" role="status">
      {isShown && (
        <div className={`connection-bar is-${connection}`}>
          {connection === 'lost' ? <DisconnectOutlined aria-hidden /> : <LoadingOutlined aria-hidden />}
          {words.line[connection]}
        </div>
      )}
    </div>
  )
}
