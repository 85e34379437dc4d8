import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { item, request, startDelivery } from '../support/delivery.ts'
import { keepReading } from '../support/load.ts'
import { freePort, type NodeProcess, startNodeProcess } from '../support/nodeProcess.ts'
import { temporaryFolder } from '../support/nodes.ts'
import { until } from '../support/until.ts'
import { installation, type Installation, type KillableHub } from './killableHub.ts'

const API = '/content/v1'

/** A view of the disks of one's own: as root at once, else as root of a namespace of one's own. */
const OWN_MOUNTS = process.getuid?.() === 0 ? '-m' : '-rm'
const mountable =
  spawnSync('unshare', [OWN_MOUNTS, 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0

let held: AsyncDisposableStack
beforeEach(() => {
  held = new AsyncDisposableStack()
})
afterEach(() => held.disposeAsync())

async function startNode(
  hubUrl: string,
  options: { within?: [string, ...string[]]; dataDir?: string } = {},
): Promise<NodeProcess> {
  const dataDir = options.dataDir ?? held.use(temporaryFolder('node')).path
  const node = await startNodeProcess({ hubUrl, ...options, dataDir })
  held.defer(() => node.kill())
  return node
}

async function titlesAt(url: string): Promise<string[]> {
  const { json } = await request(`${url}${API}/press-releases?limit=100`)
  return json.items.map((entry: { title: string }) => entry.title).toSorted()
}

describe('a node while clients read from it', () => {
  let city: Installation
  let hub: KillableHub
  let node: NodeProcess

  beforeEach(async () => {
    const port = await freePort()
    city = installation((dataDir) => `file:${join(dataDir, 'hub.sqlite')}`, { PORT: String(port) })
    held.defer(() => city.dispose())
    hub = await city.start()
    await publish('Eins')
    await publish('Zwei')
    node = await startNode(`http://127.0.0.1:${port}`)
    await until(async () => (await titlesAt(node.url).catch(() => [])).length === 2)
  })

  async function publish(title: string): Promise<void> {
    const answer = await hub.write('POST', '/api/press-releases', {
      title,
      bodyHtml: `<p>${title} für Bürgerinnen und Bürger</p>`,
      dateline: { place: 'Musterstadt', date: '2026-11-23' },
      _status: 'published',
    })
    expect(answer?.status).toBe(201)
  }

  /** What websites ask of a node all day. */
  const paths = [
    `${API}`,
    `${API}/press-releases?facets=year`,
    `${API}/press-releases/eins`,
    `${API}/press-releases?include=body&sort=title`,
    `${API}/search?q=B%C3%BCrger`,
    `${API}/changes`,
    '/feeds/press-releases.atom',
    '/sitemap.xml',
  ]

  test('does not fail one read when the hub is killed, and catches up when it is back', async () => {
    const load = keepReading(node.url, paths)
    await until(() => load.answers() > 20)
    await hub.kill()
    const killedAt = load.answers()
    await until(() => load.answers() > killedAt + 100)
    expect((await request(`${node.url}/readyz`)).status).toBe(200)
    hub = await city.start()
    await publish('Drei')
    await until(async () => (await titlesAt(node.url)).includes('Drei'))
    expect((await load.stop()).failures).toEqual([])
    expect(await titlesAt(node.url)).toEqual(await titlesAt(hub.url))
  })

  test('does not fail one read while the hub hangs', async () => {
    const load = keepReading(node.url, paths)
    hub.signal('SIGSTOP')
    const stoppedAt = load.answers()
    await until(() => load.answers() > stoppedAt + 100)
    // The node notices by itself that nothing comes any more.
    await until(async () => (await request(`${node.url}/readyz`)).json.hub.contactAge > 1)
    hub.signal('SIGCONT')
    await publish('Drei')
    await until(async () => (await titlesAt(node.url)).includes('Drei'))
    expect((await load.stop()).failures).toEqual([])
  })
})

// Where nobody may mount, a full disk cannot be had.
const onDisk = mountable ? test : () => {}

describe('a node whose disk is full', () => {
  onDisk('serves what it has, and catches up when there is room again', async () => {
    const hub = await startDelivery()
    held.defer(() => hub.close())
    hub.publish({ put: item({ title: 'Vorher' }) })
    const { path } = held.use(temporaryFolder('disk'))
    const disk = join(path, 'disk')
    mkdirSync(disk)
    const script = 'mount -t tmpfs -o size=6m none "$0" && exec "$@"'
    const node = await startNode(hub.url, {
      dataDir: disk,
      within: ['unshare', OWN_MOUNTS, 'sh', '-c', script, disk],
    })
    await until(async () => (await titlesAt(node.url).catch(() => [])).length === 1)
    // The disk is seen from inside the process only.
    const inside = join('/proc', String(node.child.pid), 'root', disk)
    expect(readdirSync(inside)).toContain('delivery.sqlite')
    const text = 'Wort '.repeat(20_000)
    const large = Array.from({ length: 60 }, (_, index) =>
      item({ title: `Groß ${index}`, body: { html: `<p>${text}</p>`, text } }),
    )
    const load = keepReading(node.url, [
      `${API}/press-releases`,
      `${API}/press-releases?sort=title`,
    ])
    hub.publish(...large.map((put) => ({ put })))
    await until(async () => (await request(`${node.url}/readyz`)).json.hub.behind > 1)
    expect(await titlesAt(node.url)).toEqual(['Vorher'])
    // What was too much is taken back, what is published next is little.
    hub.publish(...large.slice(1).map((remove) => ({ remove })))
    hub.publish({ put: item({ title: 'Nachher' }) })
    await until(async () => (await titlesAt(node.url)).includes('Nachher'))
    expect((await load.stop()).failures).toEqual([])
  })
})
