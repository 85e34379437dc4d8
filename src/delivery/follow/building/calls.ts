import type { Purpose, StoreState } from '../../store/index.ts'
import type { SourcePage } from '../source.ts'

/** What the thread is started with. */
export type BuildingOptions = {
  file: string
  purpose: Purpose
  /** The module that exports `contentTypes`: they hold functions, which cannot be sent. */
  contentModule: string
  hubUrl: string
}

/** Errors lose their kind between threads. */
export type Read = { state: StoreState } | { failed: 'resync' } | { failed: 'away'; reason: string }

export type BuildingCalls = {
  read(): Promise<Read>
  /** Closes the store. */
  finish(): Promise<void>
}

/** What the thread tells who started it. */
export type BuilderCalls = {
  page(at: Pick<SourcePage, 'sequence' | 'head'>): void
}
