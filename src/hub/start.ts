import { lockDataDir } from '#platform/dataLock.ts'
import { startFront } from './front/index.ts'
import type { Hub, StartHubOptions } from './options.ts'
import { socketPath } from './socketPath.ts'

/**
 * Starts the whole hub on one port. First the front, a thread of its own that serves what its store
 * holds; only then Payload and all else that takes its time. Resolves when everything is ready.
 */
export async function startHub(options: StartHubOptions): Promise<Hub> {
  const { settings } = options
  await using held = new AsyncDisposableStack()
  held.use(await lockDataDir(settings.dataDir))
  const hubSocket = socketPath(settings.dataDir, 'http.sock')
  const contentModule = options.contentModule ?? '#content'
  const front = await startFront({ settings, contentModule, hubSocket })
  held.defer(() => front.stop())
  const { port } = front
  // Loading Payload takes longer than the front takes to serve.
  const { serveHub } = await import('./serve.ts')
  const hub = await Promise.race([
    serveHub({ ...options, settings: { ...settings, port }, front, hubSocket }),
    front.failed.then((error): never => {
      throw error
    }),
  ])
  held.defer(() => hub.stop())
  // Its requests end while the hub can still answer them.
  held.defer(() => front.stop())
  const open = held.move()
  return {
    url: `http://localhost:${port}`,
    port,
    payload: hub.payload,
    failed: Promise.race([front.failed, hub.failed]),
    stop: () => open.disposeAsync(),
  }
}
