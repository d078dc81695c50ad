import Database from 'better-sqlite3'

/** A question as the database keeps it: what was asked, and the entry that answered, if one did. */
export interface StoredQuestion {
  readonly text: string
  readonly count: number
  readonly answeredBy: string | null
}

interface Row {
  text: string
  count: number
  answeredBy: string | null
}

/**
 * The newest questions since a moment, equal ones that got the same answer once. Only reads: the desk may run meanwhile.
 *
 * @throws when there is no such database, or it is older than the questions' table.
 */
export function storedQuestions(file: string, since: number, most: number): StoredQuestion[] {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    const rows = db.prepare<[number, number], Row>(
      `SELECT m.text, count(*) AS count,
         CASE json_extract(m.more, '$.bot.decision') WHEN 'answer' THEN json_extract(m.more, '$.bot.entryId') END
           AS answeredBy
       FROM (SELECT * FROM questions WHERE at >= ? ORDER BY at DESC LIMIT ?) q
       JOIN messages m ON m.conversation = q.conversation AND m.seq = q.seq
       GROUP BY m.text, answeredBy ORDER BY max(q.at) DESC, m.text`,
    )
    return rows.all(since, most)
  } finally {
    db.close()
  }
}
