import type { ChangesPage } from '#contract/log.ts'

/** Where a follower reads the publication log. */
export type ChangesSource = {
  /** A page after `since`. With another `epoch` than its own it may answer `ResyncError`. */
  read(since: number, limit: number, epoch?: string): Promise<SourcePage>
  /** Resolves when there may be something new; without it the follower polls. */
  wait?(signal: AbortSignal): Promise<void>
  /** Breaks off what it is doing. */
  close?(): void
}

/** `head`: the last number of the source, where it says so. */
export type SourcePage = ChangesPage & { head?: number }

/** The history this store follows has ended: it must be read again from the beginning. */
export class ResyncError extends Error {
  constructor() {
    super('The log follows another epoch')
  }
}

/** The source cannot be read now; what was read so far is good. */
export class AwayError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** The same source, whose failures can be told from those of others. */
export function noticing({ read }: Pick<ChangesSource, 'read'>): Pick<ChangesSource, 'read'> {
  return {
    async read(...asked) {
      try {
        return await read(...asked)
      } catch (error) {
        throw error instanceof ResyncError ? error : new AwayError(error)
      }
    },
  }
}
