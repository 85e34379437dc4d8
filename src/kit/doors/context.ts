import { isolateObjectProperty, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { type KitRules } from '../types.ts'

/**
 * What the kit itself asks of a write. Travels in `req.context`, which no client can fill, and only
 * on a request of its own, so that it never colours the writes after it.
 */
const actionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submit') }),
  z.object({ kind: z.literal('approve') }),
  z.object({ kind: z.literal('reject'), note: z.string() }),
  z.object({ kind: z.literal('reinstate') }),
  z.object({ kind: z.literal('withdraw'), at: z.string(), reason: z.string() }),
])
export type Action = z.infer<typeof actionSchema>

const contextSchema = z.object({
  stadtwortAction: actionSchema.optional(),
  stadtwortSystem: z.string().optional(),
})

/** What the kit wrote into a request's context. */
export function intentOf(req: PayloadRequest): { action: Action | null; system: string | null } {
  const context = contextSchema.safeParse(req.context)
  if (!context.success) return { action: null, system: null }
  return {
    action: context.data.stadtwortAction ?? null,
    system: context.data.stadtwortSystem ?? null,
  }
}

/** The context values of an action or of the hub acting by itself. */
export function intentContext(intent: {
  action?: Action
  system?: string
}): Record<string, unknown> {
  return {
    ...(intent.action ? { stadtwortAction: intent.action } : {}),
    ...(intent.system ? { stadtwortSystem: intent.system } : {}),
  }
}

/** The same request and transaction, with a context that ends with the call. */
export function withContext(req: PayloadRequest, context: Record<string, unknown>): PayloadRequest {
  const inner = isolateObjectProperty(req, ['context', 'user', 'file', 'locale', 'fallbackLocale'])
  inner.context = context
  return inner
}

/** The kit's rules of a collection; null for collections it did not make. */
export function rulesOf(collection: { custom?: Record<string, unknown> }): KitRules | null {
  const rules = collection.custom?.kit
  return isRules(rules) ? rules : null
}

function isRules(value: unknown): value is KitRules {
  return typeof value === 'object' && value !== null && 'workflow' in value && 'publish' in value
}
