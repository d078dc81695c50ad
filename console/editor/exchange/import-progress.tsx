import { Modal, Progress } from 'antd'
import { useWords } from '../../language/language.ts'

export interface ImportProgress {
  readonly stage: 'sending' | 'checking' | 'taking'
  readonly percent: number
}

/** How far a table has come: on its way, with the server, into the files. */
export function ImportProgressDialog({ progress }: { progress: ImportProgress | null }) {
  const words = useWords().editor
  return (
    <Modal title={words.importing} open={progress !== null} closable={false} keyboard={false} footer={null} width={420}>
      {progress && (
        <div role="status">
          <p>{words.importStage[progress.stage]}</p>
          <Progress
            percent={progress.stage === 'checking' ? 100 : progress.percent}
            showInfo={progress.stage !== 'checking'}
            status="active"
            aria-label={words.importStage[progress.stage]}
          />
        </div>
      )}
    </Modal>
  )
}
