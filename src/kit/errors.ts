import { APIError, ValidationError } from 'payload'

/** A refusal an editor reads: what is not possible, why, and what to do instead. */
export class Refused extends APIError<Record<string, unknown>> {
  constructor(
    message: string,
    { status, code, details }: { status: number; code: string; details?: Record<string, unknown> },
  ) {
    super(message, status, { code, ...details }, true)
  }
}

/** The person may not do this. */
export function forbidden(message: string, details?: Record<string, unknown>): Refused {
  return new Refused(message, { status: 403, code: 'forbidden', ...(details ? { details } : {}) })
}

/** The document is not in a state that allows this. */
export function conflict(
  code: string,
  message: string,
  details?: Record<string, unknown>,
): Refused {
  return new Refused(message, { status: 409, code, ...(details ? { details } : {}) })
}

/** One field holds something that cannot be saved. */
export function badField(collection: string, path: string, message: string): ValidationError {
  const error = new ValidationError({ collection, errors: [{ path, message }] })
  // Payload would say only which field it is, by its technical name.
  error.message = message
  return error
}
