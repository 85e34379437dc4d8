import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { asSystem } from '#kit/index.ts'
import { createLogger } from '#platform/logger.ts'
import type { Settings } from '#platform/settings.ts'

const log = createLogger('hub')

/**
 * Makes the first administrator while nobody can sign in, so that a "create first user" page is
 * never open. Without a password in the settings one is made and shown this one time (local mode).
 */
export async function ensureFirstAdmin(payload: Payload, settings: Settings): Promise<void> {
  const users = asSystem(payload, 'first administrator')
  const { totalDocs } = await users.find({ collection: 'users', limit: 1 })
  if (totalDocs > 0) return
  if (settings.adminPassword === null && settings.mode === 'production') {
    log.warn('nobody can sign in yet: npm run hub -- user create')
    return
  }
  const password = settings.adminPassword ?? randomBytes(12).toString('base64url')
  const email = settings.adminEmail
  await users.create({
    collection: 'users',
    data: { email, password, name: 'Administration', roles: ['admin'] },
  })
  // Standard output, not the log: it is shown to whoever starts the hub and kept nowhere.
  const shown = settings.adminPassword === null ? password : 'the password from the settings'
  process.stdout.write(`\n  First administrator: ${email}\n  Password:            ${shown}\n\n`)
}
