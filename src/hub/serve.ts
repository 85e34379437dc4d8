import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Payload } from 'payload'
import { systemClock } from '#platform/clock.ts'
import { databaseStatus } from '#platform/database/index.ts'
import { closeServer } from '#platform/httpServer.ts'
import { createLogger } from '#platform/logger.ts'
import { readChanges } from '#publication/changes.ts'
import { HistoryLostError, logPosition, renewEpoch } from '#publication/log/index.ts'
import { createSequencer } from '#publication/sequencer.ts'
import { commands } from './commands/index.ts'
import { watchHub } from './condition.ts'
import { importDemo } from './demo/index.ts'
import { ensureFirstAdmin } from './firstAdmin.ts'
import type { HubCalls } from './front/calls.ts'
import type { Front } from './front/index.ts'
import { openLocalHub } from './local.ts'
import type { LocalHub } from './local.ts'
import { answerWith } from './nodeHttp.ts'
import { handleRest } from './rest.ts'
import { setRunningFront } from './running.ts'
import { serveCommands } from './socket.ts'
import { listenPrivately } from './socketPath.ts'
import type { Hub, Pages, StartHubOptions } from './options.ts'

const log = createLogger('hub')

/** How long the start waits for the delivery store to be level with the log. */
const PATIENCE_MS = 30_000

/**
 * The hub behind its front: editors' REST under `/api` and the admin's pages on a private socket, the
 * sequencer, the commands. Resolves when the front has been told that all is ready.
 */
export async function serveHub(
  options: StartHubOptions & { front: Front; hubSocket: string },
): Promise<Pick<Hub, 'payload' | 'failed' | 'stop'>> {
  const { front, hubSocket } = options
  await using held = new AsyncDisposableStack()
  const pages = (await options.pages?.(front.port)) ?? null
  held.defer(async () => pages?.close())
  const hub = await openLocalHub(options)
  held.defer(() => hub.close())
  const { payload, settings } = hub
  await ensureFirstAdmin(payload, settings)

  await noticeLostHistory(payload, front)
  front.readFrom((query) => changesOf(payload, query))
  const sequencer = createSequencer({ payload, clock: systemClock })
  const leave = sequencer.onNumbered((sequence) => front.thread.tell('numbered', sequence))
  held.defer(async () => {
    await sequencer.stop()
    leave()
  })
  if (settings.demo) await importDemoOnce(payload)
  await sequencer.start()
  await front.thread.call('follow')
  await Promise.race([
    sequencer.settled().then(() => front.thread.call('catchUp')),
    pause(PATIENCE_MS, undefined, { ref: false }),
  ])

  held.use(setRunningFront(payload, front))
  const socket = await serveCommands({ payload, settings, commands })
  held.defer(() => socket.close())

  const origin = settings.publicUrl ?? `http://localhost:${settings.port}`
  const server = createServer(answers(hub, { origin, pages }))
  // Its only client is the front, which has limits of its own.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  await listenPrivately(server, hubSocket)
  held.defer(() => closeServer(server))
  const watch = held.use(
    watchHub({
      database: () => databaseStatus(payload),
      tell: (condition) => front.thread.tell('hubIs', condition),
    }),
  )
  const open = held.move()
  return { payload, failed: watch.failed, stop: () => open.disposeAsync() }
}

function answers(
  hub: LocalHub,
  { origin, pages }: { origin: string; pages: Pages | null },
): RequestListener<typeof IncomingMessage> {
  return (req, res) => {
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    const isApi = path === '/api' || path.startsWith('/api/')
    const work = isApi
      ? answerWith((request) => handleRest(hub.config, request), { req, res, origin })
      : pages?.handle(req, res)
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
}

const changesOf = async (
  payload: Payload,
  query: Parameters<HubCalls['changes']>[0],
): ReturnType<HubCalls['changes']> => {
  try {
    return await readChanges({ payload, ...query })
  } catch (error) {
    if (error instanceof HistoryLostError) return 'resync'
    throw error
  }
}

/** A delivery store that knows more than the hub means a restored backup: all followers build anew. */
async function noticeLostHistory(
  payload: Payload,
  followed: Pick<Front, 'epoch' | 'sequence'>,
): Promise<void> {
  const { epoch, sequence } = await logPosition(payload)
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
