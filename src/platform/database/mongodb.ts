import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { DatabaseAdapterObj } from 'payload'
import { namesReplicaSet } from '../settings.ts'
import { ReplicaSetMissingError } from './failures.ts'
import { guardWrites } from './guardWrites.ts'

const SELECTION_TIMEOUT_MS = 10_000

/** Payload's MongoDB adapter: only with a replica set, and ready only when its indexes are. */
export function hardenedMongo(options: { url: string }): DatabaseAdapterObj {
  // Without the option Payload turns transactions off and says nothing.
  if (!namesReplicaSet(options.url)) throw new ReplicaSetMissingError()
  const stock = mongooseAdapter({
    url: options.url,
    ensureIndexes: true,
    // Mongoose creates collections behind the caller's back; a first write beside that conflicts.
    afterOpenConnection: async ({ connection }) => {
      await Promise.all(Object.values(connection.models).map((model) => model.init()))
    },
    connectOptions: { serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS },
    transactionOptions: {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
      readPreference: 'primary',
    },
  })
  return {
    ...stock,
    init: (args) => {
      const adapter = stock.init(args)
      guardWrites(adapter, { ownTransaction: false })
      return adapter
    },
  }
}
