import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startFront } from '#hub/front/index.ts'
import { startHub } from '#hub/start.ts'
import { databases } from '../support/database.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'

const list = z.object({ items: z.array(z.object({ title: z.string() })) })
const readiness = z.object({ beside: z.record(z.string(), z.number()) })

async function publish(hub: TestHub, title: string): Promise<void> {
  const answer = await hub.admin.request('POST', '/api/news', { title, _status: 'published' })
  expect(answer).toMatchObject({ status: 201 })
  await expect.poll(() => titles(hub.url), { timeout: 5000, interval: 20 }).toContain(title)
}

async function titles(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/content/v1/news`)
  return list.parse(await answer.json()).items.map((item) => item.title)
}

/** What another process reads while this one, in which the hub runs, does nothing but wait for it. */
function readWhileBlocked(urls: string[]): string[] {
  const script = `
    for (const url of process.argv.slice(1)) {
      const answer = await fetch(url)
      console.log(answer.status, (await answer.text()).length > 0)
    }
  `
  const program = ['--input-type=module', '-e', script, ...urls]
  return execFileSync(process.execPath, program, {
    encoding: 'utf8',
    env: { NODE_ENV: 'production' },
  })
    .trim()
    .split('\n')
}

describe.each(databases())('the thread that delivers, on $name', ({ url: databaseUrl }) => {
  let hub: TestHub

  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: databaseUrl() })
  })
  afterAll(() => hub?.stop())

  test('answers websites while the hub does not come to answer anything', async () => {
    await publish(hub, 'Trotzdem')
    const paths = [
      '/content/v1/news',
      '/content/v1/search?q=trotzdem',
      '/feeds/news.rss',
      '/readyz',
    ]
    const read = readWhileBlocked(paths.map((path) => hub.url + path))
    expect(read).toEqual(paths.map(() => '200 true'))
  })

  test('tells those who watch how the hub is', async () => {
    const ready = readiness.parse((await hub.anonymous.request('GET', '/readyz')).json)
    expect(ready.beside).toMatchObject({ hub_ready: 1 })
    const metrics = await hub.anonymous.request('GET', '/metrics')
    expect(metrics.text).toContain('stadtwort_hub_ready 1')
    expect(metrics.text.includes('stadtwort_hub_database_busy_seconds 0')).toBe(
      hub.settings.databaseUrl.startsWith('file:'),
    )
  })

  test('lets the hub refuse a body that turns out too large, and take the next request', async () => {
    const part = new Uint8Array(1024 * 1024).fill(0x20)
    let parts = 0
    const body = new ReadableStream({
      pull(controller) {
        parts += 1
        if (parts > 8) controller.close()
        else controller.enqueue(part)
      },
    })
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    const answer = await hub.admin.fetch('/api/news', init)
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('zu groß')
    expect((await hub.admin.request('GET', '/api/users/me')).status).toBe(200)
  })
})

describe.each(databases())('a hub that starts again, on $name', ({ url: databaseUrl }) => {
  test('serves what it holds while the hub starts, and says that editors must wait', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stadtwort-front-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true }))
    const database = databaseUrl()
    const before = await startTestHub({ databaseUrl: database, dataDir })
    await publish(before, 'Von gestern')
    const { port } = new URL(before.url)
    await before.stop()

    const seen: unknown[] = []
    const hub = await startHub({
      settings: { ...before.settings, port: Number(port) },
      prepareSchema: async () => {
        seen.push(await titles(before.url))
        const login = await fetch(`${before.url}/api/users/login`, { method: 'POST', body: '{}' })
        seen.push([login.status, login.headers.get('retry-after')])
      },
    })
    onTestFinished(() => hub.stop())
    expect(seen).toEqual([['Von gestern'], [503, '5']])
    expect((await fetch(`${before.url}/api/users/me`)).status).toBe(401)
  })
})

describe('the front', () => {
  const setup = async (env: { port?: number; contentModule?: string } = {}) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stadtwort-front-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true }))
    const front = await startFront({
      settings: {
        port: env.port ?? 0,
        host: '127.0.0.1',
        dataDir,
        mediaUrl: `file:${join(dataDir, 'media')}`,
        publicUrl: null,
        filesUrl: null,
        metricsAllow: [],
      },
      contentModule: env.contentModule ?? '#content',
      hubSocket: join(dataDir, 'http.sock'),
    })
    onTestFinished(() => front.stop())
    return front
  }

  test('says which port it cannot have', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const address = other.address()
    if (typeof address !== 'object' || !address) throw new Error('no port')
    await expect(setup({ port: address.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringContaining(String(address.port)),
    })
  })

  test('reports an end nobody asked for, with its reason, and can be stopped all the same', async () => {
    const news = new BroadcastChannel(`break-${crypto.randomUUID()}`)
    onTestFinished(() => news.close())
    const source = `
      export const contentTypes = []
      new BroadcastChannel('${news.name}').onmessage = () => { throw new Error('broken') }
    `
    const front = await setup({
      contentModule: `data:text/javascript,${encodeURIComponent(source)}`,
    })
    news.postMessage('now')
    expect(await front.failed).toMatchObject({ message: 'broken' })
    await front.stop()
  })

  test('lives through a failure nobody waited for', async () => {
    const name = `stray-${crypto.randomUUID()}`
    const news = new BroadcastChannel(name)
    onTestFinished(() => news.close())
    const source = `
      export const contentTypes = []
      const news = new BroadcastChannel('${name}')
      news.onmessage = () => {
        Promise.reject(new Error('stray'))
        setImmediate(() => news.postMessage('failed'))
      }
    `
    const front = await setup({
      contentModule: `data:text/javascript,${encodeURIComponent(source)}`,
    })
    const failed = once(news, 'message')
    news.postMessage('now')
    await failed
    expect((await fetch(`http://127.0.0.1:${front.port}/healthz`)).status).toBe(200)
  })

  test('takes a whole address as target, by its own authority', async () => {
    const { port } = await setup()
    const socket = createConnection(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    let received = ''
    socket.on('data', (part) => (received += String(part)))
    socket.write('GET http://stadt.example/healthz HTTP/1.1\r\nHost: other\r\n\r\n')
    await expect.poll(() => received).toContain('"status":"ok"')
  })
})
