import { App, ConfigProvider, type ThemeConfig } from 'antd'
import type { ReactNode } from 'react'
import { useOnePane } from './use-pane.ts'

const FINGER_PX = 44

const forFingers: ThemeConfig = {
  token: { controlHeight: FINGER_PX, controlHeightSM: FINGER_PX, controlHeightLG: FINGER_PX },
  components: {
    Button: { paddingInlineSM: 12 },
    Segmented: { controlHeight: FINGER_PX + 4, controlHeightSM: FINGER_PX + 4, trackPadding: 2 },
    Tabs: { horizontalItemPadding: '12px 9px', horizontalItemGutter: 2 },
  },
}
const forPointers: ThemeConfig = {}
const dialog = { className: 'editor-dialog' }

/** Where one pane fills the screen, everything in it and in its dialogs is large enough for a finger. */
export function TouchSizes({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider theme={useOnePane() ? forFingers : forPointers} modal={dialog}>
      {/* A holder of its own, or the questions that it asks would have the sizes from outside. */}
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
