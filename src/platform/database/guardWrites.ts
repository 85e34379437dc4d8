import { isolateObjectProperty } from 'payload'
import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'
import { StadtwortError } from '../errors.ts'
import { TransactionEndedError } from './failures.ts'

type Write<Args, Result> = (args: Args) => Promise<Result>

/**
 * Wraps every writing method of an adapter. With the `req` of a live transaction a write belongs to
 * it; with the `req` of one that has ended it is refused, where Payload would write outside any
 * transaction without a word. Without a transaction, `ownTransaction` gives each call one.
 */
export function guardWrites(
  adapter: BaseDatabaseAdapter,
  options: { ownTransaction: boolean },
): void {
  function guarded<Args extends { req?: Partial<PayloadRequest> }, Result>(
    write: Write<Args, Result>,
  ): Write<Args, Result> {
    return async (args) => {
      const id = await args.req?.transactionID
      if (id && !adapter.sessions?.[id]) throw new TransactionEndedError(String(id))
      if (id || !options.ownTransaction) return plainly(() => write(args))
      const own = await adapter.beginTransaction()
      if (own === null) return write(args)
      try {
        const result = await plainly(() =>
          write({ ...args, req: withTransaction(args.req ?? {}, own) }),
        )
        await adapter.commitTransaction(own)
        return result
      } catch (error) {
        await adapter.rollbackTransaction(own)
        throw error
      }
    }
  }

  adapter.create = guarded(adapter.create.bind(adapter))
  adapter.createGlobal = guarded(adapter.createGlobal.bind(adapter))
  adapter.createGlobalVersion = guarded(adapter.createGlobalVersion.bind(adapter))
  adapter.createVersion = guarded(adapter.createVersion.bind(adapter))
  adapter.deleteMany = guarded(adapter.deleteMany.bind(adapter))
  adapter.deleteOne = guarded(adapter.deleteOne.bind(adapter))
  adapter.deleteVersions = guarded(adapter.deleteVersions.bind(adapter))
  adapter.updateGlobal = guarded(adapter.updateGlobal.bind(adapter))
  adapter.updateGlobalVersion = guarded(adapter.updateGlobalVersion.bind(adapter))
  adapter.updateJobs = guarded(adapter.updateJobs.bind(adapter))
  adapter.updateMany = guarded(adapter.updateMany.bind(adapter))
  adapter.updateOne = guarded(adapter.updateOne.bind(adapter))
  adapter.updateVersion = guarded(adapter.updateVersion.bind(adapter))
  adapter.upsert = guarded(adapter.upsert.bind(adapter))
}

/** Our own errors pass as they are, not inside the one of the statement they came up in. */
async function plainly<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    for (let inner = error; inner instanceof Error; inner = inner.cause) {
      if (inner instanceof StadtwortError) throw inner
    }
    throw error
  }
}

/** The same request, but inside this transaction; the caller's own object stays as it is. */
function withTransaction(
  req: Partial<PayloadRequest>,
  transactionID: number | string,
): Partial<PayloadRequest> {
  const isolated = isolateObjectProperty<Partial<PayloadRequest>>(req, 'transactionID')
  isolated.transactionID = transactionID
  return isolated
}
