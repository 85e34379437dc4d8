/**
 * An error whose cause the caller can name. Payload's REST handler reads `status` and
 * `isPublic`, so it reaches the editor with its own words instead of as a bare 500.
 */
export class StadtwortError extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  readonly isOperational = true
  readonly isPublic: boolean

  constructor(
    message: string,
    options: {
      code: string
      status?: number
      details?: Record<string, unknown>
      isPublic?: boolean
      cause?: unknown
    },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = options.code
    this.status = options.status ?? 500
    this.details = options.details ?? {}
    this.isPublic = options.isPublic ?? true
  }
}
