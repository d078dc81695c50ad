import { DeskError } from '../errors.ts'
import { commonPasswords } from './common-passwords.ts'

/** One of the best known passwords, or nothing but the login. Upper and lower case make no difference. */
export function isCommonPassword(password: string, login: string): boolean {
  const plain = password.toLowerCase()
  return commonPasswords.has(plain) || plain === login.toLowerCase() || new Set(plain).size === 1
}

/** Length is the protocol's business. @throws DeskError WEAK_PASSWORD */
export function refuseCommonPassword(password: string, login: string): void {
  if (isCommonPassword(password, login)) {
    throw new DeskError('WEAK_PASSWORD', 'this password is among the first that anybody would try')
  }
}
