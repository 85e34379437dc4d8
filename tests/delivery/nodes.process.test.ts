import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contentTypes } from '#content'
import { openStore } from '#delivery/index.ts'
import { item, request, startDelivery, TestLog } from '../support/delivery.ts'
import { keepReading } from '../support/load.ts'
import { freePort, nodeCall, startNodeProcess } from '../support/nodeProcess.ts'
import { roundRobin, temporaryFolder } from '../support/nodes.ts'
import { until } from '../support/until.ts'

const API = '/content/v1'
const coverageSchema = z.object({ result: z.array(z.object({ url: z.string() })) })

let held: AsyncDisposableStack
let folder: string

beforeEach(() => {
  held = new AsyncDisposableStack()
  folder = held.use(temporaryFolder('process')).path
})
afterEach(() => held.disposeAsync())

async function start(hubUrl: string, env: Record<string, string> = {}) {
  const started = await startNodeProcess({ hubUrl, dataDir: join(folder, 'data'), env })
  held.defer(() => started.kill())
  return started
}

/** A store as an earlier run of the node has left it. */
function fillStore(count: number): void {
  const store = openStore(join(folder, 'data', 'delivery.sqlite'), contentTypes)
  const log = new TestLog()
  for (let made = 0; made < count; made += 1) log.add({ put: item({ type: 'news' }) })
  store.apply(log.entries, log)
  store.close()
}

/** Every file of code the process has run. */
async function modulesIn(coverage: string): Promise<string[]> {
  const names = await readdir(coverage)
  const reports = await Promise.all(
    names.map(async (name) =>
      coverageSchema.parse(JSON.parse(await readFile(join(coverage, name), 'utf8'))),
    ),
  )
  return reports.flatMap(({ result }) => result.map(({ url }) => url))
}

describe('npm run delivery', () => {
  it('serves its file without hub, secret and Payload', async () => {
    fillStore(50)
    const coverage = join(folder, 'coverage')
    const hubUrl = `http://127.0.0.1:${await freePort()}`
    // In production a hub would refuse to start like this.
    const node = await start(hubUrl, { MODE: 'production', NODE_V8_COVERAGE: coverage })
    expect((await request(`${node.url}/readyz`)).status).toBe(200)
    expect((await request(`${node.url}${API}/news`)).json.total).toBe(50)
    expect((await request(`${node.url}/content/docs`)).status).toBe(200)
    node.child.kill('SIGTERM')
    expect(await node.ended).toEqual([0, null])
    const modules = await modulesIn(coverage)
    expect(modules.filter((url) => url.endsWith('/src/delivery/node.ts'))).toHaveLength(1)
    const foreign =
      /\/node_modules\/(payload|@payloadcms|next|react|react-dom|drizzle-orm|mongodb|mongoose|@libsql|jsdom)\/|\/src\/(hub|kit|publication|import|app)\/|\/payload\.config/
    expect(modules.filter((url) => foreign.test(url))).toEqual([])
  })

  it('answers 503 with Retry-After, and nothing as unknown, until it has heard of the hub', async () => {
    const port = await freePort()
    const node = await start(`http://127.0.0.1:${port}`)
    const paths = [
      `${API}/news`,
      `${API}/news/x`,
      `${API}/changes`,
      '/feeds/news.rss',
      '/sitemap.xml',
    ]
    for (const path of paths) {
      const { status, headers, json } = await request(`${node.url}${path}`)
      expect({ path, status }).toEqual({ path, status: 503 })
      expect(json.type).toBe('/content/docs/problems/unavailable')
      expect(headers.get('retry-after')).toBe('1')
    }
    expect((await request(`${node.url}/readyz`)).status).toBe(503)
  })

  it('ends on SIGTERM after the answers under way, and ends its streams', async () => {
    const hub = await startDelivery()
    held.defer(() => hub.close())
    hub.publish(...Array.from({ length: 50 }, () => ({ put: item() })))
    const node = await start(hub.url)
    await until(async () => (await request(`${node.url}/readyz`)).status === 200)
    const stream = await fetch(`${node.url}${API}/changes/stream`)
    const text = stream.text()
    const load = keepReading(node.url, [`${API}/press-releases?limit=50&include=body`])
    await until(() => load.answers() > 50)
    node.child.kill('SIGTERM')
    expect(await node.ended).toEqual([0, null])
    expect(await text).toMatch(/^event: hello\n/)
    const { failures } = await load.stop()
    // Afterwards there is nobody to connect to; but no connection that was in use broke.
    expect(failures.filter((failure) => !failure.includes('on a new connection'))).toEqual([])
  })

  it('is equal to the hub after it was killed in the middle of reading it', async () => {
    const hub = await startDelivery()
    held.defer(() => hub.close())
    hub.publish(...Array.from({ length: 700 }, () => ({ put: item() })))
    let asked = 0
    const door = await roundRobin(() => {
      asked += 1
      return [hub.url]
    })
    held.defer(() => door.stop())
    for (const pages of [2, 3]) {
      asked = 0
      const doomed = await start(door.url)
      await until(() => asked >= pages)
      await doomed.kill()
      hub.publish(...Array.from({ length: 300 }, () => ({ put: item({ type: 'news' }) })))
    }
    const node = await start(door.url)
    await until(async () => {
      const { status, headers } = await request(`${node.url}${API}`)
      return status === 200 && headers.get('content-sequence') === String(hub.log.sequence)
    })
    let since = 0
    for (let more = true; more;) {
      const path = `${API}/changes?limit=1000&since=${since}`
      const [theirs, ours] = await Promise.all([hub.get(path), request(`${node.url}${path}`)])
      expect({ since, same: ours.text === theirs.text }).toEqual({ since, same: true })
      since = theirs.json.sequence
      more = theirs.json.more
    }
  })

  it('tells who starts it wrongly how it is started, with exit code 2', () => {
    const wrong = {
      'The address of the hub is missing.': [],
      "Option '--hub <value>' argument missing": ['--hub'],
      "Unknown option '--hob'": ['--hob', 'http://hub.example'],
      'The address of the hub begins with http:// or https://.': ['--hub', 'ftp://hub.example'],
    }
    for (const [reason, options] of Object.entries(wrong)) {
      const [command, program] = nodeCall
      const { status, stderr } = spawnSync(command, [program, ...options], {
        env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: join(folder, 'data') },
        encoding: 'utf8',
        timeout: 20_000,
      })
      expect.soft({ status, stderr }).toEqual({
        status: 2,
        stderr: expect.stringMatching(/^[^\n]+\n\nUsage: /),
      })
      expect.soft(stderr).toContain(reason)
    }
  })
})
