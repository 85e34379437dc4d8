import type { Payload } from 'payload'
import { outsideTransaction } from '#platform/database/index.ts'
import type { Scope } from './rows.ts'

/** Runs work in a database transaction of its own: committed if it succeeds, else rolled back. */
export function inTransaction<T>(payload: Payload, work: (scope: Scope) => Promise<T>): Promise<T> {
  return outsideTransaction(payload, async () => {
    const transactionID = await payload.db.beginTransaction()
    if (transactionID === null) throw new Error('The database gives no transaction')
    try {
      const result = await work({ payload, req: { payload, transactionID } })
      await payload.db.commitTransaction(transactionID)
      return result
    } catch (error) {
      await payload.db.rollbackTransaction(transactionID)
      throw error
    }
  })
}
