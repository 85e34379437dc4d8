import { z } from 'zod'
import { instantSchema } from './schemas.ts'

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
  type: z.string().meta({
    description: 'A stable address that explains it.',
    examples: [`${PROBLEM_BASE}not-found`],
  }),
  title: z.string().meta({ examples: ['Not found'] }),
  status: z
    .number()
    .int()
    .meta({ examples: [404] }),
  detail: z.string().meta({ examples: ['There is nothing public here.'] }),
  instance: z.string().meta({
    description: 'The path asked for.',
    examples: ['/content/v1/news/unknown'],
  }),
  traceId: z.string().meta({
    description: 'Names this request in the log.',
    examples: ['00000000000000000000000000000000'],
  }),
})
export type Problem = z.infer<typeof problemSchema>

/** Parameters that are unknown, repeated or malformed. */
export const badParameterSchema = problemOf('bad-parameter', 400).extend({
  errors: z.array(
    z.object({
      parameter: z.string().meta({ examples: ['limit'] }),
      allowed: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .meta({
          description: 'What it may be; for an unknown parameter those there are.',
          examples: ['whole number from 1 to 100'],
        }),
    }),
  ),
})

/** What the editors took back, and why. */
export const withdrawnSchema = problemOf('withdrawn', 410).extend({
  withdrawnAt: instantSchema,
  reason: z
    .string()
    .nullable()
    .meta({ description: 'Public.', examples: ['Die Demo ist zu Ende.'] }),
})

/** The position asked from is not part of the present history. */
export const resyncSchema = problemOf('resync', 409).extend({
  epoch: z.string().meta({ description: 'The present history.', examples: ['demo'] }),
})

function problemOf(name: ProblemName, status: number) {
  return problemSchema.extend({
    type: z.literal(`${PROBLEM_BASE}${name}`),
    status: z.literal(status),
    title: z.string(),
    detail: z.string(),
  })
}
