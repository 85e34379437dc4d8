import type { PopulateType, SelectType, Where } from 'payload'
import type { UploadedFile } from './types.ts'

/** A document as Payload answers it. */
export type Doc = Record<string, unknown> & { id: string }

type Reading = {
  depth?: number
  draft?: boolean
  locale?: string
  select?: Record<string, true>
}

/** What the answer to a write shows of the document. */
export type Answering = {
  depth?: number
  locale?: string
  select?: SelectType
  populate?: PopulateType
}

/** Payload's Local API with every choice that matters for safety made. */
export type LocalApi = {
  find(
    options: Reading & {
      collection: string
      where?: Where
      sort?: string
      limit?: number
      page?: number
      trash?: boolean
    },
  ): Promise<{ docs: Doc[]; totalDocs: number; hasNextPage: boolean }>
  findByID(options: Reading & { collection: string; id: string }): Promise<Doc | null>
  create(
    options: Answering & {
      collection: string
      data: Record<string, unknown>
      file?: UploadedFile
    },
  ): Promise<Doc>
  update(
    options: Answering & {
      collection: string
      id: string
      data: Record<string, unknown>
      file?: UploadedFile
      /** Only says that a `_status: 'draft'` in the data means a draft beside what is public. */
      draft?: boolean
      /** Also reaches a document in the trash. */
      trash?: boolean
    },
  ): Promise<Doc>
  /** A copy as a draft, without the slug, embargo and approval of the original. */
  duplicate(options: Answering & { collection: string; id: string }): Promise<Doc>
  /** Brings back an earlier version as a draft. */
  restore(options: Answering & { collection: string; versionId: string }): Promise<Doc>
  delete(options: { collection: string; id: string }): Promise<void>
  publish(options: {
    collection: string
    id: string
    version?: number
    changeNote?: string
    minor?: boolean
  }): Promise<Doc>
  /** Takes back what is public; with an original its translations, unless told otherwise. */
  withdraw(options: {
    collection: string
    id: string
    version?: number
    reason: string
    translations?: boolean
  }): Promise<Doc>
  reinstate(options: { collection: string; id: string; version?: number }): Promise<Doc>
  submit(options: { collection: string; id: string; version?: number }): Promise<Doc>
  approve(options: { collection: string; id: string; version?: number }): Promise<Doc>
  reject(options: {
    collection: string
    id: string
    version?: number
    reason: string
  }): Promise<Doc>
}
