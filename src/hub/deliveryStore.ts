import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Payload } from 'payload'
import { contentTypes } from '#content'
import { openStore, type Store } from '#delivery/index.ts'
import type { Settings } from '#platform/settings.ts'
import { readChanges } from '#publication/changes.ts'
import type { Rebuilt } from './front/index.ts'
import { rebuildFrom } from './front/rebuild.ts'
import { runningFront } from './running.ts'

type Installation = { payload: Payload; settings: Settings }

/** A delivery store to look into. */
export type StoreView = Pick<Store, 'get' | 'all'> & {
  state(): Pick<ReturnType<Store['state']>, 'epoch' | 'sequence'>
}

/** Builds the delivery store anew: the one that is served from, or its file where no hub runs. */
export async function rebuildDelivery({ payload, settings }: Installation): Promise<Rebuilt> {
  const running = runningFront(payload)
  if (running) return running.call('rebuild')
  const store = openStore(fileOf(settings), contentTypes)
  try {
    const read = (since: number, limit: number) => readChanges({ payload, since, limit })
    return await rebuildFrom(store, { read })
  } finally {
    store.close()
  }
}

/** Looks into the delivery store; where a hub runs, first waits until it is level with the log. */
export async function viewStore<T>(
  { payload, settings }: Installation,
  look: (store: StoreView) => Promise<T>,
): Promise<T> {
  const running = runningFront(payload)
  await running?.call('catchUp')
  const store = running ? openView(fileOf(settings)) : openStore(fileOf(settings), contentTypes)
  try {
    return await look(store)
  } finally {
    store.close()
  }
}

function fileOf(settings: Settings): string {
  return join(settings.dataDir, 'delivery.sqlite')
}

/** Beside the thread that writes it, and without touching it. */
function openView(file: string): StoreView & { close(): void } {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  const meta = (name: string) =>
    db.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.value
  return {
    get: (sql, ...values: SQLInputValue[]) => db.prepare(sql).get(...values),
    all: (sql, ...values: SQLInputValue[]) => db.prepare(sql).all(...values),
    state: () => {
      const epoch = meta('epoch')
      return {
        epoch: typeof epoch === 'string' ? epoch : null,
        sequence: Number(meta('sequence') ?? 0),
      }
    },
    close: () => db.close(),
  }
}
