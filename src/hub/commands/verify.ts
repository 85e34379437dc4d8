import { isDeepStrictEqual } from 'node:util'
import type { Payload } from 'payload'
import type { LogEntry } from '#contract/log.ts'
import { itemOf, ROW_COLUMNS, toRow } from '#delivery/store/index.ts'
import type { ItemRow } from '#delivery/store/index.ts'
import { auditLog } from '#publication/audit.ts'
import { readChanges } from '#publication/changes.ts'
import { logPosition } from '#publication/log/index.ts'
import { type StoreView, viewStore } from '../deliveryStore.ts'
import { type Command, UsageError } from './command.ts'

const help = `Compares every document with the publication log, and the log with the delivery store, and
prints what differs. Changes nothing; a store that differs is made anew by "rebuild".

Usage: npm run hub -- verify

Exit codes: 0 all equal, 1 differences, 2 wrong use`

const PAGE = 500

/** `verify`: whether what is delivered is exactly what the hub has published. */
export const verify: Command = {
  name: 'verify',
  summary: 'verify: compare hub, publication log and delivery store',
  help,
  run: async (args, context) => {
    if (args.length > 0) throw new UsageError('verify takes no arguments')
    const { payload } = context
    let differences = 0
    const report = (line: string) => {
      differences += 1
      context.print(line)
    }
    for await (const line of auditLog(payload)) report(line)
    const entries = await viewStore(context, (store) => compareStore(payload, store, report))
    context.print(
      differences === 0
        ? `All equal: ${entries} entries.`
        : `${differences} differences in ${entries} entries.`,
    )
    return differences === 0 ? 0 : 1
  },
}

async function compareStore(
  payload: Payload,
  store: StoreView,
  report: (line: string) => void,
): Promise<number> {
  const { epoch, sequence } = store.state()
  const log = await logPosition(payload)
  if (epoch !== log.epoch) report(`The store follows epoch ${epoch}, the log is ${log.epoch}`)
  if (sequence < log.sequence) report(`The store is at ${sequence}, the log at ${log.sequence}`)
  const keys = new Set<string>()
  let since = 0
  for (let more = true; more;) {
    const page = await readChanges({ payload, since, limit: PAGE })
    for (const entry of page.changes) {
      keys.add(keyOf(entry.id, entry.language ?? ''))
      const fault = faultOf(entry, rowOf(store, entry))
      // What is newer than the store was when we began is on its way.
      if (fault && entry.sequence <= sequence) report(`${entry.type} ${entry.id}: ${fault}`)
    }
    since = page.sequence
    more = page.more
  }
  for (const row of store.all(
    "SELECT id, language, type FROM items WHERE parent IS NULL AND state = 'put' AND sequence <= ?",
    sequence,
  )) {
    const known = keys.has(keyOf(String(row.id), String(row.language)))
    if (!known) report(`${String(row.type)} ${String(row.id)}: only in the store, not in the log`)
  }
  return keys.size
}

function rowOf(store: StoreView, entry: LogEntry): ItemRow | null {
  const found = store.get(
    `SELECT ${ROW_COLUMNS} FROM items i WHERE i.id = ? AND i.language = ? AND i.parent IS NULL`,
    entry.id,
    entry.language ?? '',
  )
  return found ? toRow(found) : null
}

function faultOf(entry: LogEntry, row: ItemRow | null): string | null {
  const where = entry.language ? ` in ${entry.language}` : ''
  // Stores forget removals on their own clock; there is nothing to show either way.
  if (!row) return entry.operation === 'remove' ? null : `missing in the store${where}`
  if (row.revision > entry.revision) return null
  if (row.revision < entry.revision || row.state !== entry.operation) {
    return `the store has ${row.state} ${row.revision}${where}, the log ${entry.operation} ${entry.revision}`
  }
  if (entry.operation !== 'put') return null
  const same = isDeepStrictEqual(plain(itemOf(row, { body: true })), plain(entry.item))
  return same ? null : `the store shows other content${where}`
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

function keyOf(id: string, language: string): string {
  return `${id}/${language}`
}
