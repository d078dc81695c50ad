import { Button, Modal } from 'antd'
import type { ImportReport } from '../../../protocol/editor.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import './import-dialog.css'

export function ImportDialog({ report, close }: { report: ImportReport | null; close: () => void }) {
  const words = useWords().editor
  const language = useLanguage()
  return (
    <Modal
      title={words.importReport}
      open={report !== null}
      onCancel={close}
      width={560}
      footer={
        <Button type="primary" onClick={close}>
          {words.understood}
        </Button>
      }
    >
      {report && (
        <div className="import">
          <p>{words.imported(report.accepted, report.changes.length)}</p>
          {report.changes.length > 0 && <p>{words.importNext}</p>}
          {report.refused.length > 0 && (
            <>
              <strong>{words.refusedRows(report.refused.length)}</strong>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
              <ul className="scroll" tabIndex={0}>
                {report.refused.map(({ row, reason, reasonZh }) => (
                  <li key={`${row} ${reason}`}>
                    <b>{words.row(row)}</b> {plainText(language === 'zh-CN' ? reasonZh : reason)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Modal>
  )
}
