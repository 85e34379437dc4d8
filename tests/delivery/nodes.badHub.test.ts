import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeServer, listen } from '#platform/httpServer.ts'
import { item, request, startDelivery, type TestDelivery } from '../support/delivery.ts'
import { keepReading } from '../support/load.ts'
import { type FollowingNode, startNode, temporaryFolder } from '../support/nodes.ts'
import { until } from '../support/until.ts'

const API = '/content/v1'
const PAGE = 64 * 1024

type Answering = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>

let hub: TestDelivery
let held: AsyncDisposableStack
let answering: Answering
/** The address the node knows: a hub that can be made to misbehave. */
let hubUrl: string
let asked: number

/** What the real hub would answer. */
const honest: Answering = async (req, res) => {
  const answer = await fetch(`${hub.url}${req.url}`, { redirect: 'manual' })
  const type = answer.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await answer.body?.cancel()
    res.writeHead(503).end()
    return
  }
  const body = Buffer.from(await answer.arrayBuffer())
  res.writeHead(answer.status, {
    'content-type': type,
    'content-sequence': answer.headers.get('content-sequence') ?? '',
  })
  res.end(body)
}

beforeEach(async () => {
  held = new AsyncDisposableStack()
  hub = await startDelivery()
  held.defer(() => hub.close())
  answering = honest
  asked = 0
  const server = createServer((req, res) => {
    // It describes nothing: what it says wrongly is the point of these tests.
    if (req.url === `${API}/openapi.json`) {
      res.writeHead(404).end()
      return
    }
    if (!req.url?.includes('/stream')) asked += 1
    void Promise.resolve(answering(req, res)).catch(() => res.destroy())
  })
  hubUrl = `http://127.0.0.1:${await listen(server, { port: 0, host: '127.0.0.1' })}`
  held.defer(() => {
    server.closeAllConnections()
    return closeServer(server)
  })
})
afterEach(() => held.disposeAsync())

async function follow(dataDir = held.use(temporaryFolder('bad')).path): Promise<FollowingNode> {
  const node = await startNode(hubUrl, dataDir)
  held.defer(() => node.stop())
  return node
}

async function level({ url }: { url: string }): Promise<void> {
  await until(async () => {
    const { status, headers } = await request(`${url}${API}`)
    return status === 200 && headers.get('content-sequence') === String(hub.log.sequence)
  })
}

const json = (res: ServerResponse, page: unknown): void => {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page))
}

/** A page that is cut off, a page without end: begun as a good one would be. */
const begun = '{"epoch":"epoch-1","changes":['

const misbehaviours: [string, Answering][] = [
  ['fails', (_, res) => void res.writeHead(500).end('Internal Server Error')],
  ['is another program', (_, res) => void res.writeHead(200).end('<html>Willkommen</html>')],
  ['answers JSON of another kind', (_, res) => json(res, { changes: 'none' })],
  [
    'sends half a page',
    (_, res) => {
      res.writeHead(200, { 'content-length': '5000' })
      res.write(begun, () => res.destroy())
    },
  ],
  [
    'sends a page without end',
    (_, res) => {
      res.writeHead(200).write(begun)
      const more = (): void => {
        while (!res.destroyed && res.write(' '.repeat(PAGE)));
      }
      res.on('drain', more).on('error', () => undefined)
      more()
    },
  ],
  ['accepts and says nothing', () => undefined],
  [
    'says that there is more, and does not go on',
    (req, res) => {
      const since = Number(new URL(req.url ?? '/', hubUrl).searchParams.get('since'))
      json(res, { epoch: 'epoch-1', changes: [], sequence: since, more: true })
    },
  ],
  [
    'sends to another place for ever',
    (req, res) => void res.writeHead(302, { location: req.url }).end(),
  ],
]

describe('a node whose hub', () => {
  it.each(misbehaviours)('%s goes on serving, and catches up when it is well', async (_, ill) => {
    const first = item({ slug: 'eins' })
    hub.publish({ put: first })
    const node = await follow()
    await level(node)
    const load = keepReading(node.url, [`${API}/press-releases`, `${API}/press-releases/eins`])
    answering = ill
    const before = asked
    await until(() => asked > before)
    hub.publish({ put: item({ slug: 'zwei' }) }, { remove: first }, { put: first })
    await until(() => load.answers() > 20)
    expect((await request(`${node.url}${API}/press-releases`)).json.total).toBe(1)
    answering = honest
    await level(node)
    expect((await load.stop()).failures).toEqual([])
    expect((await request(`${node.url}${API}/press-releases`)).json.total).toBe(2)
    expect((await request(`${node.url}${API}/changes`)).text).toBe(
      (await hub.get(`${API}/changes`)).text,
    )
  })

  it('goes back to an older epoch, and forth again, is followed without a gap', async () => {
    const both = item({ slug: 'bleibt' })
    hub.publish({ put: both }, { put: item() })
    const node = await follow()
    await level(node)
    const load = keepReading(node.url, [`${API}/press-releases`, `${API}/press-releases/bleibt`])
    const old = {
      epoch: 'epoch-0',
      changes: [{ ...hub.log.entries[0] }],
      sequence: 1,
      more: false,
    }
    const epoch = async () => (await request(`${node.url}${API}`)).json.epoch
    answering = (req, res) => {
      if (req.url?.includes('epoch=epoch-1')) res.writeHead(409).end()
      else json(res, old)
    }
    await until(async () => (await epoch()) === 'epoch-0')
    expect((await request(`${node.url}${API}/press-releases`)).json.total).toBe(1)
    answering = honest
    await until(async () => (await epoch()) === 'epoch-1')
    await level(node)
    expect((await load.stop()).failures).toEqual([])
    expect((await request(`${node.url}${API}/press-releases`)).json.total).toBe(2)
  })
})

describe('a node', () => {
  it('builds its store anew when a part of the file turns out to be damaged', async () => {
    hub.publish(...Array.from({ length: 300 }, () => ({ put: item() })))
    const { path } = held.use(temporaryFolder('damaged'))
    const before = await startNode(hubUrl, path)
    await level(before)
    await before.stop()
    const file = join(path, 'delivery.sqlite')
    const bytes = readFileSync(file)
    // Header and schema stay whole: opening notices nothing.
    writeFileSync(file, bytes.fill(0xaa, Math.floor(bytes.length * 0.3)))
    const node = await follow(path)
    await until(async () => {
      const answers = await Promise.all(
        ['', '/press-releases?limit=100&include=body', '/search?q=Text', '/changes'].map((rest) =>
          request(`${node.url}${API}${rest}`),
        ),
      )
      return answers.every(({ status }) => status === 200)
    })
    expect((await request(`${node.url}${API}/changes?limit=1000`)).text).toBe(
      (await hub.get(`${API}/changes?limit=1000`)).text,
    )
  })
})
