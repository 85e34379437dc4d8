import type { ChangesPage } from '#contract/log.ts'
import type { StoreState } from '#delivery/index.ts'
import type { Settings } from '#platform/settings.ts'

/** What the front thread is started with. */
export type FrontOptions = {
  settings: FrontSettings
  /** The module that exports `contentTypes`: they hold functions, which cannot be sent. */
  contentModule: string
  productVersion: string
  /** Where the hub answers, once it does. */
  hubSocket: string
}

/** The settings delivery needs; secrets are not among them. */
export type FrontSettings = Pick<
  Settings,
  'port' | 'host' | 'dataDir' | 'mediaUrl' | 'publicUrl' | 'filesUrl' | 'metricsAllow'
>

/** Where the front listens, and what its store held when it opened. */
export type Listening = { port: number } & Pick<StoreState, 'epoch' | 'sequence'>

/** How the hub is, as far as its own thread can tell. */
export type HubCondition = {
  /** It answers on its socket. */
  ready: boolean
  /** What SQLite says of itself; null on MongoDB, and before the database is open. */
  database: {
    waiting: number
    heldMs: number
    overdue: number
    commitFailures: number
    busyMs: number
  } | null
}

export type Rebuilt = { items: number; sequence: number }

/** What the front thread may ask of the hub's. */
export type HubCalls = {
  listening(at: Listening): void
  /** A page of the publication log, or that the history it asks for is gone. */
  changes(query: { since: number; limit: number }): Promise<ChangesPage | 'resync'>
}

/** What the hub may ask of the front thread. */
export type FrontCalls = {
  hubIs(condition: HubCondition): void
  /** Follows the log from now on. */
  follow(): void
  /** The last number given; the follower need not wait for its next look. */
  numbered(sequence: number): void
  /** Resolves when the store is level with the log as it was when asked. */
  catchUp(): Promise<void>
  /** Reads the whole log into a new store and swaps. */
  rebuild(): Promise<Rebuilt>
  /** Ends streams and connections, then closes the store. */
  stop(): Promise<void>
}
