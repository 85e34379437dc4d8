import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Payload } from 'payload'
import { contentTypes as installedTypes } from '#content'
import type { ContentType } from '#contract/contentType.ts'
import { createDelivery, createFollower, localFiles } from '#delivery/index.ts'
import type { Store } from '#delivery/index.ts'
import { systemClock } from '#platform/clock.ts'
import type { Clock } from '#platform/clock.ts'
import { openFileStore } from '#platform/files/store.ts'
import { createLogger } from '#platform/logger.ts'
import type { Settings } from '#platform/settings.ts'
import { logPosition, renewEpoch } from '#publication/log/index.ts'
import { createSequencer } from '#publication/sequencer.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { commands } from './commands/index.ts'
import { openHubStore } from './deliveryStore.ts'
import { importDemo } from './demo/index.ts'
import { ensureFirstAdmin } from './firstAdmin.ts'
import { openLocalHub } from './local.ts'
import type { LocalHub, LocalHubOptions } from './local.ts'
import { localChanges } from './localChanges.ts'
import { answerWith, closeServer, freePort, listen } from './nodeHttp.ts'
import { handleRest } from './rest.ts'
import { setRunningStore } from './running.ts'
import { serveCommands } from './socket.ts'

const log = createLogger('hub')

const POLL_MS = 1000
/** How long the start waits for the delivery store to be level with the log. */
const PATIENCE_MS = 30_000

export type StartHubOptions = LocalHubOptions & {
  /** Serves what is neither delivery nor `/api`: the admin. */
  next?: ((req: IncomingMessage, res: ServerResponse) => Promise<void>) | null
  contentTypes?: ContentType[]
  clock?: Clock
}

export type Hub = {
  url: string
  port: number
  payload: Payload
  store: Store
  /** Ends requests and runners, then closes all files. */
  stop(): Promise<void>
}

/**
 * Starts the whole hub on one port: delivery answers its own paths first, then the editors' REST
 * under `/api`, then the admin. Everything is ready before the first connection is accepted.
 */
export async function startHub(options: StartHubOptions): Promise<Hub> {
  const { host } = options.settings
  const port = options.settings.port || (await freePort(host))
  await using held = new AsyncDisposableStack()
  const hub = await openLocalHub({ ...options, settings: { ...options.settings, port } })
  held.defer(() => hub.close())
  const { payload, settings } = hub
  await ensureFirstAdmin(payload, settings)

  const clock = options.clock ?? systemClock
  const contentTypes = options.contentTypes ?? installedTypes
  const store = openHubStore(settings, contentTypes)
  held.defer(() => store.close())
  await noticeLostHistory(payload, store)

  const sequencer = createSequencer({ payload, clock })
  const source = localChanges({ payload, sequencer })
  const follower = createFollower({ store, source, pollMs: POLL_MS })
  held.defer(async () => {
    await sequencer.stop()
    source.close()
    await follower.stop()
  })
  if (settings.demo) await importDemoOnce(payload)
  await sequencer.start()
  follower.start()
  await Promise.race([
    sequencer.settled().then(() => follower.catchUp()),
    pause(PATIENCE_MS, undefined, { ref: false }),
  ])

  const origin = settings.publicUrl ?? `http://localhost:${port}`
  const delivery = createDelivery({
    store,
    contentTypes,
    publicUrl: origin,
    filesUrl: settings.filesUrl,
    files: filesOf(settings),
    productVersion: packageJson.version,
    metricsAllow: settings.metricsAllow,
    clock,
  })
  held.use(setRunningStore(payload, store))
  const socket = await serveCommands({ payload, settings, commands })
  held.defer(() => socket.close())

  const server = createServer((req, res) => {
    if (delivery.handle(req, res)) return
    answer(hub, { req, res, origin, next: options.next ?? null })
  })
  await listen(server, { port, host })
  held.defer(() => closeServer(server))
  // Open streams would keep the server from closing.
  held.defer(() => delivery.close())
  const open = held.move()
  return { url: `http://localhost:${port}`, port, payload, store, stop: () => open.disposeAsync() }
}

function answer(
  hub: LocalHub,
  {
    req,
    res,
    origin,
    next,
  }: {
    req: IncomingMessage
    res: ServerResponse
    origin: string
    next: NonNullable<StartHubOptions['next']> | null
  },
): void {
  const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
  const isApi = path === '/api' || path.startsWith('/api/')
  const work = isApi
    ? answerWith((request) => handleRest(hub.config, request), { req, res, origin })
    : next?.(req, res)
  if (!work) {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  work.catch((error: unknown) => {
    if (res.destroyed) return
    log.error({ err: error, method: req.method, path }, 'request failed')
    if (res.headersSent) res.destroy()
    else res.writeHead(500).end()
  })
}

function filesOf({ mediaUrl, dataDir }: Settings) {
  return localFiles({
    store: openFileStore(mediaUrl),
    cacheFolder: join(dataDir, 'renditions'),
  })
}

/** A delivery store that knows more than the hub means a restored backup: all followers build anew. */
async function noticeLostHistory(payload: Payload, store: Store): Promise<void> {
  const { epoch, sequence } = await logPosition(payload)
  const followed = store.state()
  if (followed.epoch !== epoch || followed.sequence <= sequence) return
  log.warn(
    { hub: sequence, delivery: followed.sequence },
    'the hub was restored: a new epoch begins',
  )
  await renewEpoch(payload, followed.sequence)
}

/** Only into an empty hub: the sequencer has never run, so nothing was ever public. */
async function importDemoOnce(payload: Payload): Promise<void> {
  const { sequence } = await logPosition(payload)
  if (sequence > 0) return
  process.stdout.write('Writing the demo content …\n')
  await importDemo(payload)
}
