import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Route, routes } from '../../../protocol/routes.ts'
import { type StartedHttp, startHttp } from './started-http.ts'

let desk: StartedHttp
// biome-ignore lint/suspicious/noExplicitAny: a document to look around in
let api: any
beforeAll(async () => {
  desk = await startHttp({ PUBLIC_URL: 'https://help.example' })
  api = (await desk.call('GET', '/api/v1/openapi.json')).body
})
afterAll(() => desk.stop())

it('has every route, with its status, its callers and its body', () => {
  let operations = 0
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const operation = api.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method]

    operations += 1
    expect(operation.operationId).toBe(name)
    expect(Object.keys(operation.responses)).toEqual([String(route.status), 'default'])
    expect('requestBody' in operation).toBe(route.body !== undefined || route.upload === true)
    expect(operation.security).toHaveLength(route.caller === 'anyone' ? 0 : route.caller === 'shopperOrTeam' ? 2 : 1)
  }
  const listed = Object.values(api.paths as Record<string, object>).flatMap(path => Object.keys(path))
  expect(listed).toHaveLength(operations)
})

it('is OpenAPI 3.1: the required parts, all path parameters, no reference that leads nowhere', () => {
  expect(api).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Switchboard', version: '1' },
    servers: [{ url: 'https://help.example' }],
  })
  for (const [path, item] of Object.entries(
    api.paths as Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>,
  )) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    for (const operation of Object.values(item)) {
      const inPath = (operation.parameters ?? []).filter(parameter => parameter.in === 'path')
      expect(inPath.map(parameter => parameter.name)).toEqual(wanted)
    }
  }
  const text = JSON.stringify(api)
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(api.components.schemas).toHaveProperty(name as string)
  }
  expect(text).not.toContain('$schema')
  expect(text).not.toContain('"#/$defs')
})

it('closes the bodies, so that a client sees what is refused', () => {
  const body = api.paths['/api/v1/sign-in'].post.requestBody.content['application/json'].schema

  expect(body).toMatchObject({ type: 'object', additionalProperties: false, required: ['login', 'password'] })
})
