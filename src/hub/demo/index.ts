import type { Payload } from 'payload'
import { addDays, berlinDay } from '#contract/time.ts'
import { asSystem, type UploadedFile } from '#kit/index.ts'
import { systemClock } from '#platform/clock.ts'
import { activityDocuments } from './activities.ts'
import { conceptDocuments } from './concepts.ts'
import type { DemoDocument } from './document.ts'
import { groundwork, sites } from './groundwork.ts'
import { media } from './media.ts'
import { newsDocuments } from './news.ts'
import { newspaperDocuments } from './newspaper.ts'
import { textPdf } from './pdf.ts'
import { drawPicture } from './pictures.ts'
import { releaseDocuments } from './releases.ts'

/** Texts on which publishing is a decision of its own; all else is public when saved. */
const published = new Set([
  'press-releases',
  'news',
  'concepts',
  'chapters',
  'activities',
  'newspaper-issues',
])

/**
 * Writes the demo content once. Interrupted, it goes on where it was; complete, it is left alone,
 * also where editors have deleted some of it. Returns how many documents were written.
 */
export async function importDemo(
  payload: Payload,
  options: { now?: Date; onProgress?: (done: number, total: number) => void } = {},
): Promise<number> {
  const documents = demoDocuments(options.now ?? systemClock.now())
  const hub = asSystem(payload, 'demo')
  const last = documents.at(-1)
  if (!last || (await findDemo(hub, last))) return 0

  const ids = new Map<string, string>()
  const idOf = (key: string): string => {
    const id = ids.get(key)
    if (!id) throw new Error(`The demo has no ${key} yet`)
    return id
  }
  let written = 0
  for (const [index, document] of documents.entries()) {
    const existing = await findDemo(hub, document)
    ids.set(document.key, existing ?? (await writeDemo(hub, { document, idOf })))
    if (!existing) written += 1
    options.onProgress?.(index + 1, documents.length)
  }
  return written
}

/** All demo documents, each after those it refers to. */
export function demoDocuments(now: Date): DemoDocument[] {
  const today = berlinDay(now)
  return [
    ...media,
    ...groundwork,
    ...conceptDocuments,
    ...releaseDocuments(today),
    ...newsDocuments,
    ...activityDocuments(now),
    ...newspaperDocuments(addDays(today, -60)),
    ...sites,
  ]
}

type Hub = ReturnType<typeof asSystem>

function sourceOf(document: DemoDocument): string {
  return `demo:${document.key}`
}

async function findDemo(hub: Hub, document: DemoDocument): Promise<string | null> {
  const { docs } = await hub.find({
    collection: document.collection,
    where: { importSource: { equals: sourceOf(document) } },
    limit: 1,
    draft: true,
    trash: true,
  })
  return docs[0]?.id ?? null
}

async function writeDemo(
  hub: Hub,
  options: { document: DemoDocument; idOf: (key: string) => string },
): Promise<string> {
  const { document, idOf } = options
  const file = await fileOf(document)
  const { id } = await hub.create({
    collection: document.collection,
    data: {
      ...document.data(idOf),
      importSource: sourceOf(document),
      ...(published.has(document.collection) ? { _status: 'published' } : {}),
    },
    ...(file ? { file } : {}),
  })
  if (document.english) {
    await hub.update({
      collection: document.collection,
      id,
      locale: 'en',
      data: document.english,
    })
  }
  return id
}

async function fileOf(document: DemoDocument): Promise<UploadedFile | null> {
  if (document.picture) {
    const data = await drawPicture(document.picture)
    return { name: `${document.picture}.png`, data, mimetype: 'image/png', size: data.length }
  }
  if (!document.pdf) return null
  const data = textPdf(document.pdf)
  return { name: 'vielfalt.pdf', data, mimetype: 'application/pdf', size: data.length }
}
