/** A name for somebody who gave none: always the same for the same visitor, and nothing that could identify them. */
export function shopperName(shopperId: string, locale: 'zh-CN' | 'en'): string {
  const tail = shopperId.replaceAll('-', '').slice(-4).toUpperCase()
  return locale === 'zh-CN' ? `访客 ${tail}` : `Visitor ${tail}`
}
