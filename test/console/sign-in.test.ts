import { expect, it } from '@jest/globals'
import { describeConsole, signIn } from './console-browser.ts'

describeConsole('signing in', visit => {
  it('says clearly that login or password are wrong, and that there were too many attempts', async () => {
    const { page, desk } = await visit()
    await page.goto(`${desk.url}/console/`)
    await page.getByLabel('账号').fill('lina')
    await page.getByLabel('密码', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('账号或密码不对。').waitFor()

    desk.refuseSignIn('RATE_LIMITED')
    await page.getByRole('button', { name: '登录' }).click()

    await page.getByText('操作太频繁，请稍等一会儿再试。').waitFor()
  })

  it('asks for what is missing before it sends anything', async () => {
    const { page, desk } = await visit()
    await page.goto(`${desk.url}/console/`)
    await page.getByRole('button', { name: '登录' }).click()

    await page.getByText('请输入账号').waitFor()
    await page.getByText('请输入密码').waitFor()
  })

  it('signs in without a complaint of the browser under a strict content policy', async () => {
    const here = await visit()
    await signIn(here)

    await here.page.getByText('今日已结 12').waitFor()
    expect(here.complaints).toEqual([])
  })

  it('keeps the session for this tab, and for the next visit only on request', async () => {
    const here = await visit()
    await signIn(here)
    await here.page.reload()
    await here.page.getByRole('tab', { name: /我的/ }).waitFor()
    expect(await here.page.evaluate('localStorage.getItem("switchboard.session")')).toBeNull()

    const staying = await visit()
    await signIn(staying, true)
    const next = await staying.page.context().newPage()
    await next.goto(`${staying.desk.url}/console/`)

    await next.getByRole('tab', { name: /我的/ }).waitFor()
  })

  it('signs out and forgets the token', async () => {
    const here = await visit()
    await signIn(here, true)
    await here.page.getByRole('button', { name: '李娜 的账号' }).click()
    await here.page.getByRole('menuitem', { name: '退出登录' }).click()

    await here.page.getByText('您已退出登录。').waitFor()
    expect(await here.page.evaluate('sessionStorage.getItem("switchboard.session")')).toBeNull()
    expect(await here.page.evaluate('localStorage.getItem("switchboard.session")')).toBeNull()
  })

  it('goes back to the sign-in with one sentence when the session has ended', async () => {
    const here = await visit()
    await signIn(here)

    here.desk.endSessions()

    await here.page.getByText('登录已失效，请重新登录。').waitFor({ timeout: 15_000 })
    await here.page.getByRole('button', { name: '登录' }).waitFor()
  })

  it('makes the first administrator from the one-time link', async () => {
    const { page, desk } = await visit({ isSetUp: false })
    await page.goto(`${desk.url}/console/#setup=first-code`)
    await page.getByLabel('姓名').fill('王店长')
    await page.getByLabel('账号').fill('boss')
    await page.getByLabel('密码', { exact: true }).fill('short')
    await page.getByRole('button', { name: '创建并进入工作台' }).click()
    await page.getByText('密码至少 8 位').waitFor()

    await page.getByLabel('密码', { exact: true }).fill('long enough')
    await page.getByRole('button', { name: '创建并进入工作台' }).click()

    await page.getByRole('button', { name: '王店长 的账号' }).waitFor()
    expect(page.url()).not.toContain('first-code')
  })

  it('says that a used link is used', async () => {
    const { page, desk } = await visit()
    await page.goto(`${desk.url}/console/#setup=first-code`)
    await page.getByLabel('姓名').fill('别人')
    await page.getByLabel('账号').fill('other')
    await page.getByLabel('密码', { exact: true }).fill('long enough')
    await page.getByRole('button', { name: '创建并进入工作台' }).click()

    await page.getByText('管理员已经创建过了，请直接登录。').waitFor()
    await page.getByRole('button', { name: '已有账号？去登录' }).click()
    await page.getByRole('heading', { name: '登录工作台' }).waitFor()
  })
})
