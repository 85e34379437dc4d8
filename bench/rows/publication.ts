import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { releaseDocument } from '../documents.ts'
import { releaseItem } from '../content/release.ts'
import type { HubServer } from '../lab.ts'
import { RELEASES } from '../tools/paths.ts'
import { decimal, median, quantile } from '../tools/statistics.ts'
import type { Row } from './row.ts'

const SAME_PROCESS_MS = 100
const FOLLOWER_MS = 500
/** How long a change may stay away before the measurement gives up. */
const LOST_MS = 30_000

/** From the acknowledgement of a publication to the answer that shows it. */
export const publication: Row = {
  name: 'publication',
  needs: ['hub'],
  async measure(lab) {
    await using hub = await lab.hub()
    await using node = await lab.follower(hub.url)
    const here: number[] = []
    const there: number[] = []
    const count = lab.quick ? 20 : 220
    let published = { id: '', title: '' }
    for (let index = 0; index < count; index += 1) {
      const isNew = index % 2 === 0
      published = isNew ? await create(hub, index) : await change(hub, published.id, index)
      const acknowledged = performance.now()
      const [first, second] = await Promise.all(
        [hub.url, node.url].map((url) => untilShown(url, published, acknowledged)),
      )
      here.push(first ?? Number.NaN)
      there.push(second ?? Number.NaN)
    }
    const releases = lab.sizes.hub
    return [
      figureOf('one process', { times: here, most: SAME_PROCESS_MS, releases }),
      figureOf('follower node', { times: there, most: FOLLOWER_MS, releases }),
    ]
  },
}

function figureOf(
  where: string,
  { times, most, releases }: { times: number[]; most: number; releases: number },
) {
  const p99 = quantile(times, 0.99)
  return {
    figure: `acknowledged publication to 200, ${where}, p99`,
    goal: `≤ ${most} ms`,
    value: `${decimal(p99, 1)} ms`,
    met: p99 <= most,
    measured: `median ${decimal(median(times), 1)} ms, at most ${decimal(Math.max(...times), 1)} ms`,
    reference: '',
    how: `${times.length} publications one after the other by REST, new releases and changes of public ones in turns; from the answer to the editor to the first 200 of the item with the new title, both nodes asked every two milliseconds; ${decimal(releases)} releases in the hub`,
  }
}

const docSchema = z.object({ doc: z.object({ id: z.string(), title: z.string() }) })

async function create(hub: HubServer, index: number): Promise<{ id: string; title: string }> {
  const links = { categories: [], chapters: [], offices: [], images: [] }
  const item = releaseItem(index, 1000)
  const title = `${item.title}, Meldung ${index}`
  const document = releaseDocument({ ...item, title }, { index, links })
  return send(hub, 'POST', '/api/press-releases', {
    ...document,
    publishedAt: null,
    _status: 'published',
  })
}

function change(hub: HubServer, id: string, index: number): Promise<{ id: string; title: string }> {
  const title = `Berichtigte Meldung ${index}`
  return send(hub, 'PATCH', `/api/press-releases/${id}`, { title, _status: 'published' })
}

async function send(
  hub: HubServer,
  method: string,
  path: string,
  body: unknown,
): Promise<{ id: string; title: string }> {
  const response = await fetch(hub.url + path, {
    method,
    headers: { 'content-type': 'application/json', authorization: hub.authorization },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return docSchema.parse(JSON.parse(text)).doc
}

const itemSchema = z.object({ title: z.string() })

async function untilShown(
  url: string,
  { id, title }: { id: string; title: string },
  since: number,
): Promise<number> {
  for (;;) {
    const response = await fetch(`${url}${RELEASES}/${id}`)
    const answer: unknown = await response.json()
    const seen = performance.now() - since
    if (response.status === 200 && itemSchema.parse(answer).title === title) return seen
    if (seen > LOST_MS) throw new Error(`${url} never showed ${id}`)
    await delay(2)
  }
}
