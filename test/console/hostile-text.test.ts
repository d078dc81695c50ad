import { expect, it } from '@jest/globals'
import { describeConsole, enter, openConversation } from './console-browser.ts'

describeConsole('hostile text', visit => {
  it('shows markup of shoppers and of the bot as text, and runs none of it', async () => {
    const here = await visit()
    const { page } = here
    await openConversation(here, '<b>X</b>', '排队')
    await page.getByRole('button', { name: '展开全部对话' }).click()
    const log = page.getByRole('log')

    await log.getByText('<img src=x onerror="window.hacked=1"> **不是粗体** [点我](javascript:alert(1))').waitFor()
    await log.getByText('<script>window.hacked=1</script>').waitFor()
    expect(await log.locator('script, img, b, iframe').count()).toBe(0)
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    const links = await log.getByRole('link').all()
    expect(await Promise.all(links.map(link => link.getAttribute('href')))).toEqual(['https://shop.example/help'])
    expect(await links[0]?.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(here.complaints).toEqual([])
  })

  it('lets no name or text turn the reading direction', async () => {
    const here = await visit()
    const { page } = here
    await enter(here)
    await page.getByRole('tab', { name: /排队/ }).click()
    await page.getByRole('link', { name: /X/ }).click()
    await page.getByRole('button', { name: '展开全部对话' }).click()
    await page.getByRole('log').getByText('账号 4321 请核对').waitFor()

    const text = String(await page.evaluate('document.body.innerText + document.title'))

    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })
})
