import { StadtwortError } from '../errors.ts'

/** The database refused the commit: nothing of the change is stored. */
export class CommitFailedError extends StadtwortError {
  constructor(cause: unknown) {
    super(
      'Die Änderung konnte nicht gespeichert werden, es wurde nichts übernommen. ' +
        'Bitte versuchen Sie es erneut; bleibt der Fehler, ist der Speicherplatz zu prüfen.',
      { code: 'commit-failed', status: 503, details: { reason: reasonOf(cause) }, cause },
    )
  }
}

/** The database is held by other changes for too long. */
export class DatabaseBusyError extends StadtwortError {
  constructor(options: { waitedMs: number; cause?: unknown }) {
    super('Die Datenbank ist gerade stark beschäftigt. Bitte versuchen Sie es gleich erneut.', {
      code: 'database-busy',
      status: 503,
      details: { waitedMs: options.waitedMs },
      cause: options.cause,
    })
  }
}

/** The same document was changed by others in every attempt. */
export class WriteConflictError extends StadtwortError {
  constructor(options: { attempts: number; cause: unknown }) {
    super(
      'Der Inhalt wird gerade von jemand anderem geändert. Bitte laden Sie ihn neu und versuchen Sie es erneut.',
      {
        code: 'write-conflict',
        status: 409,
        details: { attempts: options.attempts },
        cause: options.cause,
      },
    )
  }
}

/** A mistake in the code: a write inside a transaction did not use the transaction's `req`. */
export class SelfDeadlockError extends StadtwortError {
  constructor() {
    super(
      'This call would wait for the transaction it is part of: pass the `req` of the operation',
      { code: 'self-deadlock', isPublic: false },
    )
  }
}

/** A write names a transaction that was already committed or rolled back. */
export class TransactionEndedError extends StadtwortError {
  constructor(id: string) {
    super('The transaction of this call has already ended', {
      code: 'transaction-ended',
      details: { transaction: id },
      isPublic: false,
    })
  }
}

/** MongoDB without a replica set has no transactions: documents and their log would drift apart. */
export class ReplicaSetMissingError extends StadtwortError {
  constructor() {
    super('MongoDB needs a replica set: add ?replicaSet=… to DATABASE_URL', {
      code: 'replica-set-missing',
      isPublic: false,
    })
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown'
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}
