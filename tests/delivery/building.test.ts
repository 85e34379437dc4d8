import { createServer } from 'node:http'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentTypes } from '#content'
import { storeSource } from '#delivery/follow/storeSource.ts'
import { type ChangesSource, createFollower, openStore, rebuildStore } from '#delivery/index.ts'
import { closeServer, listen } from '#platform/httpServer.ts'
import { item, request, startDelivery, type TestDelivery, TestLog } from '../support/delivery.ts'
import { keepReading } from '../support/load.ts'
import { type FollowingNode, startNode, temporaryFolder } from '../support/nodes.ts'
import { until } from '../support/until.ts'

const API = '/content/v1'
/** As logs have it whose entries were numbered anew with every change. */
const FIRST = 20_000
const ENTRIES = 1300
/** What was read before the first thousand is kept is read again. */
const BREAK = FIRST + 1100

/** All that a store says of its items. */
const ROWS = 'SELECT id, sequence, state, slug, summary, body FROM items ORDER BY sequence'

let held: AsyncDisposableStack
let hub: TestDelivery
/** The address the node knows. */
let hubUrl: string
/** What pages of the log were asked for. */
let asked: { since: number; limit: number }[]
/** From there on the hub does not answer. */
let awayFrom: number
let isSilent: boolean

beforeEach(async () => {
  held = new AsyncDisposableStack()
  hub = await startDelivery()
  held.defer(() => hub.close())
  hub.log.sequence = FIRST
  asked = []
  awayFrom = Infinity
  isSilent = false
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', hub.url)
    const since = Number(searchParams.get('since'))
    if (pathname === `${API}/changes`)
      asked.push({ since, limit: Number(searchParams.get('limit')) })
    if (pathname === `${API}/changes/stream`) res.destroy()
    else if (since < awayFrom) hub.delivery.handle(req, res)
    else if (!isSilent) res.destroy()
  })
  hubUrl = `http://127.0.0.1:${await listen(server, { port: 0, host: '127.0.0.1' })}`
  held.defer(() => {
    server.closeAllConnections()
    return closeServer(server)
  })
})
afterEach(() => held.disposeAsync())

async function follow(): Promise<FollowingNode> {
  const folder = held.use(temporaryFolder('building'))
  const node = await startNode(hubUrl, folder.path)
  held.defer(() => node.stop())
  return node
}

async function level({ url }: { url: string }): Promise<void> {
  await until(async () => {
    const { headers, status } = await request(`${url}${API}`)
    return status === 200 && headers.get('content-sequence') === String(hub.log.sequence)
  })
}

function publishMuch(): void {
  const gone = item({ slug: 'zuletzt-fort', title: 'Brücke gestrichen' })
  const kept = Array.from({ length: ENTRIES }, (_, index) => ({
    put: item({ slug: `nummer-${index}`, title: `Nummer ${index}`, tags: [`Tag ${index % 3}`] }),
  }))
  hub.publish({ put: gone }, ...kept, { withdraw: gone, reason: 'Abgesagt' })
}

const paths = [
  `${API}/press-releases?limit=100&facets=tag`,
  `${API}/press-releases/nummer-7`,
  `${API}/press-releases/zuletzt-fort`,
  `${API}/search?q=Nummer&limit=100`,
  `${API}/search?q=Brücke`,
  `${API}/changes?limit=1000`,
]

async function answers({ url }: { url: string }): Promise<unknown[]> {
  const all = await Promise.all(paths.map((path) => request(url + path)))
  return all.map(({ status, text }) => ({ status, text: text.replace(/"traceId":"\w+"/, '') }))
}

const unfinished = ({ dataDir }: FollowingNode): string[] =>
  readdirSync(dataDir).filter((name) => name.includes('.next-'))

