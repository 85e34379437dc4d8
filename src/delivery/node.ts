import { join } from 'node:path'
import type { ContentType } from '#contract/contentType.ts'
import { lockDataDir } from '#platform/dataLock.ts'
import { closeServer, createReadServer, dismissClients, listen } from '#platform/httpServer.ts'
import { createLogger } from '#platform/logger.ts'
import type { Settings } from '#platform/settings.ts'
import { createMirror, hubFiles } from './files/index.ts'
import { createFollower } from './follow/follower.ts'
import { httpSource } from './follow/httpSource.ts'
import { createDelivery } from './index.ts'
import { openStore } from './store/index.ts'

const POLL_MS = 250
const log = createLogger('delivery')

/** How long proxies may take to notice that this node is about to end. */
const LEAVE_MS = 1000

export type DeliveryNode = {
  url: string
  port: number
  /** Sends clients elsewhere while it still answers: `/readyz` says so, and so does each connection. */
  leave(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a delivery node of its own: it serves what its file holds at once, follows the hub, and goes
 * on serving while the hub is away.
 */
export async function startDeliveryNode(options: {
  hubUrl: string
  settings: Pick<Settings, 'port' | 'host' | 'dataDir' | 'publicUrl' | 'filesUrl' | 'metricsAllow'>
  contentTypes: readonly ContentType[]
  /** The module that exports the same, for threads; without it one does everything. */
  contentModule?: string
  productVersion: string
  pollMs?: number
}): Promise<DeliveryNode> {
  const { hubUrl, settings, contentTypes, productVersion, pollMs = POLL_MS } = options
  const { contentModule } = options
  const elsewhere = contentModule === undefined ? undefined : { contentModule, hubUrl }
  await using held = new AsyncDisposableStack()
  held.use(await lockDataDir(settings.dataDir))
  const store = openStore(join(settings.dataDir, 'delivery.sqlite'), contentTypes)
  held.defer(() => store.close())
  const follower = createFollower({ store, source: httpSource(hubUrl), pollMs, elsewhere })
  const files = hubFiles({ hubUrl, cacheFolder: join(settings.dataDir, 'files') })
  const mirror = createMirror({ store, files })
  held.defer(() => {
    files.close()
    return mirror.stop()
  })
  const server = createReadServer()
  const port = await listen(server, settings)
  held.defer(() => closeServer(server))
  const url = `http://localhost:${port}`
  const delivery = createDelivery({
    store,
    contentTypes,
    publicUrl: settings.publicUrl ?? url,
    filesUrl: settings.filesUrl,
    files,
    productVersion,
    metricsAllow: settings.metricsAllow,
    following: follower.state,
  })
  held.defer(() => delivery.close())
  server.on('request', (req, res) => {
    if (delivery.handle(req, res)) return
    res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
  })
  follower.start()
  held.defer(() => follower.stop())
  mirror.start()
  log.info({ url, hub: hubUrl, ...store.state() }, 'serving')
  const open = held.move()
  return {
    url,
    port,
    leave() {
      delivery.leave()
      return dismissClients(server, LEAVE_MS)
    },
    stop: () => open.disposeAsync(),
  }
}
