import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { readJson } from './tools/client.ts'
import { runScript, startServer, type Server } from './tools/processes.ts'

export type HubServer = Server & {
  /** The header that signs an editor in. */
  authorization: string
  dataDir: string
  env: Record<string, string>
}

/** What rows measure with: servers in processes of their own, on data that is made once per run. */
export type Lab = {
  quick: boolean
  /** How often candidate and reference are measured in turns, and for how long. */
  rounds: { rounds: number; seconds: number }
  folder: string
  /** The folder of a delivery node that holds so many releases. */
  dataOf(releases: number): Promise<string>
  /** A delivery node on such a folder, whose hub is away; or one that follows a hub from nothing. */
  node(options: { releases: number } | { hubUrl: string; patienceMs?: number }): Promise<Server>
  /** The reference: node:http with the answer of this address, ready. */
  plain(address: string): Promise<Server>
  /** The reference of searches: the full-text query of so many releases and nothing else. */
  fullText(releases: number): Promise<Server>
  /** Hub and delivery in one process, its database holding so many releases. */
  hub(): Promise<HubServer>
  close(): Promise<void>
}

const EDITOR = { email: 'admin@example.org', password: 'only-for-measuring' }
/** Nobody listens there. */
const NO_HUB = 'http://127.0.0.1:2'
const MINUTES = 60_000

export function openLab(options: { quick: boolean }): Lab {
  const { quick } = options
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-bench-'))
  const made = new Map<number, Promise<string>>()
  let hubFolder: Promise<string> | null = null
  const running = new Set<Server>()
  let nodes = 0

  // A row that fails in the middle of its start must not leave a server behind.
  const started: typeof startServer = async (script, of) => {
    const server = await startServer(script, of)
    running.add(server)
    return server
  }

  const makeData = async (releases: number): Promise<string> => {
    const dataDir = join(folder, `node-${releases}`)
    mkdirSync(dataDir)
    await runScript('bench/servers/store.ts', {
      args: [join(dataDir, 'delivery.sqlite'), String(releases)],
    })
    return dataDir
  }
  const makeHub = async (releases: number): Promise<string> => {
    const dataDir = join(folder, 'hub')
    await runScript('bench/servers/fillHub.ts', { args: [String(releases)], env: hubEnv(dataDir) })
    return dataDir
  }
  const dataOf: Lab['dataOf'] = (releases) => {
    const held = made.get(releases) ?? makeData(releases)
    made.set(releases, held)
    return held
  }

  return {
    quick,
    rounds: quick ? { rounds: 2, seconds: 1 } : { rounds: 5, seconds: 3 },
    folder,
    dataOf,
    async node(of) {
      nodes += 1
      const dataDir =
        'releases' in of ? await dataOf(of.releases) : join(folder, `follower-${nodes}`)
      const hubUrl = 'hubUrl' in of ? of.hubUrl : NO_HUB
      const patience = 'hubUrl' in of && of.patienceMs ? { patienceMs: of.patienceMs } : {}
      return started('src/bin/delivery.ts', {
        args: ['--hub', hubUrl],
        env: { DATA_DIR: dataDir },
        ready: '/readyz',
        folder,
        ...patience,
      })
    },
    plain: (address) => started('bench/servers/plain.ts', { args: [address], ready: '/', folder }),
    fullText: (releases) =>
      started('bench/servers/fullText.ts', {
        args: [join(folder, `texts-${releases}.sqlite`), String(releases)],
        ready: '/',
        folder,
        patienceMs: 5 * MINUTES,
      }),
    async hub() {
      const releases = hubReleases(quick)
      hubFolder ??= makeHub(releases)
      const dataDir = await hubFolder
      const env = hubEnv(dataDir)
      const server = await started('bench/servers/hub.ts', {
        env,
        ready: '/readyz',
        folder,
        patienceMs: 5 * MINUTES,
      })
      await untilPublic(server.url, releases)
      return { ...server, authorization: await signIn(server.url), dataDir, env }
    },
    async close() {
      await Promise.all([...running].map((server) => server[Symbol.asyncDispose]()))
      await Promise.allSettled(made.values())
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How many releases the hub's database holds. */
export function hubReleases(quick: boolean): number {
  return quick ? 300 : 10_000
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
  const end = performance.now() + 5 * MINUTES
  for (;;) {
    const result = await attempt()
    if (result !== null) return result
    if (performance.now() > end) throw new Error('The hub is not ready in time')
    await delay(200)
  }
}
