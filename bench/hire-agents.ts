import { ADMIN } from './messages-servers.ts'

/** New agents who can hold `capacity` conversations each. @returns their tokens. */
export async function hireAgents(url: string, count: number, capacity: number): Promise<string[]> {
  const post = async (path: string, body: unknown, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return (await response.json()) as { token: string }
  }
  const admin = await post('sign-in', ADMIN)
  const tokens: string[] = []
  for (let i = 1; i <= count; i++) {
    // One database may have been staffed before.
    const account = { login: `agent${i}-${Date.now()}`, password: 'seven quiet kettles' }
    await post('agents', { ...account, name: `客服 ${i}`, number: `${1000 + i}`, capacity }, admin.token)
    tokens.push((await post('sign-in', account)).token)
  }
  return tokens
}