describe('a node with much to read', () => {
  it('has it built by a thread, which goes on where the hub went away', async () => {
    publishMuch()
    awayFrom = BREAK
    const node = await follow()
    await until(() => asked.filter(({ since }) => since >= awayFrom).length > 2)
    expect((await request(`${node.url}${paths[0]}`)).status).toBe(503)
    expect(unfinished(node)).not.toEqual([])
    awayFrom = Infinity
    await level(node)
    expect(await answers(node)).toEqual(await answers(hub))
    // One look at how much it is, then everything once.
    expect(asked.filter(({ since }) => since === 0).map(({ limit }) => limit)).toEqual([1, 50])
    await until(() => unfinished(node).length === 0)

    hub.publish({ put: item({ slug: 'danach', title: 'Nummer danach' }) })
    await level(node)
    expect(await answers(node)).toEqual(await answers(hub))
  })

  it('says meanwhile how far behind it is', async () => {
    publishMuch()
    awayFrom = BREAK
    const node = await follow()
    await until(() => asked.some(({ since }) => since >= awayFrom))
    const { text } = await request(`${node.url}/metrics`)
    expect(text).toContain(`stadtwort_delivery_hub_sequence ${hub.log.sequence}\n`)
    expect(text).toMatch(/stadtwort_delivery_behind_seconds (?!0\n)/)
  })

  it('serves on while another epoch is built, and goes over without a gap', async () => {
    const before = item({ slug: 'vorher' })
    hub.publish({ put: before })
    const node = await follow()
    await level(node)
    const load = keepReading(node.url, [
      `${API}/press-releases?limit=100`,
      `${API}/press-releases/vorher`,
      `${API}/search?q=Text`,
    ])
    const found = new TestLog('epoch-2')
    found.sequence = FIRST
    found.add({ put: before })
    for (let count = 0; count < ENTRIES; count += 1) found.add({ put: item() })
    const next = hub.store.beside()
    next.apply(found.entries, found)
    hub.store.takeOver(next)
    await until(async () => {
      const { json } = await request(`${node.url}${API}`)
      return json.epoch === 'epoch-2' && json.sequence === found.sequence
    })
    const { failures, answers: read } = await load.stop()
    expect(failures).toEqual([])
    expect(read).toBeGreaterThan(20)
    expect((await request(`${node.url}${API}/press-releases`)).json.total).toBe(ENTRIES + 1)
  })

  it('begins again when the epoch changes while it reads', async () => {
    publishMuch()
    awayFrom = BREAK
    const node = await follow()
    await until(() => asked.filter(({ since }) => since >= awayFrom).length > 2)
    const next = hub.store.beside()
    const found = new TestLog('epoch-2')
    found.sequence = FIRST
    for (let count = 0; count < ENTRIES; count += 1) found.add({ put: item() })
    next.apply(found.entries, found)
    hub.store.takeOver(next)
    awayFrom = Infinity
    await until(async () => (await request(`${node.url}${API}`)).json.epoch === 'epoch-2')
    expect((await request(`${node.url}${API}/press-releases`)).json.total).toBe(ENTRIES)
    expect((await request(`${node.url}${API}/press-releases/nummer-7`)).status).toBe(404)
    await until(() => unfinished(node).length === 0)
  })

  it('leaves nothing behind when it is stopped in the middle', async () => {
    publishMuch()
    awayFrom = BREAK
    isSilent = true
    const folder = held.use(temporaryFolder('building'))
    const node = await startNode(hubUrl, folder.path)
    await until(() => asked.some(({ since }) => since >= awayFrom))
    expect(unfinished(node)).not.toEqual([])
    await node.stop()
    await until(() => unfinished(node).length === 0)
    expect(readdirSync(folder.path)).toContain('delivery.sqlite')
  })
})

describe('a store with much in it', () => {
  it('is built anew by a thread after an upgrade, while the hub is away', async () => {
    const folder = held.use(temporaryFolder('building'))
    publishMuch()
    const older = contentTypes.map((type) =>
      type.type === 'press-release' ? { ...type, filters: {} } : type,
    )
    const store = openStore(join(folder.path, 'delivery.sqlite'), older)
    store.apply(hub.log.entries, hub.log)
    store.close()
    awayFrom = 0
    const node = await startNode(hubUrl, folder.path)
    held.defer(() => node.stop())
    const load = keepReading(node.url, [
      `${API}/press-releases?limit=100`,
      `${API}/search?q=Nummer`,
    ])
    await until(() => unfinished(node).length > 0)
    await until(() => unfinished(node).length === 0)
    const { failures } = await load.stop()
    expect(failures).toEqual([])
    expect(await answers(node)).toEqual(await answers(hub))
    const filtered = `${API}/press-releases?year=2026`
    const found = await request(node.url + filtered)
    expect(found.json.total).toBe(ENTRIES)
    expect(found.text).toBe((await hub.get(filtered)).text)
  })

  it('is built by a thread from what only its owner can read', async () => {
    publishMuch()
    const folder = held.use(temporaryFolder('building'))
    const store = openStore(join(folder.path, 'delivery.sqlite'), contentTypes)
    held.defer(() => store.close())
    const pages: number[] = []
    let isAway = true
    const source: ChangesSource = {
      async read(since, limit) {
        if (since >= BREAK && isAway) throw new Error('away')
        pages.push(since)
        return storeSource(hub.store).read(since, limit)
      },
    }
    const elsewhere = { contentModule: '#content' }
    const follower = createFollower({ store, source, pollMs: 1000, elsewhere })
    await expect(follower.catchUp()).rejects.toThrow('away')
    isAway = false
    await follower.catchUp()
    await follower.stop()
    expect(store.state()).toEqual(hub.store.state())
    expect(store.all(ROWS)).toEqual(hub.store.all(ROWS))
    expect(pages.filter((since) => since === 0)).toHaveLength(2)
  })

  it('never goes back to what it was, however much is applied while it is built', async () => {
    publishMuch()
    const folder = held.use(temporaryFolder('building'))
    const store = openStore(join(folder.path, 'delivery.sqlite'), contentTypes)
    held.defer(() => store.close())
    store.apply(hub.log.entries, hub.log)
    const seen: number[] = []
    const apply = (): void => {
      store.apply([hub.log.add({ put: item() })], hub.log)
      seen.push(store.state().sequence)
    }
    store.onChanged(() => seen.push(store.state().sequence))
    const feed = setInterval(apply, 10)
    const reading = { source: storeSource(store), signal: new AbortController().signal }
    await rebuildStore(store, reading, { elsewhere: { contentModule: '#content' } })
    clearInterval(feed)
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })
})
