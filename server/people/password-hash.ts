import { hash, verify } from '@node-rs/argon2'
import { DeskError } from '../errors.ts'

/** argon2id with 19 MiB, 2 rounds, 1 lane; about 60 ms. `Algorithm.Argon2id` is a const enum, which erasable syntax rules out. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** More would starve the threads that everything else needs. */
const atOnce = 2
const maxWaiting = 64

export interface PasswordHasher {
  /** @throws DeskError BUSY_TRY_AGAIN when too many wait. */
  hash(password: string): Promise<string>
  /** @throws DeskError BUSY_TRY_AGAIN when too many wait. */
  isRight(passwordHash: string, password: string): Promise<boolean>
}

/** A small pool with a short queue: a flood of sign-ins must not slow the rest down. */
export function createPasswordHasher(): PasswordHasher {
  let running = 0
  const waiting: (() => void)[] = []

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (waiting.length >= maxWaiting) throw new DeskError('BUSY_TRY_AGAIN', 'too many sign-ins at once')
      await new Promise<void>(go => waiting.push(go))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      // The place passes on directly, so that nobody can slip in between.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }

  return {
    hash: password => inTurn(() => hash(password, cost)),
    isRight: (passwordHash, password) => inTurn(() => verify(passwordHash, password)),
  }
}
