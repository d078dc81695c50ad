import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeConsole, enter, openConversation } from './console-browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Serious and critical findings, one line each. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.waitForTimeout(300)
  await page.evaluate(axe)
  return (await page.evaluate(`axe.run().then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')))
  )`)) as string[]
}

describeConsole('accessibility', visit => {
  it('finds nothing serious on the sign-in and the first start', async () => {
    const { page, desk } = await visit()
    await page.goto(`${desk.url}/console/`)
    await page.getByRole('button', { name: '登录' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])

    await page.goto(`${desk.url}/console/#setup=x`)
    await page.getByRole('button', { name: '创建并进入工作台' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  it.each(['light', 'dark'] as const)('finds nothing serious in the three panes, %s', async colorScheme => {
    const here = await visit({ colorScheme })
    const { page } = here
    await openConversation(here, '王女士')
    await page.getByText('很有把握 91%').waitFor()
    await page.getByRole('button', { name: /依据 师傅上门前/ }).click()
    expect(await seriousFindings(page)).toEqual([])

    for (const tab of ['客户', '备注']) {
      await page.getByRole('tab', { name: new RegExp(tab) }).click()
      expect(await seriousFindings(page)).toEqual([])
    }
    await page.getByLabel('回复顾客', { exact: true }).fill('/')
    await page.getByRole('listbox').waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  it.each(['light', 'dark'] as const)('finds nothing serious in queue, preview and transfer, %s', async colorScheme => {
    const here = await visit({ colorScheme })
    const { page } = here
    await openConversation(here, '陈女士', '排队')
    expect(await seriousFindings(page)).toEqual([])

    await page.getByRole('tab', { name: /我的/ }).click()
    await page.getByRole('link', { name: /林先生/ }).click()
    await page.getByRole('button', { name: '转接' }).click()
    await page.getByRole('dialog').getByText('张伟').waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  it.each(['light', 'dark'] as const)('finds nothing serious on team and settings, %s', async colorScheme => {
    const here = await visit({ colorScheme })
    const { page } = here
    await enter(here)
    await page.getByRole('link', { name: '团队' }).click()
    await page.getByText('chenjing').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '添加成员' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '取消' }).click()

    await page.getByRole('link', { name: '设置' }).click()
    await page.getByRole('heading', { name: '设置' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  it('finds nothing serious at 1024 pixels and on a phone', async () => {
    for (const viewport of [
      { width: 1024, height: 768 },
      { width: 390, height: 844 },
    ]) {
      const here = await visit({ viewport })
      await openConversation(here, '王女士')
      expect(await seriousFindings(here.page)).toEqual([])
      expect(await here.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
  })
})
