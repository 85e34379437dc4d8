import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { retryOnConflict } from '#platform/database/index.ts'
import { wakeSequencer } from '#publication/log/index.ts'
import { type Action, intentContext, withContext } from './doors/context.ts'

/** Who acts, and in which request. */
export type Actor = {
  payload: Payload
  /** The request whose transaction the calls join, if it has one. */
  req: PayloadRequest | null
  user: PayloadRequest['user']
  system: string | null
}

/**
 * Runs a write in the caller's transaction, or in one of its own that is begun again, with a fresh
 * request, when the database reports a conflict.
 */
export async function write<T>(
  actor: Actor,
  intent: { action?: Action },
  run: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  const context = intentContext({
    ...intent,
    ...(actor.system === null ? {} : { system: actor.system }),
  })
  const outer = actor.req
  if (outer && (await outer.transactionID)) {
    const req = withContext(outer, context)
    req.user = actor.user
    return run(req)
  }
  return retryOnConflict(async () => {
    const req = await freshRequest(actor, context)
    const begun = await initTransaction(req)
    try {
      const result = await run(req)
      if (begun) {
        await commitTransaction(req)
        wakeSequencer(actor.payload)
      }
      return result
    } catch (error) {
      await killTransaction(req)
      throw error
    }
  })
}

/** A request like the given one, without its transaction, file and context. */
function freshRequest(actor: Actor, context: Record<string, unknown>): Promise<PayloadRequest> {
  const { req, user, payload } = actor
  return createLocalReq(
    {
      context,
      ...(user ? { user } : {}),
      ...(req?.locale ? { locale: req.locale } : {}),
      ...(typeof req?.fallbackLocale === 'string' ? { fallbackLocale: req.fallbackLocale } : {}),
      req: req
        ? { payloadAPI: req.payloadAPI, i18n: req.i18n, headers: req.headers }
        : { payloadAPI: 'local' },
    },
    payload,
  )
}
