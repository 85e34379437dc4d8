// Builds a store from the log of a hub, in a heap that is made for that.
import type { ContentType } from '#contract/contentType.ts'
import { surviveStrayRejections } from '#platform/strayRejections.ts'
import { standBack, threadStart } from '#platform/threads/thread.ts'
import { Store } from '../../store/index.ts'
import { httpSource } from '../httpSource.ts'
import { AwayError, ResyncError } from '../source.ts'
import type { BuilderCalls, BuildingCalls, BuildingOptions, Read } from './calls.ts'
import { buildHere } from './here.ts'

const { data, open } = threadStart<BuildingOptions>()
surviveStrayRejections('building')
standBack()
const { contentTypes }: { contentTypes: readonly ContentType[] } = await import(data.contentModule)

const building = buildHere(new Store(data.file, contentTypes, data.purpose))
const source = httpSource(data.hubUrl)
// Who started this thread ends it in the middle of its work, if need be.
const { signal } = new AbortController()

const builder = open<BuilderCalls>({
  async read(): Promise<Read> {
    try {
      const onPage: BuilderCalls['page'] = ({ sequence, head }) =>
        builder.tell('page', { sequence, ...(head === undefined ? {} : { head }) })
      return { state: await building.read({ source, signal, onPage }) }
    } catch (error) {
      if (error instanceof ResyncError) return { failed: 'resync' }
      if (error instanceof AwayError) return { failed: 'away', reason: error.message }
      throw error
    }
  },
  async finish() {
    source.close?.()
    await building.finish()
  },
} satisfies BuildingCalls)
