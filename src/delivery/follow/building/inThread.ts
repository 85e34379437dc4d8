import { startThread, TAKING_IN } from '#platform/threads/thread.ts'
import { removeFiles, type Store } from '../../store/index.ts'
import type { Reading } from '../reading.ts'
import { noticing } from '../source.ts'
import type { Building } from './building.ts'
import {
  type BuilderCalls,
  type BuildingCalls,
  type BuildingOptions,
  errorOf,
  failureOf,
} from './calls.ts'
import { buildHere } from './here.ts'

/** What a thread needs in order to read the same log into the same kind of store. */
export type BuildingElsewhere = Pick<BuildingOptions, 'contentModule' | 'hubUrl'>

const LEAVING_MS = 10_000

/** Builds in a thread of its own, so that who reads meanwhile is not held up. */
export function buildInThread(store: Store, elsewhere: BuildingElsewhere): Building {
  const { file, purpose } = store.nextFile()
  let current: Omit<Reading, 'signal'> | null = null
  const thread = startThread<BuildingCalls>(new URL('./thread.ts', import.meta.url), {
    name: 'building',
    data: { file, purpose, ...elsewhere } satisfies BuildingOptions,
    heap: TAKING_IN,
    offer: {
      async changes({ since, limit, epoch }) {
        if (!current) throw new Error('Nothing is to be read now')
        try {
          const page = await noticing(current.source).read(since, limit, epoch)
          return { page }
        } catch (error) {
          return failureOf(error)
        }
      },
      page: (at) => current?.onPage?.(at),
    } satisfies BuilderCalls,
  })
  const cut = (): void => void thread.terminate()
  return {
    async read({ signal, ...reading }) {
      current = reading
      signal.throwIfAborted()
      signal.addEventListener('abort', cut, { once: true })
      try {
        const failure = await thread.call('read')
        if (failure) throw errorOf(failure)
      } finally {
        signal.removeEventListener('abort', cut)
      }
    },
    async moveHere() {
      await thread.call('finish')
      await thread.leave(LEAVING_MS)
      return buildHere(store.besideIn({ file, purpose }))
    },
    discard: () => thread.discard(() => removeFiles(file)),
  }
}
