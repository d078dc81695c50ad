import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { openShop, type Shop, type Visit, visitShop } from './support/shop.ts'

const BREAK_IN = 'window.__pwned=1'
const PAYLOADS = [
  `<script>${BREAK_IN}</script>`,
  `<img src=x onerror="${BREAK_IN}">`,
  `<svg onload=${BREAK_IN}>`,
  `"><img src=x onerror=${BREAK_IN}>`,
  `<a href="javascript:${BREAK_IN}">x</a>`,
  `[x](javascript:${BREAK_IN})`,
  `[x](data:text/html,<script>${BREAK_IN}</script>)`,
  `![x](https://outside.invalid/pixel.png)`,
  `<iframe srcdoc="<script>parent.${BREAK_IN}</script>">`,
  `<style>*{background:url(https://outside.invalid/)}</style>`,
  `<details open ontoggle=${BREAK_IN}>`,
  `| <img src=x onerror=${BREAK_IN}> |\n|---|\n| x |`,
  `{{constructor.constructor('${BREAK_IN}')()}}`,
]

describeInChromium('what others write', () => {
  let browser: Browser
  let shop: Shop
  let visit: Visit
  const outside: string[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
    shop = await openShop()
  })
  beforeEach(async () => {
    visit = await visitShop(browser, shop)
    visit.page.on('request', request => {
      if (/outside\.invalid/.test(request.url())) outside.push(request.url())
    })
    await visit.open()
  })
  afterEach(() => visit.leave())
  afterAll(async () => {
    await browser.close()
    await shop.close()
  })

  it('[S-22] [S-23] stays text, whoever wrote it and wherever it stands', async () => {
    for (const text of PAYLOADS) {
      shop.desk.botSays({
        text,
        source: { title: text, checked: text },
        choices: [{ id: 'x', label: text }],
        card: { kind: 'answer', entryId: text },
      })
      shop.desk.agentSays(text, { agent: { name: text, number: text } })
      shop.desk.systemSays(text)
      shop.desk.shopperSaidElsewhere(text)
    }
    shop.desk.setStatus({ status: 'agent', agent: { name: PAYLOADS[1]!, number: PAYLOADS[2]! } })
    await visit.log.getByText('constructor').first().waitFor()

    expect(await visit.page.evaluate('window.__pwned')).toBeUndefined()
    expect(await visit.panel.locator('script, iframe, style, details, svg[onload], img').count()).toBe(0)
    expect(await visit.panel.locator('a').evaluateAll(links => links.map(link => String(link)))).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^(javascript|data):/)]),
    )
    expect(outside).toEqual([])
    expect(visit.errors).toEqual([])
  })

  it('[S-22] shows what the shopper wrote letter by letter', async () => {
    const text = '**粗** [x](https://shop.example) <b>&amp;</b>'

    await visit.write(text)

    await visit.log.getByText('收到').waitFor()
    expect(await visit.own()).toEqual([text])
  })

  it('[S-24] opens links in a new tab, tells them nothing, and shows their host', async () => {
    shop.desk.agentSays('请看[说明](https://shop.example/manual)')

    const link = visit.log.getByRole('link', { name: '说明 (shop.example)' })
    await link.waitFor()

    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(await link.getAttribute('target')).toBe('_blank')
  })

  it('[S-24] lets no direction mark leave its bubble', async () => {
    shop.desk.setStatus({ status: 'agent', agent: { name: '李\u202e娜', number: '1024' } })
    shop.desk.agentSays('付款到 \u202exe.gpj\u202c 账户\u2067 好', { agent: { name: '李\u202e娜', number: '1024' } })

    await visit.log.getByText('付款到').waitFor()

    await visit.panel.getByText('李娜 · 工号 1024').waitFor()
    expect(await visit.panel.innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })
})
