import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { contentTypes } from '#content'
import { startDeliveryNode } from '#delivery/node.ts'
import { readSettings, SettingsError } from '#platform/settings.ts'
import packageJson from '../../package.json' with { type: 'json' }

/** The module above, for threads. */
const CONTENT_MODULE = '#content'
const STOP_WITHIN_MS = 9000

const help = `Usage: node src/bin/delivery.ts --hub <url>

Serves the content API, feeds and files from a store of its own (DATA_DIR/delivery.sqlite), which
follows the hub. It needs no database and no secret, and goes on serving while the hub is away.

Settings: PORT, HOST, DATA_DIR, PUBLIC_URL, FILES_URL, METRICS_ALLOW; HUB_URL in place of --hub.`

function wrongUse(reason: string): never {
  console.error(`${reason}\n\n${help}`)
  process.exit(2)
}

function readOptions() {
  try {
    return parseArgs({ options: { hub: { type: 'string' }, help: { type: 'boolean' } } }).values
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error))
  }
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    console.log(help)
    return
  }
  const hubUrl = options.hub ?? process.env.HUB_URL
  if (!hubUrl) wrongUse('The address of the hub is missing.')
  if (!URL.canParse(hubUrl) || !/^https?:$/.test(new URL(hubUrl).protocol)) {
    wrongUse('The address of the hub begins with http:// or https://.')
  }
  // A node holds no secret, so the hub's demands on them are not its own.
  const settings = readSettings({ ...process.env, MODE: undefined })
  const { version: productVersion } = packageJson
  const node = await startDeliveryNode({
    hubUrl,
    settings,
    contentTypes,
    contentModule: CONTENT_MODULE,
    productVersion,
  })
  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    node
      .leave()
      .then(() => node.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

// What package.json says of the heap is said of this thread, which has begun with it. Left standing, it
// would overrule what each other thread is given.
setFlagsFromString('--max-semi-space-size=0')
setFlagsFromString('--max-old-space-size=0')
try {
  await main()
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
}
