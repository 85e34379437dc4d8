import { MessageChannel, Worker } from 'node:worker_threads'
import type { ChangesPage } from '#contract/log.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { FrontCalls, FrontOptions, FrontSettings, HubCalls, Listening } from './calls.ts'
import { type Channel, openChannel } from './channel.ts'

export type { Rebuilt } from './calls.ts'

export type Front = Listening & {
  thread: Pick<Channel<FrontCalls>, 'call' | 'tell'>
  /** Answers the thread's follower from now on. */
  readFrom(changes: HubCalls['changes']): void
  /** Resolves if the thread ends without having been told to. */
  failed: Promise<Error>
  stop(): Promise<void>
}

/** Collecting a small young generation takes a millisecond or two, which nobody who waits notices. */
const HEAP = { maxYoungGenerationSizeMb: 6 }

/** How long the thread may take to be gone after it has closed everything. */
const LEAVING_MS = 1000

/**
 * Starts the thread that owns the public port and everything websites read. It serves what its store
 * holds as soon as this resolves; the hub's paths answer 503 until it is told that the hub is ready.
 * Rejects if the port cannot be had.
 */
export async function startFront(options: {
  settings: FrontSettings
  /** The module that exports `contentTypes`. */
  contentModule: string
  hubSocket: string
}): Promise<Front> {
  const { port, host, dataDir, mediaUrl, publicUrl, filesUrl, metricsAllow } = options.settings
  const { port1, port2 } = new MessageChannel()
  const data: FrontOptions = {
    settings: { port, host, dataDir, mediaUrl, publicUrl, filesUrl, metricsAllow },
    contentModule: options.contentModule,
    productVersion: packageJson.version,
    hubSocket: options.hubSocket,
    port: port2,
  }
  let changes: HubCalls['changes'] = () => Promise.reject(new Error('The hub is still starting'))
  const listening = Promise.withResolvers<Listening>()
  const channel = openChannel<FrontCalls>(port1, {
    listening: (at) => listening.resolve(at),
    changes: (query): Promise<ChangesPage | 'resync'> => changes(query),
  } satisfies HubCalls)
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    name: 'front',
    workerData: data,
    transferList: [port2],
    resourceLimits: HEAP,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const ended = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<Error>()
  let stopping = false
  worker.once('error', failed.resolve)
  worker.once('exit', (code) => {
    if (!stopping) failed.resolve(new Error(`The front thread ended with code ${code}`))
    ended.resolve()
  })

  async function stop(): Promise<void> {
    if (stopping) return ended.promise
    stopping = true
    // One that is gone already has nothing to end.
    await channel.call('stop').catch(() => undefined)
    channel.close()
    // With nothing left to do it ends by itself.
    const cut = setTimeout(() => void worker.terminate(), LEAVING_MS)
    await ended.promise
    clearTimeout(cut)
  }

  try {
    const at = await Promise.race([listening.promise, failed.promise.then(fail)])
    return {
      ...at,
      thread: channel,
      readFrom: (read) => void (changes = read),
      failed: failed.promise,
      stop,
    }
  } catch (error) {
    channel.close()
    await worker.terminate()
    throw error
  }
}

function fail(error: Error): never {
  throw error
}
