import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { contentTypes } from '#content'
import { startDeliveryNode } from '#delivery/node.ts'
import { item, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'
import { until } from '../support/until.ts'

let delivery: TestDelivery
const STREAM = '/content/v1/changes/stream'

beforeEach(async () => {
  delivery = await startDelivery()
})
afterEach(async () => {
  vi.useRealTimers()
  await delivery.close()
})

type Event = { event: string; id: string; data: Json }

/** Opens the stream and collects its events, comments as text. */
async function open(path = STREAM, headers: Record<string, string> = {}) {
  const abort = new AbortController()
  const response = await fetch(`${delivery.url}${path}`, { headers, signal: abort.signal })
  const seen = { text: '', ended: false }
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? [])
      seen.text += decoder.decode(chunk, { stream: true })
    seen.ended = true
  })().catch(() => undefined)
  return {
    response,
    seen,
    events: (): Event[] =>
      seen.text
        .split('\n\n')
        .slice(0, -1)
        .filter((block) => block.includes('data: '))
        .map((block) => {
          const fields = new Map(
            block.split('\n').map((line): [string, string] => {
              const [name = '', ...rest] = line.split(': ')
              return [name, rest.join(': ')]
            }),
          )
          return {
            event: fields.get('event') ?? 'message',
            id: fields.get('id') ?? '',
            data: JSON.parse(fields.get('data') ?? 'null'),
          }
        }),
    async close() {
      abort.abort()
      await reading
    },
  }
}

const ids = (events: Event[]): string[] => events.map(({ event, id }) => `${event} ${id}`)

