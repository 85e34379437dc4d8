import { z } from 'zod'
import { until } from './until.ts'

export type Filter = { types: string[]; language: string[]; channel: string | null }

const entrySchema = z.object({
  sequence: z.number(),
  operation: z.string(),
  id: z.string(),
  language: z.string().nullable(),
  revision: z.number(),
  item: z.looseObject({ title: z.string() }).optional(),
})
type Entry = z.infer<typeof entrySchema>
const pageSchema = z.object({
  epoch: z.string(),
  changes: z.array(entrySchema),
  sequence: z.number(),
  more: z.boolean(),
})
const helloSchema = z.object({ epoch: z.string() })

/** What a website keeps of the changes: titles of what is public to it, by id and language. */
class Copy {
  readonly titles = new Map<string, string>()

  apply(entry: Entry): void {
    const key = `${entry.id}/${entry.language}`
    if (entry.operation === 'put' && entry.item) this.titles.set(key, entry.item.title)
    else this.titles.delete(key)
  }
}

type Head = { epoch: string | null; sequence: number }

export type ChangesReader = {
  /** What it holds, in a fixed order. */
  held(): string[]
  /** Reads a little, then stops as if it had been switched off. */
  readSome(amount: number, head: () => Head): Promise<void>
  /** Reads until it is level with the log. */
  readTo(head: Head): Promise<void>
  /** How often it was sent back to the beginning. */
  resyncs(): number
}

function queryOf(filter: Filter, more: Record<string, string>): URLSearchParams {
  return new URLSearchParams({
    ...(filter.types.length > 0 ? { types: filter.types.join() } : {}),
    ...(filter.language.length > 0 ? { language: filter.language.join() } : {}),
    ...(filter.channel === null ? {} : { channel: filter.channel }),
    ...more,
  })
}

const shown = (copy: Copy): string[] =>
  [...copy.titles].map(([key, title]) => `${key} ${title}`).toSorted()

/** Follows the pages of `/content/v1/changes`. */
export function pageReader(base: () => string, filter: Filter, limit: number): ChangesReader {
  let copy = new Copy()
  let since = 0
  let epoch: string | null = null
  let resyncs = 0

  const readPage = async (): Promise<boolean> => {
    const position = { since: String(since), limit: String(limit) }
    const query = queryOf(filter, epoch === null ? position : { ...position, epoch })
    const response = await fetch(`${base()}/content/v1/changes?${query}`)
    if (response.status === 409) {
      await response.body?.cancel()
      copy = new Copy()
      since = 0
      epoch = null
      resyncs += 1
      return true
    }
    const page = pageSchema.parse(await response.json())
    for (const entry of page.changes) copy.apply(entry)
    since = page.sequence
    epoch = page.epoch
    return page.more
  }

  return {
    held: () => shown(copy),
    resyncs: () => resyncs,
    async readSome(pages) {
      for (let read = 0; read < pages && (await readPage()); read += 1);
    },
    async readTo(head) {
      await until(async () => !(await readPage()) && epoch === head.epoch && since >= head.sequence)
    },
  }
}

/** Follows `/content/v1/changes/stream` as an EventSource does: it remembers every id, also without data. */
export function streamReader(base: () => string, filter: Filter, limit: number): ChangesReader {
  let copy = new Copy()
  let lastEventId = '0'
  let epoch: string | null = null
  let resyncs = 0

  const startAgain = (): void => {
    copy = new Copy()
    lastEventId = '0'
    epoch = null
    resyncs += 1
  }

  const take = (block: string): void => {
    const fields = new Map<string, string>()
    for (const line of block.split('\n')) {
      const [name = '', ...rest] = line.split(': ')
      if (!line.startsWith(':')) fields.set(name, rest.join(': '))
    }
    lastEventId = fields.get('id') ?? lastEventId
    const data = fields.get('data')
    if (data === undefined) return
    if (fields.get('event') === 'hello') epoch = helloSchema.parse(JSON.parse(data)).epoch
    else copy.apply(entrySchema.parse(JSON.parse(data)))
  }

  /** One connection: until it ends, or `enough` says so after a block. */
  const connect = async (enough: () => boolean): Promise<void> => {
    const over = new AbortController()
    const query = queryOf(filter, {
      limit: String(limit),
      ...(epoch === null ? {} : { epoch }),
    })
    const response = await fetch(`${base()}/content/v1/changes/stream?${query}`, {
      headers: { 'Last-Event-ID': lastEventId },
      signal: over.signal,
    })
    if (response.status === 409) {
      await response.body?.cancel()
      startAgain()
      return
    }
    let text = ''
    const decoder = new TextDecoder()
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true })
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) {
          take(block)
          if (enough()) return
        }
      }
    } finally {
      over.abort()
    }
  }

  return {
    held: () => shown(copy),
    resyncs: () => resyncs,
    async readSome(blocks, head) {
      let read = 0
      await connect(() => {
        read += 1
        return read > blocks || Number(lastEventId) >= head().sequence
      })
    },
    async readTo(head) {
      const isLevel = () => epoch === head.epoch && Number(lastEventId) >= head.sequence
      await until(async () => {
        if (!isLevel()) await connect(isLevel)
        return isLevel()
      })
    },
  }
}
