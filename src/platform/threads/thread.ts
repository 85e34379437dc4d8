import { setPriority } from 'node:os'
import { MessageChannel, type MessagePort, Worker, workerData } from 'node:worker_threads'
import { createLogger } from '../logger.ts'
import { type Channel, type Offer, openChannel } from './channel.ts'

/** The most that the two generations of a thread's heap may take, in MB; what is not named is V8's choice. */
export type Heap = { maxYoungGenerationSizeMb?: number; maxOldGenerationSizeMb?: number }

/**
 * For threads that take in much: a young generation in which what they read can grow old. In one that is
 * right for serving, V8 takes it for something that stays, and collecting it costs a fifth of the work.
 */
export const TAKING_IN: Heap = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 256 }

export type Thread<Calls> = Channel<Calls> & {
  /** Resolves with the reason if the thread ends without having been told to. */
  failed: Promise<Error>
  /** Lets it end by itself, which it must within so many milliseconds. Resolves when it is gone. */
  leave(patience: number): Promise<void>
  /** Cuts it off in the middle of whatever it does. Resolves when it is gone. */
  terminate(): Promise<void>
  /** The same, and removes what it has written. */
  discard(remove: () => void): void
}

const log = createLogger('threads')

type Start = { port: MessagePort; data: unknown }

/** How far a thread stands back, in the steps of `nice`. */
const NICE = 10

/**
 * Starts a thread of this program with a heap of its own. `data` is what it starts with, `offer` what it
 * may ask for here.
 */
export function startThread<Calls extends Offer>(
  module: URL,
  options: { name: string; data: unknown; heap: Heap; offer: Offer },
): Thread<Calls> {
  const { port1, port2 } = new MessageChannel()
  const start: Start = { port: port2, data: options.data }
  const worker = new Worker(module, {
    name: options.name,
    workerData: start,
    transferList: [port2],
    resourceLimits: options.heap,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const channel = openChannel<Calls>(port1, options.offer)
  const ended = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<Error>()
  let isMeant = false
  worker.once('error', (error) => {
    log.error({ err: error }, `The thread ${options.name} has failed`)
    failed.resolve(error)
  })
  worker.once('exit', (code) => {
    channel.close()
    if (!isMeant) failed.resolve(new Error(`The thread ${options.name} ended with code ${code}`))
    ended.resolve()
  })
  const terminate = async (): Promise<void> => {
    isMeant = true
    channel.close()
    await worker.terminate()
  }
  return {
    ...channel,
    failed: failed.promise,
    terminate,
    async leave(patience) {
      isMeant = true
      channel.close()
      // With nothing left to do it ends by itself.
      const cut = setTimeout(() => void worker.terminate(), patience)
      await ended.promise
      clearTimeout(cut)
    },
    discard(remove) {
      // At once, as the process may end before the thread has; and again, if it was just beginning.
      remove()
      terminate().then(remove, remove)
    },
  }
}

/** Within a thread: what it was started with, and how it opens its side of the channel. */
export function threadStart<Data>(): {
  data: Data
  open<Calls extends Offer>(offer: Offer): Channel<Calls>
} {
  const { port, data }: { port: MessagePort; data: Data } = workerData
  return { data, open: (offer) => openChannel(port, offer) }
}

/** Within a thread: where cores are few, whoever reads goes first. */
export function standBack(): void {
  // Only Linux has priorities of threads; elsewhere this would be that of the whole process.
  if (process.platform === 'linux') setPriority(NICE)
}
