import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type RequestListener } from 'node:http'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createReadServer } from '#platform/httpServer.ts'
import { createForward } from './forward.ts'

/** A hub on a private socket and the front before it, both over real connections. */
async function startBoth(
  hub: RequestListener,
  { isOpen = true } = {},
): Promise<{ origin: string; port: number; stopHub(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-front-'))
  const socketPath = join(folder, 'http.sock')
  const behind = createServer(hub).listen(socketPath)
  await once(behind, 'listening')
  const forward = createForward({ socketPath })
  if (isOpen) forward.open()
  const front = createReadServer().on('request', forward.handle)
  front.on('checkContinue', forward.handle)
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  const address = front.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  const stopHub = (): void => {
    behind.closeAllConnections()
    behind.close()
  }
  onTestFinished(() => {
    front.closeAllConnections()
    front.close()
    forward.close()
    stopHub()
    rmSync(folder, { recursive: true, force: true })
  })
  return { origin: `http://127.0.0.1:${address.port}`, port: address.port, stopHub }
}

/** A connection of bare bytes, with what came back so far. */
async function connect(port: number): Promise<{ socket: Socket; received(): string }> {
  const socket = createConnection(port, '127.0.0.1')
  await once(socket, 'connect')
  let received = ''
  socket.on('data', (part) => (received += String(part)))
  onTestFinished(() => void socket.destroy())
  return { socket, received: () => received }
}

const echo: RequestListener = (req, res) => {
  void text(req).then((body) => {
    const { method, url, rawHeaders } = req
    res.end(JSON.stringify({ method, url, rawHeaders, body }))
  })
}

describe('the way to the hub', () => {
  it('passes on what the client says, without what belongs to its connection alone', async () => {
    const { port } = await startBoth(echo)
    const sent = request({
      port,
      method: 'PATCH',
      path: '/api/news/1?draft=true',
      headers: {
        Host: 'redaktion.example',
        Cookie: 'a=1; b=2',
        Connection: 'keep-alive, X-Private',
        'X-Private': 'mine',
        'Keep-Alive': 'timeout=9',
        TE: 'trailers',
        'X-Forwarded-For': '203.0.113.9',
        'X-Forwarded-Proto': 'https',
      },
    })
    sent.end('{"title":"Ä"}')
    const [answer] = await once(sent, 'response')
    const seen = JSON.parse(await text(answer))
    expect(seen).toMatchObject({
      method: 'PATCH',
      url: '/api/news/1?draft=true',
      body: '{"title":"Ä"}',
    })
    const headers = new Headers()
    for (let at = 0; at < seen.rawHeaders.length; at += 2) {
      headers.append(seen.rawHeaders[at], seen.rawHeaders[at + 1])
    }
    expect(Object.fromEntries(headers)).toEqual({
      host: 'redaktion.example',
      cookie: 'a=1; b=2',
      connection: 'keep-alive',
      'content-length': '14',
      'x-forwarded-for': '203.0.113.9, 127.0.0.1',
      'x-forwarded-proto': 'https',
    })
  })

  it('brings back every cookie, and nothing of the inner connection', async () => {
    const { origin } = await startBoth((_req, res) => {
      res.writeHead(201, 'Made', ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Own', 'x'])
      res.end('{}')
    })
    const answer = await fetch(`${origin}/api/users/login`, { method: 'POST' })
    expect(answer).toMatchObject({ status: 201, statusText: 'Made' })
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(answer.headers.get('x-own')).toBe('x')
    expect(await answer.text()).toBe('{}')
  })

  it('answers HEAD with the headers alone, and keeps the connection', async () => {
    const { port } = await startBoth((_req, res) => {
      res.setHeader('Content-Length', '5')
      res.end('hello')
    })
    const { socket, received } = await connect(port)
    socket.write('HEAD /admin HTTP/1.1\r\nHost: a\r\n\r\n')
    await expect.poll(received).toMatch(/Content-Length: 5\r\n[^]*\r\n\r\n$/)
    socket.write('GET /admin HTTP/1.1\r\nHost: a\r\n\r\n')
    await expect.poll(received).toMatch(/\r\n\r\nhello$/)
  })

  it('streams both ways: neither side waits for the end of the other', async () => {
    const { port } = await startBoth((req, res) => {
      req.on('data', (part) => res.write(`<${part}>`))
      req.on('end', () => res.end())
    })
    const { socket, received } = await connect(port)
    socket.write('POST /api/media HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n')
    socket.write('3\r\none\r\n')
    await expect.poll(received).toContain('<one>')
    socket.write('3\r\ntwo\r\n0\r\n\r\n')
    await expect.poll(received).toMatch(/<two>\r\n0\r\n\r\n$/)
  })

  it('asks for the body only when the hub does', async () => {
    const { port } = await startBoth(echo)
    const { socket, received } = await connect(port)
    const head = 'POST /api/media HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n'
    socket.write(`${head}Expect: 100-continue\r\n\r\n`)
    await expect.poll(received).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    socket.write('body')
    await expect.poll(received).toContain('"body":"body"')
    expect(received()).toContain('Connection: keep-alive')
  })

  it('gives an early answer while the body is still coming, and keeps no connection open for it', async () => {
    const asked = Promise.withResolvers<IncomingMessage>()
    const { port } = await startBoth((req, res) => {
      asked.resolve(req)
      res.writeHead(413, { 'Content-Length': '0' }).end()
    })
    const { socket, received } = await connect(port)
    socket.write('POST /api/media HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nbegin')
    await expect.poll(received).toContain('413')
    const { socket: inner } = await asked.promise
    await expect.poll(() => inner.destroyed).toBe(true)
  })

  it('takes in what is left of a body after an early answer, and answers what comes next', async () => {
    const { port } = await startBoth((req, res) => {
      res.writeHead(req.method === 'POST' ? 413 : 200, { 'Content-Length': '0' }).end()
    })
    const { socket, received } = await connect(port)
    const body = Buffer.alloc(8_000_000, 'x')
    socket.write(`POST /api/news HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`)
    socket.write(body.subarray(0, 4_000_000))
    await expect.poll(received).toContain('413')
    socket.write(body.subarray(4_000_000))
    socket.write('GET /api/news HTTP/1.1\r\nHost: a\r\n\r\n')
    await expect.poll(received, { timeout: 3000 }).toContain('HTTP/1.1 200')
  })

  it('does not close a connection that will not be kept while its body is still coming', async () => {
    const { port } = await startBoth((_req, res) => {
      res.writeHead(413, { 'Content-Length': '7' }).end('too big')
    })
    const { socket, received } = await connect(port)
    const ended = once(socket, 'close')
    const body = Buffer.alloc(8_000_000, 'x')
    socket.write(
      `POST /api/news HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    socket.write(body.subarray(0, 4_000_000))
    await expect.poll(received).toContain('too big')
    socket.write(body.subarray(4_000_000))
    const [isBroken] = await ended
    expect(isBroken).toBe(false)
    expect(socket.bytesWritten).toBeGreaterThan(body.length)
  })

  it('gives its answer also to who still sends when the hub breaks off', async () => {
    const { port } = await startBoth((req) => {
      if (req.method === 'GET') req.socket.destroy()
      else req.once('data', () => req.socket.destroy())
    })
    const { socket, received } = await connect(port)
    const body = Buffer.alloc(8_000_000, 'x')
    socket.write(`POST /api/news HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`)
    socket.write(body)
    socket.write('GET /api/news HTTP/1.1\r\nHost: a\r\n\r\n')
    await expect.poll(received, { timeout: 3000 }).toContain('HTTP/1.1 502')
    await expect.poll(() => received().split('HTTP/1.1 502').length, { timeout: 3000 }).toBe(3)
  })

  it('ends the request to the hub when the client hangs up', async () => {
    const left = Promise.withResolvers<boolean>()
    const asked = Promise.withResolvers<void>()
    const { port } = await startBoth((_req, res) => {
      res.once('close', () => left.resolve(res.writableFinished))
      asked.resolve()
    })
    const { socket } = await connect(port)
    socket.write('GET /admin HTTP/1.1\r\nHost: a\r\n\r\n')
    await asked.promise
    socket.destroy()
    expect(await left.promise).toBe(false)
  })

  it('breaks off where the hub breaks off', async () => {
    const { origin } = await startBoth((req, res) => {
      res.writeHead(200, { 'Content-Length': '10' })
      res.write('half', () => req.socket.destroy())
    })
    const answer = await fetch(`${origin}/admin`)
    await expect(answer.text()).rejects.toThrow()
  })
})

describe('while the hub is away', () => {
  it('says so at once: a page for people, a problem for programs', async () => {
    const { origin } = await startBoth(echo, { isOpen: false })
    const page = await fetch(`${origin}/admin`, { headers: { accept: 'text/html,*/*' } })
    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('5')
    expect(await page.text()).toContain('Die Redaktion startet gerade.')
    const body = 'x'.repeat(1_000_000)
    const answer = await fetch(`${origin}/api/news`, { method: 'POST', body })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({
      type: '/content/docs/problems/unavailable',
      status: 503,
      errors: [{ message: expect.stringContaining('startet') }],
    })
  })

  it('says 502 where it took the request and gave no answer', async () => {
    const { origin, stopHub } = await startBoth((req) => req.socket.destroy())
    const answer = await fetch(`${origin}/api/news`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(502)
    expect(await answer.text()).toContain('ob Ihre letzte Änderung gespeichert ist')
    stopHub()
    expect((await fetch(`${origin}/api/news`)).status).toBe(502)
  })
})
