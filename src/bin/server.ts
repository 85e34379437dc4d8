import path from 'node:path'
import type { Pages } from '#hub/options.ts'
import { startHub } from '#hub/start.ts'
import { createLogger } from '#platform/logger.ts'
import { readSettings, SettingsError } from '#platform/settings.ts'
import { surviveStrayRejections } from '#platform/strayRejections.ts'

const STOP_WITHIN_MS = 10_000

/** The server of `npm start`: hub, admin and delivery on one port. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  if (process.argv.includes('--check-settings')) return

  surviveStrayRejections('server')
  const hub = await startHub({ settings, pages: openAdmin })

  let stopping = false
  const stop = (code: number): void => {
    if (stopping) return
    stopping = true
    console.log('Stopping …')
    setTimeout(() => {
      console.error('Some work did not end in time.')
      process.exit(1)
    }, STOP_WITHIN_MS).unref()
    hub.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))
  // The watching process is gone: nobody would stop or restart this one any more.
  process.on('disconnect', () => stop(0))
  // Half a server helps nobody: the watching process starts a whole one again.
  void hub.failed.then((error) => {
    createLogger('server').fatal({ err: error }, 'The server cannot go on')
    stop(1)
  })

  console.log(welcome(settings.publicUrl ?? `http://localhost:${hub.port}`))
  process.send?.('ready')
}

/** The built admin. Next is loaded only when websites can read already. */
async function openAdmin(port: number): Promise<Pages> {
  const { default: next } = await import('next')
  const root = path.resolve(import.meta.dirname, '../..')
  const admin = next({ dev: false, dir: root, quiet: true, port })
  await admin.prepare()
  const handle = admin.getRequestHandler()
  return { handle: (req, res) => handle(req, res), close: () => admin.close() }
}

function portTaken(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return null
  return `${error.message}. Another program uses this port: end it, or set PORT.`
}

function welcome(url: string): string {
  return [
    '',
    '  Stadtwort is ready.',
    '',
    `  Admin        ${url}/admin   (sign in as printed at the first start, or with your account)`,
    `  Content API  ${url}/content/v1`,
    `  Reference    ${url}/content/docs`,
    `  Feeds        ${url}/feeds/press-releases.rss`,
    '',
    '  Ctrl-C stops it.',
    '',
  ].join('\n')
}

try {
  await main()
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : (portTaken(error) ?? error))
  process.exit(1)
}
