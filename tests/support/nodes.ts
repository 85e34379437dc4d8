import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { contentTypes } from '#content'
import { type DeliveryNode, startDeliveryNode } from '#delivery/node.ts'
import { closeServer, listen } from '#platform/httpServer.ts'

/** The public address of all nodes behind one proxy: the same, or their answers would differ. */
export const PUBLIC_URL = 'https://stadtwort.example'

export type FollowingNode = DeliveryNode & { dataDir: string }

/** A delivery node in this process; its folder stays until `dispose`. */
export async function startNode(hubUrl: string, dataDir: string): Promise<FollowingNode> {
  const node = await startDeliveryNode({
    hubUrl,
    settings: {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      publicUrl: PUBLIC_URL,
      filesUrl: null,
      metricsAllow: [],
    },
    contentTypes,
    contentModule: '#content',
    productVersion: '1.2.3',
    pollMs: 50,
  })
  return { ...node, url: `http://127.0.0.1:${node.port}`, dataDir }
}

/** Folders that go when they are disposed of. */
export function temporaryFolder(name: string): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), `stadtwort-${name}-`))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

export type Bytes = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** An answer as it goes over the wire, nothing decoded. */
export async function bytesOf(url: string, headers: Record<string, string>): Promise<Bytes> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request(url, { headers }).on('response', resolve).on('error', reject).end()
  const answer = await promise
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) }
}

export type Proxy = { url: string; stop(): Promise<void> }

/** A reverse proxy that sends each request to the next server, over kept connections. */
export async function roundRobin(targets: () => readonly string[]): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true })
  let turn = 0
  const server = createServer((req, res) => {
    const urls = targets()
    turn += 1
    const target = new URL(req.url ?? '/', urls[turn % urls.length])
    const upstream = request(target, { agent, method: req.method, headers: req.headers })
    upstream.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(res)
    })
    upstream.on('error', () => res.writeHead(502).end())
    req.pipe(upstream)
  })
  const port = await listen(server, { port: 0, host: '127.0.0.1' })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      agent.destroy()
      await closeServer(server)
    },
  }
}
