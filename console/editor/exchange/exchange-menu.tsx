import { DownloadOutlined, SwapOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import type { ImportReport } from '../../../protocol/editor.ts'
import { useToast } from '../../app/use-toast.ts'
import { useWords } from '../../language/language.ts'
import { useEditor } from '../editor-context.ts'
import { ImportDialog } from './import-dialog.tsx'
import { type ImportProgress, ImportProgressDialog } from './import-progress.tsx'

/** Tables out and in. What comes in waits among the unpublished changes. */
export function ExchangeMenu() {
  const words = useWords()
  const toast = useToast()
  const { api, workbench } = useEditor()
  const picker = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [progress, setProgress] = useState<ImportProgress | null>(null)

  async function save(format: 'csv' | 'xlsx') {
    setBusy(true)
    const outcome = await api.exportTable(format)
    setBusy(false)
    if (!outcome.ok) return void toast.outcome(outcome, '')
    const url = URL.createObjectURL(outcome.data)
    const link = document.createElement('a')
    link.href = url
    link.download = `knowledge.${format}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }

  async function read(file: File) {
    setBusy(true)
    setProgress({ stage: 'sending', percent: 0 })
    const outcome = await api.importTable(file, sent =>
      setProgress(sent === 'all' ? { stage: 'checking', percent: 100 } : { stage: 'sending', percent: sent }),
    )
    if (outcome.ok) await takeAll(outcome.data.changes)
    setProgress(null)
    setBusy(false)
    if (outcome.ok) setReport(outcome.data)
    else toast.outcome(outcome, '')
  }

  async function takeAll(changes: ImportReport['changes']) {
    for (const [at, { path, text }] of changes.entries()) {
      setProgress({ stage: 'taking', percent: Math.floor((at / changes.length) * 100) })
      await workbench.read(path)
      workbench.edit(path, text)
    }
  }

  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".csv,.xlsx"
        aria-label={words.editor.importTable}
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void read(file)
        }}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'import',
              icon: <UploadOutlined aria-hidden />,
              label: words.editor.importTable,
              onClick: () => picker.current?.click(),
            },
            { type: 'divider' },
            {
              key: 'xlsx',
              icon: <DownloadOutlined aria-hidden />,
              label: words.editor.exportXlsx,
              onClick: () => save('xlsx'),
            },
            {
              key: 'csv',
              icon: <DownloadOutlined aria-hidden />,
              label: words.editor.exportCsv,
              onClick: () => save('csv'),
            },
          ],
        }}
      >
        <Button
          size="small"
          type="text"
          loading={isBusy}
          icon={<SwapOutlined aria-hidden />}
          aria-label={words.editor.exchange}
        >
          <span className="exchange-label">{words.editor.exchange}</span>
        </Button>
      </Dropdown>
      <ImportProgressDialog progress={progress} />
      <ImportDialog report={report} close={() => setReport(null)} />
    </>
  )
}
