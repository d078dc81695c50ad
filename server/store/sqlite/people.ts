import type Database from 'better-sqlite3'
import type { PeopleStore } from '../people-store.ts'
import { createAgents } from './agents.ts'
import type { GroupCommit } from './group-commit.ts'
import { createPresences } from './presences.ts'
import { createSessions } from './sessions.ts'
import { createShoppers } from './shoppers.ts'

export function createPeople(writer: Database.Database, reader: Database.Database, group: GroupCommit): PeopleStore {
  return {
    ...createAgents(writer, reader, group),
    ...createSessions(writer, reader, group),
    ...createPresences(writer, group),
    ...createShoppers(writer, reader, group),
  }
}
