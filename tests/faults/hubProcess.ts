import { startHub } from '#hub/start.ts'
import { readSettings } from '#platform/settings.ts'

/** The hub in a process of its own, without the admin's pages, for tests that kill it. */
const hub = await startHub({ settings: readSettings(process.env) })
process.send?.({ port: hub.port })
process.on('SIGTERM', () => {
  void hub.stop().then(() => process.exit(0))
})
