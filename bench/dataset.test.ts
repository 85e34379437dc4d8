import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contentTypes } from '#content'
import { storedItemSchema } from '#contract/item.ts'
import { items, logEntries } from './dataset.ts'

describe('the data set of the measurements', () => {
  test('holds items that fit the schemas of their types', () => {
    const schemas = new Map(
      contentTypes.map(({ type, fields }) => [
        type,
        z.object({ ...storedItemSchema.shape, ...fields }),
      ]),
    )
    for (const item of items(400)) {
      const result = schemas.get(item.type)?.safeParse(item)
      expect(result?.error, `${item.type} ${item.slug}`).toBeUndefined()
      expect(result?.success).toBe(true)
    }
  })

  test('is the same in every run', () => {
    const hash = () =>
      createHash('sha256')
        .update(JSON.stringify([...logEntries(60)]))
        .digest('hex')
    expect(hash()).toBe(hash())
  })

  test('has no id and no slug twice, and every link leads somewhere', () => {
    const all = [...items(500)]
    const ids = new Set(all.map(({ id }) => id))
    expect(ids.size).toBe(all.length)
    expect(new Set(all.map(({ type, slug }) => `${type}/${slug}`)).size).toBe(all.length)
    const linked = z.object({ id: z.string() })
    const targets = all.flatMap((item) =>
      [...item.categories, ...item.fieldsOfAction, item.image, item.pressOffice].flatMap((link) =>
        link ? [linked.parse(link).id] : [],
      ),
    )
    expect(targets.length).toBeGreaterThan(1000)
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
  })

  test('reaches from 2005 to 2026, with bodies of one to four kilobytes', () => {
    const releases = [...items(1000)].filter(({ type }) => type === 'press-release')
    expect(releases).toHaveLength(1000)
    expect(new Set(releases.map(({ date }) => date.slice(0, 4))).size).toBe(22)
    const sizes = releases.map(({ body }) => Buffer.byteLength(body?.html ?? ''))
    expect(Math.min(...sizes)).toBeGreaterThan(900)
    expect(Math.max(...sizes)).toBeLessThan(5500)
  })
})
