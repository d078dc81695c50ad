import { expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { describeConsole, editor, enter, openConversation } from './console-browser.ts'

const focusedText = 'document.activeElement?.textContent ?? ""'

describeConsole('working by keyboard', visit => {
  it('moves in the list with J and K, opens with Enter, writes, and comes back with Escape', async () => {
    const here = await visit()
    const { page, desk } = here
    await enter(here)
    await page.locator('body').press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await page.evaluate(focusedText)).toContain('林先生')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '林先生' }).waitFor()
    await page.getByRole('log').waitFor()

    await page.keyboard.press('/')
    await page.getByRole('listbox', { name: '快捷回复' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await eventually(() => page.evaluate('document.activeElement.value?.startsWith("麻烦您提供") ?? false'), true)
    await page.keyboard.press('Enter')
    await eventually(() => desk.accepted.length, 1)
    await page.keyboard.press('Escape')

    expect(await page.evaluate(focusedText)).toContain('林先生')
  })

  it('shows the shortcuts on a question mark, and typing one in the editor is only text', async () => {
    const here = await visit()
    const { page } = here
    await openConversation(here, '林先生')
    await editor(page).pressSequentially('在吗?j')
    await eventually(() => editor(page).inputValue(), '在吗?j')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')

    await page.getByRole('dialog', { name: '键盘快捷键' }).getByText('发送并结束').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor({ state: 'hidden' })
  })

  it('breaks the line on Shift+Enter and sends nothing while a word is being composed', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await editor(page).fill('一')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('二')
    await editor(page).dispatchEvent('compositionstart')
    await page.keyboard.press('Enter')
    await editor(page).dispatchEvent('compositionend')
    expect(desk.accepted).toEqual([])

    await editor(page).fill('一\n二')
    await page.keyboard.press('Enter')

    await eventually(() => desk.accepted.map(each => each.text), ['一\n二'])
  })

  it('skips to the list and to the chat', async () => {
    const here = await visit()
    const { page } = here
    await openConversation(here, '林先生')
    await page.getByRole('button', { name: '跳到对话' }).focus()
    await page.keyboard.press('Enter')
    await eventually(() => page.evaluate('document.activeElement.id'), 'chat')

    await page.getByRole('button', { name: '跳到会话列表' }).focus()
    await page.keyboard.press('Enter')

    await eventually(() => page.evaluate('document.activeElement.id'), 'list')
  })
})
