import type { Purpose } from '../../store/index.ts'
import { AwayError, ResyncError, type SourcePage } from '../source.ts'

/** What the thread is started with. */
export type BuildingOptions = {
  file: string
  purpose: Purpose
  /** The module that exports `contentTypes`: they hold functions, which cannot be sent. */
  contentModule: string
  /** Where the thread can read the log by itself; without it, it asks who started it for every page. */
  hubUrl?: string | undefined
}

export type BuildingCalls = {
  /** Null if it has succeeded. */
  read(): Promise<Failure | null>
  /** Closes the store. */
  finish(): void
}

/** What the thread asks of who started it. */
export type BuilderCalls = {
  changes(asked: {
    since: number
    limit: number
    epoch?: string | undefined
  }): Promise<{ page: SourcePage } | Failure>
  /** How far it has read. */
  page(at: Pick<SourcePage, 'sequence' | 'head'>): void
}

/** Errors lose their kind between threads. */
type Failure = { failed: 'resync' } | { failed: 'away'; reason: string }

/** An error of a source as it is sent; any other is thrown again. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ResyncError) return { failed: 'resync' }
  if (error instanceof AwayError) return { failed: 'away', reason: error.message }
  throw error
}

/** The error that was sent. */
export function errorOf(failure: Failure): Error {
  return failure.failed === 'resync' ? new ResyncError() : new AwayError(failure.reason)
}
