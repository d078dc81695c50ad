import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { inPage } from './support/in-page.ts'
import { openShop, type Shop, type Visit, visitShop } from './support/shop.ts'
import { until } from './support/until.ts'

describeInChromium('the input', () => {
  let browser: Browser
  let shop: Shop
  let visit: Visit
  beforeAll(async () => {
    browser = await launchBrowser()
    shop = await openShop()
  })
  beforeEach(async () => {
    visit = await visitShop(browser, shop)
    await visit.open()
  })
  afterEach(() => visit.leave())
  afterAll(async () => {
    await browser.close()
    await shop.close()
  })

  it('sends with Enter and breaks the line with Shift+Enter', async () => {
    await visit.input.pressSequentially('第一行')
    await visit.input.press('Shift+Enter')
    await visit.input.pressSequentially('第二行')
    await visit.input.press('Enter')

    await visit.log.getByText('已发送').waitFor()
    await eventually(() => visit.own(), ['第一行\n第二行'])
    await eventually(() => visit.input.inputValue(), '')
  })

  it('never sends with the Enter that accepts a candidate of an input method', async () => {
    const keys = await visit.page.context().newCDPSession(visit.page)
    await visit.input.focus()
    await keys.send('Input.imeSetComposition', { text: 'nihao', selectionStart: 5, selectionEnd: 5 })
    await keys.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    })
    await keys.send('Input.insertText', { text: '你好' })
    // The keydown that Safari sends after the end of the composition: not composing any more, but with code 229.
    await visit.input.evaluate(
      inPage(`element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }))`),
    )

    await eventually(() => visit.input.inputValue(), '你好')
    expect(await visit.own()).toEqual([])

    await visit.input.press('Enter')
    await until(async () => (await visit.own()).length === 1)
    expect(await visit.own()).toEqual(['你好'])
  })

  it('sends nothing that is only space', async () => {
    await visit.input.fill('  \n ')
    await visit.input.press('Enter')

    await eventually(() => visit.panel.getByRole('button', { name: '发送', exact: true }).isDisabled(), true)
    expect(await visit.own()).toEqual([])
  })

  it('grows with the text to five lines and then scrolls', async () => {
    const height = async () => (await visit.input.boundingBox())!.height
    const one = await height()
    await visit.input.fill('1\n2\n3')
    const three = await height()
    await visit.input.fill('1\n2\n3\n4\n5')
    const five = await height()
    await visit.input.fill(Array.from({ length: 30 }, () => 'x').join('\n'))

    expect(three).toBeGreaterThan(one + 40)
    expect(five).toBeGreaterThan(three + 40)
    expect(await height()).toBeLessThanOrEqual(five + 2)
  })
})
