import { describe, expect, test } from 'vitest'
import type { Json } from '../support/delivery.ts'
import { databases } from '../support/database.ts'
import { ask } from '../support/reading/ask.ts'
import { signIn } from '../support/reading/editor.ts'
import { startInstallation } from '../support/reading/installation.ts'
import { until } from '../support/until.ts'

const EACH = 8

/** The newest change of each item, and where the log is. */
async function changesOf(origin: string): Promise<Json> {
  return (await ask(`${origin}/content/v1/changes?limit=1000`)).json
}

function withdrawalsIn(changes: Json[]): Json[] {
  return changes.filter(({ operation }) => operation === 'withdraw')
}

// SQLite belongs to one hub; its lock is shown with the data folder.
const shared = databases().filter(({ name }) => name === 'mongodb')

describe.each(shared)('two hubs on one $name', ({ url }) => {
  test('write at the same time, number everything once, and show the same', async () => {
    const database = url()
    const first = await startInstallation(database)
    try {
      // The other comes while this one works.
      const editor = await signIn(first.hubUrl)
      const started = startInstallation(database)
      const early = []
      for (let at = 0; at < EACH; at += 1) {
        early.push(await editor.publish('news', { title: `Früh ${at}` }))
      }
      const second = await started
      try {
        const editors = [editor, await signIn(second.hubUrl)]
        const written = await Promise.all(
          editors.map(async (one, hub) => {
            const made = []
            for (let at = 0; at < EACH; at += 1) {
              // Both want the same address.
              made.push(await one.publish('news', { title: `Zugleich ${at}`, tags: [`${hub}`] }))
            }
            await one.act('news', made[0]?.id ?? '', 'withdraw', { reason: 'Irrtum' })
            return made
          }),
        )
        const docs = [...early, ...written.flat()]
        expect(new Set(docs.map(({ slug }) => slug)).size).toBe(docs.length)

        const origins = [first.hubUrl, second.hubUrl, first.nodeUrl, second.nodeUrl]
        for (const origin of origins) {
          await until(async () => {
            const { changes } = await changesOf(origin)
            // A withdrawal takes the place of what it withdraws: the number alone does not show it.
            return changes.length === docs.length && withdrawalsIn(changes).length === 2
          })
        }
        const [one, ...others] = await Promise.all(origins.map(changesOf))
        for (const other of others) expect(other).toEqual(one)
        const sequences = one.changes.map((change: Json): number => change.sequence)
        expect(new Set(sequences).size).toBe(docs.length)
        expect(withdrawalsIn(one.changes)).toHaveLength(2)
        const lists = await Promise.all(
          origins.map((origin) => ask(`${origin}/content/v1/news?limit=100`)),
        )
        for (const { bytes, headers } of lists) {
          expect(headers.etag).toBe(lists[0]?.headers.etag)
          expect(bytes.equals(lists[0]?.bytes ?? Buffer.alloc(0))).toBe(true)
        }
      } finally {
        await second.stop()
      }
    } finally {
      await first.stop()
    }
  })
})
