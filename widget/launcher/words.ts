import type { WidgetLocale } from './settings.ts'

/** The few words that are needed before the chat itself is loaded. */
export const launcherWords: Record<
  WidgetLocale,
  { chat: string; label: string; unread: (count: number) => string; trouble: string; help: string }
> = {
  'zh-CN': {
    chat: '在线客服',
    label: '在线客服',
    unread: count => `，${count} 条未读消息`,
    trouble: '客服窗口没有打开，请检查网络后再点一次。',
    help: '其他联系方式',
  },
  en: {
    chat: 'Chat',
    label: 'Customer service chat',
    unread: count => `, ${count} unread`,
    trouble: 'The chat did not open. Check your network and try again.',
    help: 'Other ways to get help',
  },
}
