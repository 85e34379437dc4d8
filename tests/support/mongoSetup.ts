import { startMongo } from './mongod.ts'

let started: ReturnType<typeof startMongo> | null = null

/**
 * One MongoDB replica set for the whole run; the workers find it by MONGODB_URI. Several vitest
 * projects name this file, the first one starts it.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.MONGODB_URI || process.env.MONGODB_MISSING) return undefined
  started ??= startMongo()
  try {
    const mongo = await started
    process.env.MONGODB_URI = mongo.url
    return () => mongo.stop()
  } catch (error) {
    if (process.env.CI === 'true') throw error
    process.env.MONGODB_MISSING = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      `MongoDB is missing, its tests are skipped: ${process.env.MONGODB_MISSING}\n`,
    )
    return undefined
  }
}
