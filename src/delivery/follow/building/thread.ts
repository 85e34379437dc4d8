// Builds a store from a log, in a heap that is made for that.
import type { ContentType } from '#contract/contentType.ts'
import { surviveStrayRejections } from '#platform/strayRejections.ts'
import { standBack, threadStart } from '#platform/threads/thread.ts'
import { Store } from '../../store/index.ts'
import { httpSource } from '../httpSource.ts'
import type { ChangesSource } from '../source.ts'
import {
  type BuilderCalls,
  type BuildingCalls,
  type BuildingOptions,
  errorOf,
  failureOf,
} from './calls.ts'
import { buildHere } from './here.ts'

const { data, open } = threadStart<BuildingOptions>()
surviveStrayRejections('building')
standBack()
const { contentTypes }: { contentTypes: readonly ContentType[] } = await import(data.contentModule)

const building = buildHere(new Store(data.file, contentTypes, data.purpose))
// Who started this thread ends it in the middle of its work, if need be.
const { signal } = new AbortController()

const builder = open<BuilderCalls>({
  async read() {
    try {
      await building.read({ source, signal, onPage })
      return null
    } catch (error) {
      return failureOf(error)
    }
  },
  finish() {
    source.close?.()
    building.store.close()
  },
} satisfies BuildingCalls)

const source: ChangesSource = data.hubUrl === undefined ? asked() : httpSource(data.hubUrl)

/** The source that is asked by who started this thread. */
function asked(): ChangesSource {
  return {
    async read(since, limit, epoch) {
      const answer = await builder.call('changes', { since, limit, epoch })
      if ('failed' in answer) throw errorOf(answer)
      return answer.page
    },
  }
}

function onPage({ sequence, head }: Parameters<BuilderCalls['page']>[0]): void {
  builder.tell('page', { sequence, ...(head === undefined ? {} : { head }) })
}
