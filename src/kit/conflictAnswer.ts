import type { AfterErrorHook } from 'payload'
import { z } from 'zod'
import { isConflict } from '#platform/database/index.ts'

const CODE = 'write-conflict'

/** Two writes met in the database: 503 with a reason instead of a bare 500. */
export const sayConflict: AfterErrorHook = ({ error }) => {
  if (!isConflict(error)) return undefined
  const message = 'Jemand anderes speichert gerade dasselbe. Bitte versuchen Sie es noch einmal.'
  return { status: 503, response: { errors: [{ message, data: { code: CODE } }] } }
}

const answerSchema = z.object({
  errors: z.array(z.object({ data: z.object({ code: z.literal(CODE) }) })).min(1),
})

/** Whether an answer only says that two writes met, so that the request can be tried again. */
export async function isConflictAnswer(response: Response): Promise<boolean> {
  if (response.status !== 503) return false
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  return answerSchema.safeParse(body).success
}
