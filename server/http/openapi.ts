import { z } from 'zod'
import { failure } from '../../protocol/people.ts'
import { type Route, routes } from '../../protocol/routes.ts'

type Json = Record<string, unknown>

const pictures = ['image/png', 'image/jpeg', 'image/webp']
const tables = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
const binary = { type: 'string', format: 'binary' }

/** The OpenAPI 3.1 description of all documented routes, written from the same list as the router. */
export function describeApi(serverUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Switchboard',
      version: '1',
      description: 'HTTP calls of protocol version 1. Conversations run over Socket.IO.',
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: {
        team: { type: 'http', scheme: 'bearer', description: 'The token from sign-in' },
        shopper: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token from the `session` event of the namespace /shopper',
        },
      },
      schemas: { Failure: schemaOf(failure, 'output') },
    },
  }
}

function operation(operationId: string, route: Route): Json {
  const schema = { type: 'string' }
  const parameters = [
    ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema })),
    ...Object.entries(route.query ?? {}).map(([name, description]) => ({
      ...{ name, in: 'query', required: true, description, schema },
    })),
  ]
  return {
    operationId,
    summary: route.summary,
    security: securityOf(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...requestBody(operationId, route),
    responses: {
      [route.status]: { description: 'Done', ...answer(operationId, route) },
      default: {
        description: 'Refused or failed; `code` says why',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    },
  }
}

function requestBody(name: string, route: Route): Json {
  if (route.upload === true) {
    const form = { type: 'object', properties: { file: binary }, required: ['file'] }
    const raw = (name === 'importKnowledge' ? tables : pictures).map(type => [type, { schema: binary }])
    return {
      requestBody: { required: true, content: { ...Object.fromEntries(raw), 'multipart/form-data': { schema: form } } },
    }
  }
  if (route.body === undefined) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
}

function answer(name: string, route: Route): Json {
  if (name === 'download') return { content: Object.fromEntries(pictures.map(type => [type, { schema: binary }])) }
  if (name === 'exportKnowledge') return { content: Object.fromEntries(tables.map(type => [type, { schema: binary }])) }
  if (route.response === null) return {}
  return { content: { 'application/json': { schema: schemaOf(route.response, 'output') } } }
}

function securityOf({ caller }: Route): Json[] {
  switch (caller) {
    case 'anyone':
      return []
    case 'shopper':
      return [{ shopper: [] }]
    case 'shopperOrTeam':
      return [{ shopper: [] }, { team: [] }]
    case 'team':
    case 'editor':
    case 'admin':
      return [{ team: [] }]
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io })
  return rest
}
