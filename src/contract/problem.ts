import { z } from 'zod'

/** The closed list of problems (RFC 9457); names are permanent. */
export const problemNames = [
  'bad-parameter',
  'not-found',
  'withdrawn',
  'method-not-allowed',
  'resync',
  'conflict',
  'rate-limited',
  'unavailable',
] as const
export type ProblemName = (typeof problemNames)[number]

export const PROBLEM_BASE = '/content/docs/problems/'

export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  traceId: z.string(),
  errors: z.array(z.object({ parameter: z.string(), allowed: z.unknown().optional() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>
