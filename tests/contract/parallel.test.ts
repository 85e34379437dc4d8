import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { databases } from '../support/database.ts'
import { startTestHub } from '../support/hub.ts'
import type { TestClient, TestHub } from '../support/hub.ts'

const MANY = 20
const PATIENCE = { timeout: 10_000, interval: 50 }

const saved = z.object({ doc: z.looseObject({ id: z.string(), slug: z.string().nullish() }) })
const list = z.object({ items: z.array(z.looseObject({ id: z.string() })) })

describe.each(databases())('20 editors at once on $name', ({ url }) => {
  let hub: TestHub
  let editors: TestClient[]

  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: url() })
    editors = await Promise.all(Array.from({ length: MANY }, () => hub.login('press')))
  })
  afterAll(() => hub.stop())

  it('all publish, each under an address of its own, and all of it is public', async () => {
    const answers = await Promise.all(
      editors.map((editor) =>
        editor.request('POST', '/api/news', {
          title: 'Derselbe Titel',
          bodyHtml: '<p>Ein Satz.</p>',
          _status: 'published',
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(editors.map(() => 201))
    const docs = answers.map(({ json }) => saved.parse(json).doc)
    expect(new Set(docs.map(({ slug }) => slug)).size).toBe(MANY)
    await expect.poll(() => publicIds(), PATIENCE).toEqual(docs.map(({ id }) => id).toSorted())
  })

  it('all upload a picture', async () => {
    const answers = await Promise.all(
      editors.map(async (editor, index) => {
        const form = new FormData()
        form.set(
          'file',
          new Blob([await picture(index)], { type: 'image/png' }),
          `bild-${index}.png`,
        )
        form.set('_payload', JSON.stringify({ alt: `Bild ${index}`, credit: 'Test' }))
        return editor.fetch('/api/media', { method: 'POST', body: form })
      }),
    )
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(
      editors.map((_, index) => expect.stringContaining(`bild-${index}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(editors.map(() => 201))
  })

  it('can go on writing afterwards', async () => {
    const answer = await hub.admin.request('POST', '/api/news', { title: 'Danach' })
    expect(answer.status).toBe(201)
  })

  async function publicIds(): Promise<string[]> {
    const { json } = await hub.anonymous.request('GET', '/content/v1/news?limit=50')
    return list
      .parse(json)
      .items.map(({ id }) => id)
      .toSorted()
  }
})

async function picture(index: number): Promise<Uint8Array<ArrayBuffer>> {
  const background = { r: index * 10, g: 100, b: 100 }
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer()
  return new Uint8Array(bytes)
}
