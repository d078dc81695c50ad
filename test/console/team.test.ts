import { expect, it } from '@jest/globals'
import { describeConsole, enter } from './console-browser.ts'

describeConsole('team', visit => {
  it('adds a member and says when the login is taken', async () => {
    const here = await visit()
    const { page } = here
    await enter(here)
    await page.getByRole('link', { name: '团队' }).click()
    await page.getByRole('button', { name: '添加成员' }).click()
    const dialog = page.getByRole('dialog', { name: '添加成员' })
    await dialog.getByLabel('姓名').fill('赵敏')
    await dialog.getByLabel('工号').fill('1050')
    await dialog.getByLabel('账号').fill('lina')
    await dialog.getByLabel('密码', { exact: true }).fill('long enough')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('这个账号已被使用，请换一个。').waitFor()

    await dialog.getByLabel('账号').fill('zhaomin')
    await dialog.getByRole('button', { name: '保存' }).click()

    await page.getByRole('row', { name: /赵敏.*1050/ }).waitFor()
    expect(here.complaints).toEqual([])
  })

  it('edits, finds, disables and enables a member', async () => {
    const here = await visit()
    const { page } = here
    await enter(here)
    await page.getByRole('link', { name: '团队' }).click()
    await page.getByRole('button', { name: '编辑 张伟' }).click()
    const dialog = page.getByRole('dialog', { name: '编辑 张伟' })
    await dialog.getByLabel('姓名').fill('张大伟')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByLabel('按姓名、账号或工号查找').fill('大伟')
    const row = page.getByRole('row', { name: /张大伟/ })
    await row.waitFor()
    await page.getByText('chenjing').waitFor({ state: 'detached' })

    await row.getByRole('button', { name: '停用' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '停用' }).click()
    await row.getByText('已停用').waitFor()
    await row.getByRole('button', { name: '启用' }).click()

    await row.getByText('正常').waitFor()
  })

  it('speaks English and remembers it', async () => {
    const here = await visit({ locale: 'en-GB' })
    const { page, desk } = here
    await page.goto(`${desk.url}/console/`)
    await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.reload()

    await page.getByRole('heading', { name: '登录工作台' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN')
  })
})
