// The one-port process without the pages of the admin, which need a build and are not measured.
import { startHub } from '#hub/start.ts'
import { readSettings } from '#platform/settings.ts'

const hub = await startHub({ settings: readSettings(process.env), pages: null })
process.once('SIGTERM', () => {
  hub.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
