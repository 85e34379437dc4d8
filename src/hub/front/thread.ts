import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { ContentType } from '#contract/contentType.ts'
import { createDelivery, createFollower, localFiles, openStore } from '#delivery/index.ts'
import { openFileStore } from '#platform/files/store.ts'
import { createLogger } from '#platform/logger.ts'
import { surviveStrayRejections } from '#platform/strayRejections.ts'
import type { Channel } from '#platform/threads/channel.ts'
import { threadStart } from '#platform/threads/thread.ts'
import { closeServer, createReadServer, listen } from '#platform/httpServer.ts'
import type { FrontCalls, FrontOptions, HubCalls, HubCondition } from './calls.ts'
import { hubChanges } from './changes.ts'
import { createForward } from './forward.ts'
import { hubFigures } from './figures.ts'
import { rebuildFrom } from './rebuild.ts'

const POLL_MS = 1000
let condition: HubCondition = { ready: false, database: null }

// The whole thread: it owns the public port, delivery's store and its follower, so that nothing the
// hub does, computes or collects can hold up what a website reads.
const { data: options, open } = threadStart<FrontOptions>()
const { settings, productVersion } = options
surviveStrayRejections('front')
const { contentTypes }: { contentTypes: readonly ContentType[] } = await import(
  options.contentModule
)

const elsewhere = { contentModule: options.contentModule }

const hub: Channel<HubCalls> = open<HubCalls>({
  hubIs: (now) => {
    condition = now
    if (now.ready) forward.open()
  },
  follow: () => follower.start(),
  numbered: (sequence) => source.numbered(sequence),
  catchUp: () => follower.catchUp(),
  rebuild: () => rebuildFrom(store, hubChanges(hub), elsewhere),
  stop,
} satisfies FrontCalls)

const store = openStore(join(settings.dataDir, 'delivery.sqlite'), contentTypes)
const source = hubChanges(hub)
const follower = createFollower({ store, source, pollMs: POLL_MS, elsewhere })
const forward = createForward({ socketPath: options.hubSocket })
const server = createReadServer()
const port = await listen(server, settings)
const delivery = createDelivery({
  store,
  contentTypes,
  publicUrl: settings.publicUrl ?? `http://localhost:${port}`,
  filesUrl: settings.filesUrl,
  files: localFiles({
    store: openFileStore(settings.mediaUrl),
    cacheFolder: join(settings.dataDir, 'renditions'),
  }),
  productVersion,
  metricsAllow: settings.metricsAllow,
  following: follower.state,
  beside: () => hubFigures(condition),
})

function answer(req: IncomingMessage, res: ServerResponse): void {
  takeOrigin(req)
  if (!delivery.handle(req, res)) forward.handle(req, res)
}
server.on('request', answer)
server.on('checkContinue', (req: IncomingMessage, res: ServerResponse) => {
  // Unless the hub asks for the body: the client may or may not send one after a final answer.
  res.shouldKeepAlive = false
  answer(req, res)
})
hub.tell('listening', { port, ...store.state() })
createLogger('front').info({ port, ...store.state() }, 'Websites are served; the hub is starting')

async function stop(): Promise<void> {
  delivery.close()
  await closeServer(server)
  forward.close()
  await follower.stop()
  store.close()
}

/** A target in absolute form (RFC 9112 §3.2.2): its authority counts, whatever `Host` says. */
function takeOrigin(req: IncomingMessage): void {
  const { url = '/' } = req
  if (url.startsWith('/') || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return
  const { host, pathname, search } = new URL(url)
  req.url = pathname + search
  req.headers.host = host
  const at = req.rawHeaders.findIndex((name, index) => index % 2 === 0 && /^host$/i.test(name))
  if (at >= 0) req.rawHeaders[at + 1] = host
}
