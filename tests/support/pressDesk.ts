import sharp from 'sharp'
import { z } from 'zod'
import { contentTypes } from '#content'
import type { TestClient, TestHub } from './hub.ts'
import { until } from './until.ts'

const docSchema = z.object({
  doc: z.looseObject({
    id: z.string(),
    slug: z.string().nullish(),
    publicState: z.string().nullish(),
    filename: z.string().nullish(),
    stored: z.looseObject({ hash: z.string(), name: z.string() }).optional(),
  }),
})
export type Doc = z.infer<typeof docSchema>['doc']

/** A word nothing else contains: wherever it shows up, something got out. */
export function canary(name: string): string {
  return `Geheim${name}${crypto.randomUUID().slice(0, 8)}`
}

/** A press release with the word in every text it has. */
export function release(word: string, more: Record<string, unknown> = {}) {
  return {
    title: `Meldung ${word}`,
    teaser: `Vorspann ${word}`,
    bodyHtml: `<p>Text ${word}</p>`,
    tags: [word],
    dateline: { place: 'Musterstadt', date: '2026-11-20' },
    ...more,
  }
}

export type PressDesk = {
  /** Writes as one of the persons of a hub; throws where the hub refuses. */
  write(client: TestClient, path: string, data: unknown, method?: string): Promise<Doc>
  /** A picture whose name and texts are the word. */
  upload(client: TestClient, word: string): Promise<Doc>
  /** Reads as a website. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  statusOf(path: string): Promise<number>
  /** Until everything that was decided before is out: what is published now comes after it. */
  settled(client: TestClient): Promise<void>
  /** The public addresses that show the word. */
  traces(word: string): Promise<string[]>
}

/** Writes on a hub, and looks at everything it shows in public. */
export function pressDesk(hub: TestHub): PressDesk {
  const get: PressDesk['get'] = (path, headers = {}) => hub.anonymous.fetch(path, { headers })
  const statusOf: PressDesk['statusOf'] = async (path) => (await get(`/content/v1/${path}`)).status

  const write: PressDesk['write'] = async (client, path, data, method = 'POST') => {
    const answer = await client.request(method, `/api/${path}`, data)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return docSchema.parse(answer.json).doc
  }

  return {
    write,
    get,
    statusOf,
    async upload(client, word) {
      const background = `#${crypto.randomUUID().slice(0, 6)}`
      const create = { width: 800, height: 500, channels: 3 as const, background }
      const bytes = await sharp({ create }).png().toBuffer()
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], `${word}.png`, { type: 'image/png' }))
      form.set('_payload', JSON.stringify({ alt: word, caption: word, credit: word }))
      const response = await client.fetch('/api/media', { method: 'POST', body: form })
      return docSchema.parse(await response.json()).doc
    },
    async settled(client) {
      const { id } = await write(client, 'press-releases', {
        title: 'Marke',
        _status: 'published',
      })
      await until(async () => (await statusOf(`press-releases/${id}`)) === 200)
    },
    async traces(word) {
      const found: string[] = []
      const named = [...(await otherForms(get)), ...(await namedElsewhere(get))]
      if ((await streamed(get)).includes(word)) found.push('/content/v1/changes/stream')
      for (const path of [...publicPaths(word), ...named]) {
        const answer = await get(path)
        const text = `${[...answer.headers].join()}\n${await answer.text()}`
        // The question itself may be repeated.
        if (text.replaceAll(/"(?:q|query|self|url|href)":"[^"]*"/g, '').includes(word)) {
          found.push(path)
        }
      }
      return found
    },
  }
}

const listSchema = z.object({
  items: z.array(z.looseObject({ id: z.string(), language: z.string() })),
})

/** The sitemaps that are there, and the calendars of the activities. */
async function namedElsewhere(get: PressDesk['get']): Promise<string[]> {
  const index = await (await get('/sitemap.xml')).text()
  const sitemaps = [...index.matchAll(/<loc>[^<]*(\/sitemaps\/[^<]+)<\/loc>/g)].map(
    ([, path = '']) => path,
  )
  const list = await get('/content/v1/activities?limit=100&language=*')
  const { items } = listSchema.parse(await list.json())
  const calendars = items.map(({ id }) => `/feeds/activities/${id}.ics?language=*`)
  return [...sitemaps, ...calendars]
}

/** The stream of changes from its beginning to where the log is now. */
async function streamed(get: PressDesk['get']): Promise<string> {
  const head = (await get('/content/v1')).headers.get('content-sequence') ?? '0'
  const response = await get('/content/v1/changes/stream?since=0')
  let text = ''
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece
    if (head === '0' || text.includes(`\nid: ${head}\n`)) break
  }
  return text
}

/** Every public press release in its other forms, which may show what it links to. */
async function otherForms(get: PressDesk['get']): Promise<string[]> {
  const list = await get('/content/v1/press-releases?limit=100&language=*')
  const { items } = listSchema.parse(await list.json())
  return items.flatMap(({ id, language }) => [
    `/content/v1/press-releases/${id}?language=${language}&format=jsonld`,
    `/content/v1/press-releases/${id}?language=${language}&format=ninjs`,
    `/print/press-releases/${id}?language=${language}`,
  ])
}

function publicPaths(word: string): string[] {
  const lists = contentTypes.flatMap(({ path }) => (path ? [path] : []))
  return [
    '/content/v1',
    '/content/v1/changes?limit=500',
    `/content/v1/search?q=${word}`,
    `/content/v1/search?q=${word.slice(0, 8)}`,
    `/content/v1/search?suggest=${word.slice(0, 8)}`,
    '/content/v1/search?q=Meldung&facets=type,tag,category',
    '/healthz',
    '/readyz',
    '/metrics',
    '/sitemap.xml',
    '/content/v1/openapi.json',
    '/content/docs',
    '/content/v1/events?year=2026,2097&language=*&facets=organization,category,kind',
    '/feeds/events.ics?year=2026,2097&language=*',
    ...lists.flatMap((path) => [
      `/content/v1/${path}?limit=100&include=body,links`,
      `/content/v1/${path}?limit=100&language=*`,
      `/content/v1/${path}?facets=tag,category`,
      `/feeds/${path}.rss`,
      `/feeds/${path}.atom`,
      `/feeds/${path}.json`,
    ]),
  ]
}
