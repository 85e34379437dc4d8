import type { ChangesPage } from '#contract/log.ts'
import { startThread, type Thread } from '#platform/threads/thread.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { FrontCalls, FrontOptions, FrontSettings, HubCalls, Listening } from './calls.ts'

export type { Rebuilt } from './calls.ts'

export type Front = Listening & {
  thread: Pick<Thread<FrontCalls>, 'call' | 'tell'>
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
  const data: FrontOptions = {
    settings: { port, host, dataDir, mediaUrl, publicUrl, filesUrl, metricsAllow },
    contentModule: options.contentModule,
    productVersion: packageJson.version,
    hubSocket: options.hubSocket,
  }
  let changes: HubCalls['changes'] = () => Promise.reject(new Error('The hub is still starting'))
  const listening = Promise.withResolvers<Listening>()
  const thread = startThread<FrontCalls>(new URL('./thread.ts', import.meta.url), {
    name: 'front',
    data,
    heap: HEAP,
    offer: {
      listening: (at) => listening.resolve(at),
      changes: (query): Promise<ChangesPage | 'resync'> => changes(query),
    } satisfies HubCalls,
  })
  let stopped: Promise<void> | null = null

  async function stop(): Promise<void> {
    // One that is gone already has nothing to end.
    await thread.call('stop').catch(() => undefined)
    await thread.leave(LEAVING_MS)
  }

  try {
    const at = await Promise.race([listening.promise, thread.failed.then(fail)])
    return {
      ...at,
      thread,
      readFrom: (read) => void (changes = read),
      failed: thread.failed,
      stop: () => (stopped ??= stop()),
    }
  } catch (error) {
    await thread.terminate()
    throw error
  }
}

function fail(error: Error): never {
  throw error
}
