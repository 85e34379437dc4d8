import { PROBLEM_BASE, type ProblemName } from '#contract/problem.ts'
import { CACHE_NONE, type Answer, type DeliveryRequest } from './types.ts'

export type ParameterFault = { parameter: string; allowed?: unknown }

/** A request that cannot be answered; the server turns it into `application/problem+json`. */
export class ProblemError extends Error {
  readonly problem: ProblemName
  readonly details: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(
    problem: ProblemName,
    details: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(problem)
    this.problem = problem
    this.details = details
    this.headers = headers
  }
}

/** Parameters that are unknown, repeated or malformed: 400 naming all of them. */
export class BadParameterError extends ProblemError {
  constructor(errors: ParameterFault[]) {
    super('bad-parameter', { errors })
  }
}

const shown: Record<ProblemName, { status: number; title: string; detail: string }> = {
  'bad-parameter': {
    status: 400,
    title: 'Bad parameter',
    detail: 'One or more parameters are unknown, repeated or malformed; see errors.',
  },
  'not-found': { status: 404, title: 'Not found', detail: 'There is nothing public here.' },
  withdrawn: { status: 410, title: 'Withdrawn', detail: 'This item was withdrawn.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    detail: 'Only GET, HEAD and OPTIONS are answered here.',
  },
  resync: {
    status: 409,
    title: 'Start again',
    detail: 'This position is not part of the present history: read again from since=0.',
  },
  conflict: { status: 409, title: 'Conflict', detail: 'The request meets a newer state.' },
  'rate-limited': { status: 429, title: 'Too many requests', detail: 'Try again later.' },
  unavailable: { status: 503, title: 'Unavailable', detail: 'Not ready yet. Try again shortly.' },
}

/** The problem document (RFC 9457) as an answer: never cached, the same for all of a kind. */
export function problem(
  request: Pick<DeliveryRequest, 'path' | 'traceId'>,
  name: ProblemName,
  details: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Answer {
  const { status, title, detail } = shown[name]
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: `${PROBLEM_BASE}${name}`,
      title,
      status,
      detail,
      instance: request.path,
      ...details,
      traceId: request.traceId,
    }),
    headers,
    cacheControl: CACHE_NONE,
    compress: false,
    keep: false,
  }
}
