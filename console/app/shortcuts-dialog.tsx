import { Modal } from 'antd'
import { useWords } from '../language/language.ts'
import { ShortcutList } from '../settings/shortcut-list.tsx'

export function ShortcutsDialog({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const words = useWords()
  return (
    <Modal title={words.shortcuts.title} open={isOpen} onCancel={close} footer={null} width={440} destroyOnHidden>
      <ShortcutList />
    </Modal>
  )
}
