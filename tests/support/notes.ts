import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildConfig, getPayload, handleEndpoints } from 'payload'
import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  Field,
  Payload,
  SanitizedConfig,
} from 'payload'
import { createDatabase } from '#platform/database/index.ts'
import { clientOf } from '#platform/database/sqlite.ts'
import { createSchema } from './database.ts'

const HOOK_WAIT_MS = 5
const MAX_LENGTH = 1_000_000

type NotesOptions = {
  fields?: Field[]
  beforeChange?: CollectionBeforeChangeHook[]
  afterChange?: CollectionAfterChangeHook[]
  /** Leave the database as it is, without tables. */
  bare?: boolean
}

export type Notes = {
  payload: Payload
  config: SanitizedConfig
  /** What an editor's browser gets. */
  rest(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }>
  /** Rows of an SQLite table, read past Payload. */
  rows(table: string): Promise<number>
  stop(): Promise<void>
}

export const noteFields: Field[] = [
  { name: 'id', type: 'text', defaultValue: () => randomUUID() },
  { name: 'title', type: 'text' },
  { name: 'body', type: 'text', maxLength: MAX_LENGTH },
  { name: 'lines', type: 'array', fields: [{ name: 'text', type: 'text', maxLength: MAX_LENGTH }] },
]

/**
 * A small Payload of its own with one versioned collection and child rows, whose hook waits as one
 * that reads a file does: what the database alone must carry, without the product's content types.
 */
export async function openNotes(url: string, options: NotesOptions = {}): Promise<Notes> {
  const key = randomUUID()
  const config = await buildConfig({
    secret: 'only for tests, of enough length',
    telemetry: false,
    db: createDatabase({ databaseUrl: url }),
    collections: [
      {
        slug: 'notes',
        access: { create: () => true, read: () => true, update: () => true },
        versions: { drafts: true },
        fields: options.fields ?? noteFields,
        hooks: {
          beforeChange: [waitABit, ...(options.beforeChange ?? [])],
          afterChange: options.afterChange ?? [],
        },
      },
    ],
  })
  const payload = await getPayload({ config, key, disableOnInit: true })
  if (!options.bare) await createSchema(payload)
  return {
    payload,
    config,
    async rest(method, path, body) {
      const request = new Request(`http://localhost/api${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const response = await handleEndpoints({ config, request, payloadInstanceCacheKey: key })
      return { status: response.status, text: await response.text() }
    },
    async rows(table) {
      const result = await clientOf(payload.db)?.execute(`SELECT count(*) AS count FROM ${table}`)
      return Number(result?.rows[0]?.count)
    },
    stop: () => payload.destroy(),
  }
}

async function waitABit(): Promise<void> {
  await sleep(HOOK_WAIT_MS)
}