describe('the stream of changes', () => {
  it('greets, starts at now, and brings what is published from then on', async () => {
    delivery.publish({ put: item() })
    const stream = await open()
    expect(stream.response.status).toBe(200)
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.response.headers.get('cache-control')).toBe('no-store')
    await until(() => stream.events().length === 1)
    const news = item({ type: 'news', title: 'Zeile\nzwei' })
    delivery.publish({ put: news })
    delivery.publish({ withdraw: news, reason: 'Falsch' })
    await until(() => stream.events().at(-1)?.id === '3')
    const [hello, ...changes] = stream.events()
    expect(hello).toEqual({ event: 'hello', id: '1', data: { epoch: 'epoch-1', sequence: 1 } })
    const page = await delivery.get('/content/v1/changes?since=2')
    expect(changes.at(-1)?.data).toEqual(page.json.changes[0])
    await stream.close()
  })

  it('goes on after since, page by page, and after Last-Event-ID before that', async () => {
    delivery.publish(...Array.from({ length: 5 }, () => ({ put: item() })))
    const since = await open(`${STREAM}?since=0&limit=2`)
    await until(() => since.events().length === 6)
    expect(ids(since.events())).toEqual([
      'hello 0',
      ...[1, 2, 3, 4, 5].map((sequence) => `message ${sequence}`),
    ])
    const resumed = await open(`${STREAM}?since=0`, { 'Last-Event-ID': '3' })
    await until(() => resumed.events().length === 3)
    expect(ids(resumed.events())).toEqual(['hello 3', 'message 4', 'message 5'])
    await since.close()
    await resumed.close()
  })

  it('takes the filters of the changes', async () => {
    const stream = await open(`${STREAM}?types=news&channel=city`)
    await until(() => stream.events().length === 1)
    delivery.publish({ put: item() }, { put: item({ type: 'news', channels: ['city'] }) })
    delivery.publish({ put: item({ type: 'news', channels: ['ki'] }) })
    await until(() => stream.events().length === 3)
    expect(stream.events().map(({ data }) => data.operation)).toEqual([undefined, 'put', 'remove'])
    await stream.close()
  })

  it('tells a reader the position of what its filters leave out, without an event', async () => {
    const stream = await open(`${STREAM}?types=news`)
    await until(() => stream.events().length === 1)
    delivery.publish({ put: item() })
    await until(() => stream.seen.text.endsWith('\nid: 1\n\n'))
    delivery.publish({ put: item({ type: 'news' }) }, { put: item() })
    await until(() => stream.seen.text.endsWith('\nid: 3\n\n'))
    // A block without data is no event, but its id is remembered.
    const positions = stream.seen.text.match(/^id: .*$/gm)
    expect(positions).toEqual(['id: 0', 'id: 1', 'id: 2', 'id: 3'])
    expect(stream.seen.text.match(/^data: /gm)).toHaveLength(2)
    await stream.close()
  })

  it('ends when another epoch begins', async () => {
    delivery.publish({ put: item() })
    const stream = await open()
    await until(() => stream.events().length === 1)
    const next = delivery.store.beside()
    next.apply([], { epoch: 'epoch-2', sequence: 7 })
    delivery.store.takeOver(next)
    await until(() => stream.seen.ended)
    expect(stream.events()).toHaveLength(1)
    const again = await delivery.get(`${STREAM}?epoch=epoch-1`, {
      headers: { 'Last-Event-ID': '1' },
    })
    expect(again.status).toBe(409)
  })

  it('writes a change once for all readers that ask for the same', async () => {
    const port = Number(new URL(delivery.url).port)
    const readers = Array.from({ length: 500 }, (_, index) => {
      const socket = connect(port, '127.0.0.1')
      const reader = { socket, text: '' }
      socket.on('data', (chunk) => (reader.text += String(chunk)))
      const query = index % 2 === 0 ? '' : '?types=news'
      socket.write(`GET ${STREAM}${query} HTTP/1.1\r\nHost: delivery\r\n\r\n`)
      return reader
    })
    await until(() => readers.every(({ text }) => text.includes('event: hello')))
    const read = vi.spyOn(delivery.store, 'all')
    delivery.publish({ put: item({ type: 'news' }) })
    await until(() => readers.every(({ text }) => text.includes('"operation":"put"')))
    expect(read.mock.calls.length).toBeLessThan(10)
    read.mockRestore()
    for (const { socket } of readers) socket.destroy()
  })

  it.each([
    ['?since=x', {}, 400],
    ['?foo=1', {}, 400],
    ['', { 'Last-Event-ID': 'x' }, 400],
    ['', { 'Last-Event-ID': '' }, 400],
    ['?since=x', { 'Last-Event-ID': '1' }, 400],
    ['?epoch=other', {}, 409],
  ])('tells what is wrong with %s %o as a problem', async (query, headers, status) => {
    const reply = await delivery.get(`${STREAM}${query}`, { headers })
    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
  })

  it('answers HEAD without a stream', async () => {
    const reply = await delivery.get(STREAM, { method: 'HEAD' })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  })

  it('sends a comment every 15 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const stream = await open()
    await until(() => stream.events().length === 1)
    vi.advanceTimersByTime(15_000)
    await until(() => stream.seen.text.endsWith(':\n\n'))
    expect(stream.events()).toHaveLength(1)
    await stream.close()
  })

  it('closes a reader that takes nothing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const text = 'x'.repeat(1_000_000)
    const entries = Array.from({ length: 40 }, () => ({ put: item({ body: { html: '', text } }) }))
    delivery.publish(...entries)
    const socket = connect(Number(new URL(delivery.url).port), '127.0.0.1')
    let bytes = 0
    let closed = false
    socket.on('close', () => (closed = true)).on('error', () => undefined)
    socket.write(`GET ${STREAM}?since=0&limit=1 HTTP/1.1\r\nHost: delivery\r\n\r\n`)
    await new Promise((resolve) => socket.once('readable', resolve))
    // Until the buffers on the way are full the reader is only slow.
    await until(() => {
      vi.advanceTimersByTime(15_000)
      return vi.getTimerCount() === 0
    })
    socket.on('data', (chunk) => (bytes += chunk.length))
    await until(() => closed)
    // What the system holds for the connection, and no more than two entries of ours.
    expect(bytes).toBeLessThan(15_000_000)
  })

  it('ends cleanly with delivery', async () => {
    const stream = await open()
    await until(() => stream.events().length === 1)
    delivery.delivery.close()
    await until(() => stream.seen.ended)
    expect((await delivery.get(STREAM)).status).toBe(503)
  })

  it('does not hold up the stop of a node', async () => {
    const hub = createServer((_, res) => {
      const page = { epoch: 'epoch-1', changes: [], sequence: 0, more: false }
      res.setHeader('content-type', 'application/json').end(JSON.stringify(page))
    })
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
    const { port } = z.object({ port: z.number() }).parse(hub.address())
    const dataDir = mkdtempSync(join(tmpdir(), 'stadtwort-stream-'))
    const node = await startDeliveryNode({
      hubUrl: `http://127.0.0.1:${port}`,
      settings: {
        port: 0,
        host: '127.0.0.1',
        dataDir,
        publicUrl: null,
        filesUrl: null,
        metricsAllow: [],
      },
      contentTypes,
      productVersion: '1.2.3',
    })
    await until(async () => (await fetch(`${node.url}/readyz`)).status === 200)
    const stream = await fetch(`${node.url}${STREAM}`)
    const text = stream.text()
    const begin = Date.now()
    await node.stop()
    expect(await text).toMatch(/^event: hello\n/)
    // Well below the time after which a stopping node breaks off what is still open.
    expect(Date.now() - begin).toBeLessThan(4000)
    hub.closeAllConnections()
    hub.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
})
