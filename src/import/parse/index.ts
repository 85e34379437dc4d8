import { splitBlocks } from './classify.ts'
import { decodePage, isHtml } from './decode.ts'
import { findPosts } from './posts.ts'
import { readHtml } from './readHtml.ts'
import { readRecord } from './record.ts'
import { readText } from './readText.ts'
import type { ImportedRecord } from './types.ts'

export type { ImportedRecord } from './types.ts'

/** A file that holds nothing an import could use. */
export class EmptyPageError extends Error {
  override name = 'EmptyPageError'
}

/** The items of a saved page of an old system, HTML or text as copied from it. Pure. */
export function parsePage(source: Uint8Array | string): ImportedRecord[] {
  const text = typeof source === 'string' ? source : decodePage(source)
  if (text.includes('\u0000')) throw new EmptyPageError('not a page: the file is binary')
  const page = isHtml(text) ? readHtml(text) : readText(text)
  const blocks = splitBlocks(page.blocks)
  if (blocks.length === 0) throw new EmptyPageError('no text found')
  const { before, posts, after } = findPosts(blocks)
  const isOnly = posts.length === 1
  return posts.map((post, index) =>
    readRecord(post.blocks, {
      before: index === 0 ? before : [],
      after: index === posts.length - 1 ? after : [],
      page,
      isOnly,
    }),
  )
}
