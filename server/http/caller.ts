import type { Request } from 'express'
import type { Caller as Required } from '../../protocol/routes.ts'
import { DeskError } from '../errors.ts'
import type { Authenticated } from '../people/sessions.ts'
import type { Shopper } from '../store/people-store.ts'

export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'shopper'; readonly shopper: Shopper }
  | ({ readonly kind: 'team' } & Authenticated)

export interface CallerNeeds {
  readonly people: { authenticate(token: string): Promise<Authenticated | null> }
  readonly shoppers: { authenticate(token: string): Promise<Shopper | null> }
}

/** Tokens come in the `Authorization` header only: addresses end up in logs and histories. */
export function createIdentify({ people, shoppers }: CallerNeeds) {
  return async function identify(request: Request): Promise<Caller> {
    const token = bearerToken(request)
    if (token === null) return { kind: 'nobody' }
    const colleague = await people.authenticate(token)
    if (colleague !== null) return { kind: 'team', ...colleague }
    const shopper = await shoppers.authenticate(token)
    return shopper === null ? { kind: 'nobody' } : { kind: 'shopper', shopper }
  }
}

export function bearerToken(request: Request): string | null {
  return /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null
}

/** @throws DeskError UNAUTHENTICATED for nobody, FORBIDDEN for somebody else. */
export function permit(caller: Caller, required: Required): void {
  if (required === 'anyone') return
  if (caller.kind === 'nobody') throw new DeskError('UNAUTHENTICATED', 'a valid session token is needed')
  if (!isPermitted(caller, required)) throw new DeskError('FORBIDDEN', 'not for this caller')
}

function isPermitted(caller: Exclude<Caller, { kind: 'nobody' }>, required: Exclude<Required, 'anyone'>): boolean {
  switch (required) {
    case 'shopper':
      return caller.kind === 'shopper'
    case 'shopperOrTeam':
      return true
    case 'team':
      return caller.kind === 'team'
    case 'editor':
      return caller.kind === 'team' && (caller.agent.role === 'editor' || caller.agent.role === 'admin')
    case 'admin':
      return caller.kind === 'team' && caller.agent.role === 'admin'
  }
}
