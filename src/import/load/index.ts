import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Payload } from 'payload'
import { asSystem } from '#kit/index.ts'
import type { Doc, LocalApi } from '#kit/index.ts'
import { berlinDay } from '#contract/time.ts'
import { parsePage, type ImportedRecord } from '../parse/index.ts'
import { collectionOf, documentOf, publishedAt, recordHash, type Links } from './document.ts'
import { createTargets } from './targets.ts'

export type ImportSummary = {
  records: number
  created: number
  updated: number
  unchanged: number
  /** Left alone because an editor has touched, published or deleted them. */
  kept: number
  failed: { file: string; reason: string }[]
  isAborted: boolean
}

type Outcome = 'created' | 'updated' | 'unchanged' | 'kept'

type Loader = {
  system: LocalApi
  linksOf(record: ImportedRecord): Promise<Links>
  as: 'draft' | 'published'
}

const MAX_PAGE_BYTES = 20 * 1024 * 1024
const collections = ['press-releases', 'news'] as const

/**
 * Takes pages over into the hub, one file after the other. Importing again makes no doubles and
 * touches nothing an editor has touched; a file that fails is named and the rest goes on.
 */
export async function importFiles(
  files: string[],
  options: {
    payload: Payload
    as: 'draft' | 'published'
    print(line: string): void
    signal: AbortSignal
  },
): Promise<ImportSummary> {
  const system = asSystem(options.payload, 'import')
  const loader: Loader = { system, linksOf: createTargets(system), as: options.as }
  const summary: ImportSummary = {
    records: 0, created: 0, updated: 0, unchanged: 0, kept: 0, failed: [], isAborted: false,
  } // prettier-ignore
  for (const [index, file] of files.entries()) {
    if (options.signal.aborted) {
      summary.isAborted = true
      break
    }
    const said: string[] = []
    try {
      for (const record of parsePage(await readPage(file))) {
        summary.records++
        try {
          const outcome = await loadRecord(record, loader)
          summary[outcome]++
          said.push(`${outcome} ${record.kind} "${shorten(record.title)}"`)
        } catch (error) {
          const reason = `"${shorten(record.title)}": ${reasonOf(error)}`
          summary.failed.push({ file, reason })
          said.push(`failed ${reason}`)
        }
      }
    } catch (error) {
      const reason = reasonOf(error)
      summary.failed.push({ file, reason })
      said.push(`failed: ${reason}`)
    }
    options.print(`[${index + 1}/${files.length}] ${basename(file)}: ${said.join('; ')}`)
  }
  return summary
}

async function readPage(file: string): Promise<Uint8Array> {
  const { size } = await stat(file)
  if (size > MAX_PAGE_BYTES)
    throw new Error(`the file has ${size} bytes, more than a page can have`)
  return readFile(file)
}

async function loadRecord(record: ImportedRecord, loader: Loader): Promise<Outcome> {
  const { system } = loader
  const hash = recordHash(record)
  // A page without a date has nothing that says it was ever news: an editor decides.
  const isPublic = loader.as === 'published' && record.publishedOn !== undefined
  const known = await findKnown(record, system)
  if (!known) {
    const data = documentOf(record, await loader.linksOf(record))
    await system.create({
      collection: collectionOf(record),
      data: { ...data, ...stamp(hash, 1), ...(isPublic ? { _status: 'published' } : {}) },
    })
    return 'created'
  }
  const { doc, collection, isSameSource } = known
  if (!isUntouched(doc)) return 'kept'
  const isUnchanged = !isSameSource || String(doc.importHash).startsWith(`${hash}:`)
  const awaitsPublication = isPublic && doc._status !== 'published'
  if (isUnchanged && !awaitsPublication) return 'unchanged'
  const version = Number(doc.version)
  const data = documentOf(record, await loader.linksOf(record))
  await system.update({
    collection,
    id: doc.id,
    data: {
      ...data,
      ...stamp(hash, version + 1),
      version,
      ...(isPublic || doc._status === 'published' ? { _status: 'published' } : {}),
    },
  })
  return 'updated'
}

/** The import's mark: what it wrote, and the version it left. Any later version is an editor's. */
function stamp(hash: string, version: number): { importHash: string } {
  return { importHash: `${hash}:${version}` }
}

function isUntouched(doc: Doc): boolean {
  return !doc.deletedAt && String(doc.importHash ?? '').endsWith(`:${String(doc.version)}`)
}

/** The document of an earlier import: by its source, or the same title on the same day. */
async function findKnown(
  record: ImportedRecord,
  system: LocalApi,
): Promise<{ doc: Doc; collection: string; isSameSource: boolean } | null> {
  const own = collectionOf(record)
  for (const collection of [own, ...collections.filter((other) => other !== own)]) {
    const { docs } = await system.find({
      collection,
      where: { importSource: { equals: record.sourceKey } },
      limit: 1,
      draft: true,
      trash: true,
    })
    if (docs[0]) return { doc: docs[0], collection, isSameSource: true }
  }
  const at = publishedAt(record)
  if (!at) return null
  // The same item saved once as HTML and once as text has two keys.
  const { docs } = await system.find({
    collection: own,
    where: { title: { equals: record.title }, importSource: { exists: true } },
    limit: 20,
    draft: true,
    trash: true,
  })
  const twin = docs.find(
    (doc) => typeof doc.publishedAt === 'string' && berlinDay(doc.publishedAt) === berlinDay(at),
  )
  return twin ? { doc: twin, collection: own, isSameSource: false } : null
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const fields = fieldErrors(error)
  return fields ? `${text} (${fields})` : text
}

/** Payload keeps what was wrong with which field beside its message. */
function fieldErrors(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('data' in error)) return ''
  const { data } = error
  if (typeof data !== 'object' || data === null || !('errors' in data)) return ''
  const errors: unknown[] = Array.isArray(data.errors) ? data.errors : []
  return errors
    .flatMap((one) =>
      typeof one === 'object' && one !== null && 'path' in one && 'message' in one
        ? [`${String(one.path)}: ${String(one.message)}`]
        : [],
    )
    .join(', ')
}

function shorten(title: string): string {
  return title.length > 60 ? `${title.slice(0, 59)}…` : title
}
