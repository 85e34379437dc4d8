import { StadtwortError } from '#platform/errors.ts'

/** A decision about publication outside a live transaction could survive what it belongs to. */
export class OutsideTransactionError extends StadtwortError {
  constructor(details: { collection: string; id: string }) {
    super('A publication can only be decided inside the transaction of its document', {
      code: 'outside-transaction',
      details,
      isPublic: false,
    })
  }
}

/** A collection asked for publication without saying how its documents are published. */
export class NotPublishableError extends StadtwortError {
  constructor(collection: string) {
    super(`The collection ${collection} has no custom.publication`, {
      code: 'not-publishable',
      details: { collection },
      isPublic: false,
    })
  }
}

/** Two documents claim the same item in the same language. */
export class VariantTakenError extends StadtwortError {
  constructor(details: { language: string | null; documentId: string; takenBy: string }) {
    super(
      `In der Sprache „${details.language ?? '–'}“ ist dieser Inhalt schon durch ein anderes Dokument veröffentlicht. Ziehen Sie es zuerst zurück.`,
      { code: 'variant-taken', status: 409, details },
    )
  }
}

/** The log no longer knows all that happened since; the reader starts again at 0. */
export class HistoryLostError extends StadtwortError {
  constructor(details: { epoch: string; since: number; prunedUpTo: number }) {
    super('The changes asked for are no longer kept; start again at 0', {
      code: 'resync',
      status: 409,
      details,
    })
  }
}
