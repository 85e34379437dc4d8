import { createHash } from 'node:crypto'
import { ProblemError } from '../http/problem.ts'
import type { Paper } from './paper.ts'
import type { Workshop } from './pdf/workshop.ts'
import type { Picture } from './pdf/set.ts'
import type { Wanted } from './pictures.ts'

const MOST_BYTES = 16 * 1024 * 1024
const MOST_WAITING = 20

/** `isWhole` is false if the bytes of a picture were not there. */
export type Pdf = { bytes: Uint8Array; isWhole: boolean }

/**
 * PDFs by what they say: made when first asked for, once for all who ask at the same time, and kept
 * as long as they are within the bound, also while other content changes.
 */
export function createPdfs(workshop: Workshop) {
  const kept = new Map<string, Uint8Array>()
  const making = new Map<string, Promise<Pdf>>()
  let size = 0

  const keep = (key: string, bytes: Uint8Array): void => {
    kept.set(key, bytes)
    size += bytes.length
    for (const [oldest, { length }] of kept) {
      if (size <= MOST_BYTES) break
      kept.delete(oldest)
      size -= length
    }
  }

  const make = async (paper: Paper, wanted: readonly Wanted[]): Promise<Pdf> => {
    const pictures = new Map<string, Picture>()
    for (const { id, load } of wanted) {
      // One after the other: a document is no reason to hold all others up.
      // oxlint-disable-next-line no-await-in-loop
      const picture = await load()
      if (picture) pictures.set(id, picture)
    }
    const bytes = await workshop.write({ paper, pictures })
    return { bytes, isWhole: pictures.size === wanted.length }
  }

  return async function pdfOf(paper: Paper, wanted: readonly Wanted[]): Promise<Pdf> {
    const key = keyOf(paper, wanted)
    const held = kept.get(key)
    if (held) return { bytes: held, isWhole: true }
    const running = making.get(key)
    if (running) return running
    if (making.size >= MOST_WAITING)
      throw new ProblemError('unavailable', {}, { 'Retry-After': '5' })
    const started = make(paper, wanted)
      .then((pdf) => {
        if (pdf.isWhole) keep(key, pdf.bytes)
        return pdf
      })
      .finally(() => making.delete(key))
    making.set(key, started)
    return started
  }
}

function keyOf(paper: Paper, wanted: readonly Wanted[]): string {
  const hashes = wanted.map(({ id, hash }) => [id, hash])
  return createHash('sha256')
    .update(JSON.stringify([paper, hashes]))
    .digest('base64url')
}
