import type { DatabaseSync, StatementSync } from 'node:sqlite'

const held = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

/** A statement of this connection, prepared once: preparing costs more than most of them take. */
export function prepared(db: DatabaseSync, sql: string): StatementSync {
  const statements = held.get(db) ?? new Map<string, StatementSync>()
  held.set(db, statements)
  const known = statements.get(sql)
  if (known) return known
  const statement = db.prepare(sql)
  statements.set(sql, statement)
  return statement
}
