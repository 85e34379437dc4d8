import { problemNames, type ProblemName } from '#contract/problem.ts'
import { ProblemError } from '../http/problem.ts'
import type { Answer, RouteHandler } from '../http/types.ts'
import type { Description } from '../openapi/types.ts'
import { page } from './page.ts'
import { referenceOf } from './reference.ts'

/**
 * `/content/docs`: the API description to read, made from the OpenAPI document of this node, and
 * `/content/docs/problems/<name>`, where the `type` of a problem leads.
 */
export function createDocs(document: () => Description): RouteHandler {
  let reference: string | null = null
  return ({ segments: [, , section, name, ...more] }) => {
    if (section === undefined) return htmlAnswer((reference ??= referenceOf(document())))
    const problem = problemNames.find((known) => known === name)
    if (section !== 'problems' || !problem || more.length > 0) throw new ProblemError('not-found')
    return htmlAnswer(page(`Problem: ${problem}`, `<p>${problems[problem]}</p>`))
  }
}

function htmlAnswer(body: string): Answer {
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body,
    language: 'en',
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    },
  }
}

const problems: Record<ProblemName, string> = {
  'bad-parameter':
    'A parameter is unknown here, malformed or repeated. <code>errors</code> names each with what is allowed.',
  'not-found':
    'Nothing public is at this address. Whether there is something not public is not told.',
  withdrawn:
    'The editors took this back. <code>withdrawnAt</code> and <code>reason</code> say when and why. Remove your copy.',
  'method-not-allowed': 'Only the methods in the header <code>Allow</code> work here.',
  resync:
    'Your position is of another history, or older than what is kept. Start again with <code>since=0</code> and replace your copy.',
  conflict: 'The write met a newer state. Read again, then decide.',
  'rate-limited': 'Too many requests. Wait as long as <code>Retry-After</code> says.',
  unavailable:
    'Not ready yet, or something it needs is away. Try again after <code>Retry-After</code> seconds.',
}
