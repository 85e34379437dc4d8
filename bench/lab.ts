import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { readJson } from './tools/client.ts'
import { RELEASES } from './tools/paths.ts'
import { nodeScript, ownScript, runScript, startServer, type Server } from './tools/processes.ts'

/** Stores of delivery nodes by how much they hold, and a hub's database. */
export type Data = 'small' | 'middle' | 'large' | 'hub'

export type HubServer = Server & {
  /** The header that signs an editor in. */
  authorization: string
  env: Record<string, string>
}

/** What rows measure with: servers in processes of their own, on data that is made once per run. */
export type Lab = {
  quick: boolean
  /** How often candidate and reference are measured in turns, and for how many seconds. */
  rounds: { rounds: number; seconds: number }
  /** How many releases there are in each kind of data. */
  sizes: Record<Data, number>
  /** For files of the run; removed with the lab. */
  folder: string
  /** Makes data, all kinds at once. */
  prepare(data: readonly Data[]): Promise<void>
  /** A delivery node that serves what its store holds; its hub is away. */
  node(data: Exclude<Data, 'hub'>): Promise<Server>
  /** A delivery node that begins with nothing and follows a hub; it is here when it holds all. */
  follower(hubUrl: string): Promise<Server>
  /** The reference: node:http with the answer of this address, ready. */
  plain(address: string): Promise<Server>
  /** The reference of searches: the full-text query over as many texts, and nothing else. */
  fullText(data: Exclude<Data, 'hub'>): Promise<Server>
  /** Hub and delivery in one process. */
  hub(): Promise<HubServer>
  close(): Promise<void>
}

const EDITOR = { email: 'admin@example.org', password: 'only-for-measuring' }
/** Nobody listens there. */
const NO_HUB = 'http://127.0.0.1:2'
const LONG_MS = 10 * 60_000

const SIZES: Lab['sizes'] = { small: 1000, middle: 10_000, large: 100_000, hub: 10_000 }
const QUICK_SIZES: Lab['sizes'] = { small: 1000, middle: 10_000, large: 10_000, hub: 300 }

/** Opens a lab; `quick` measures less of less. Close it: it holds servers and gigabytes. */
export function openLab({ quick }: { quick: boolean }): Lab {
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-bench-'))
  const sizes = quick ? QUICK_SIZES : SIZES
  const made = new Map<string, Promise<void>>()
  const running = new Set<Server>()
  let followers = 0

  // A row that fails in the middle of its start must not leave a server behind.
  const start: typeof startServer = async (command, options) => {
    const server = await startServer(command, options)
    running.add(server)
    return server
  }
  const folderOf = (data: Data): string =>
    join(folder, data === 'hub' ? data : `node-${sizes[data]}`)

  const make = async (data: Data): Promise<void> => {
    const dataDir = folderOf(data)
    const size = String(sizes[data])
    mkdirSync(dataDir)
    if (data === 'hub') {
      await runScript(ownScript('bench/servers/fillHub.ts'), { args: [size], env: hubEnv(dataDir) })
    } else {
      await runScript(ownScript('bench/servers/store.ts'), {
        args: [join(dataDir, 'delivery.sqlite'), size],
      })
    }
  }
  const prepare: Lab['prepare'] = async (wanted) => {
    const each = wanted.map((data) => {
      const held = made.get(folderOf(data)) ?? make(data)
      made.set(folderOf(data), held)
      return held
    })
    await Promise.all(each)
  }
  const node = nodeScript('delivery')
  const startNode = (dataDir: string, hubUrl: string): Promise<Server> =>
    start(node.command, {
      args: ['--hub', hubUrl],
      env: { ...node.env, DATA_DIR: dataDir },
      ready: `${RELEASES}?limit=10`,
      folder,
      patienceMs: LONG_MS,
    })

  return {
    quick,
    rounds: quick ? { rounds: 2, seconds: 2 } : { rounds: 5, seconds: 3 },
    sizes,
    folder,
    prepare,
    async node(data) {
      await prepare([data])
      return startNode(folderOf(data), NO_HUB)
    },
    follower(hubUrl) {
      followers += 1
      return startNode(join(folder, `follower-${followers}`), hubUrl)
    },
    plain: (address) =>
      start(ownScript('bench/servers/plain.ts'), { args: [address], ready: '/', folder }),
    fullText: (data) =>
      start(ownScript('bench/servers/fullText.ts'), {
        args: [join(folder, 'texts.sqlite'), String(sizes[data])],
        ready: '/',
        folder,
        patienceMs: LONG_MS,
      }),
    async hub() {
      await prepare(['hub'])
      const env = hubEnv(folderOf('hub'))
      const ready = { ready: '/readyz', folder, patienceMs: LONG_MS }
      const server = await start(ownScript('bench/servers/hub.ts'), { env, ...ready })
      const authorization = await signIn(server.url)
      await untilPublic(server.url, sizes.hub)
      return { ...server, authorization, env }
    },
    async close() {
      await Promise.all([...running].map((server) => server[Symbol.asyncDispose]()))
      await Promise.allSettled(made.values())
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function hubEnv(dataDir: string): Record<string, string> {
  return {
    DATA_DIR: dataDir,
    MEDIA_URL: `file:${join(dataDir, 'media')}`,
    ADMIN_EMAIL: EDITOR.email,
    ADMIN_PASSWORD: EDITOR.password,
    DEMO: '0',
  }
}

/** Delivery answers before editors can sign in. */
async function signIn(url: string): Promise<string> {
  const answer = await repeated(async () => {
    const response = await fetch(`${url}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(EDITOR),
    })
    const text = await response.text()
    return response.status === 200 ? text : null
  })
  return `JWT ${z.object({ token: z.string() }).parse(JSON.parse(answer)).token}`
}

/** The first start numbers everything that was written. */
async function untilPublic(url: string, releases: number): Promise<void> {
  await repeated(async () => {
    const answer = await readJson(`${url}/content/v1/press-releases?limit=1`)
    return z.object({ total: z.number() }).parse(answer).total >= releases ? true : null
  })
}

/** Tries until there is an answer. */
async function repeated<T>(attempt: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + LONG_MS
  for (;;) {
    const result = await attempt()
    if (result !== null) return result
    if (performance.now() > end) throw new Error('The hub is not ready in time')
    await delay(200)
  }
}
