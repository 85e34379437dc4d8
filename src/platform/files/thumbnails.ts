import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { createLimit } from './limit.ts'
import type { FileStore } from './store.ts'

const SIDE = 320
const MOST_KEPT = 300

/** Small previews of stored pictures for the admin, the latest kept in memory. Null: no such file. */
export function createThumbnails(store: FileStore): (hash: string) => Promise<Buffer | null> {
  const kept = new Map<string, Promise<Buffer | null>>()
  const limited = createLimit(2)

  const make = async (hash: string): Promise<Buffer | null> => {
    const stream = await store.open(hash)
    if (!stream) return null
    const original = await buffer(stream)
    return limited(() =>
      sharp(original)
        .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 70 })
        .toBuffer(),
    )
  }

  return (hash) => {
    const held = kept.get(hash)
    if (held) return held
    const made = make(hash)
    kept.set(hash, made)
    // What failed is not kept: the next ask tries again.
    made.then((bytes) => bytes ?? kept.delete(hash)).catch(() => kept.delete(hash))
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return made
  }
}
