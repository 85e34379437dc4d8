import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Payload, Plugin } from 'payload'
import { z } from 'zod'
import { startHub } from '#hub/start.ts'
import type { Role } from '#kit/index.ts'
import { readSettings } from '#platform/settings.ts'
import type { Settings } from '#platform/settings.ts'
import { createSchema } from './database.ts'

const ADMIN = { email: 'admin@example.org', password: 'only-for-tests' }
const loginAnswer = z.object({ token: z.string() })

export type Answer = { status: number; headers: Headers; text: string; json: unknown }

export type TestClient = {
  token: string
  /** `fetch` on the hub with the session; the path begins with a slash. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** A request with a JSON body and its whole answer; `json` is undefined where it is none. */
  request(method: string, path: string, body?: unknown): Promise<Answer>
}

export type TestHub = {
  url: string
  settings: Settings
  payload: Payload
  /** Signed in as the first administrator. */
  admin: TestClient
  /** Without a session, as a website reads. */
  anonymous: TestClient
  /** Makes a user with the role and signs in. */
  login(role: Role, data?: Record<string, unknown>): Promise<TestClient>
  stop(): Promise<void>
}

export type TestHubOptions = {
  databaseUrl: string
  /** A used one to start again on the same data; by default a fresh one that `stop` removes. */
  dataDir?: string
  extraPlugins?: Plugin[]
  /** The module with the content types, instead of the installed ones, for delivery. */
  contentModule?: string
  env?: Record<string, string>
}

/** A whole hub over HTTP on a free port, without demo content and without the admin's pages. */
export async function startTestHub(options: TestHubOptions): Promise<TestHub> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'stadtwort-hub-'))
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: options.databaseUrl,
    MEDIA_URL: `file:${join(dataDir, 'media')}`,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    DEMO: '0',
    ...options.env,
  })
  const { extraPlugins, contentModule } = options
  const hub = await startHub({
    settings,
    ...(contentModule ? { contentModule } : {}),
    // Sample types have no committed migration.
    ...(extraPlugins ? { extraPlugins, prepareSchema: createSchema } : {}),
  })
  const origin = `http://127.0.0.1:${hub.port}`
  const anonymous = createClient(origin, '')
  let users = 0

  async function signIn(account: { email: string; password: string }): Promise<TestClient> {
    const answer = await anonymous.request('POST', '/api/users/login', account)
    if (answer.status !== 200) throw new Error(`Sign-in: ${answer.status} ${answer.text}`)
    return createClient(origin, loginAnswer.parse(answer.json).token)
  }

  return {
    url: origin,
    settings,
    payload: hub.payload,
    anonymous,
    admin: await signIn(ADMIN),
    async login(role, data = {}) {
      users += 1
      const account = { email: `${role}-${users}@example.org`, password: ADMIN.password }
      await hub.payload.create({
        collection: 'users',
        data: { ...account, name: `${role} ${users}`, roles: [role], ...data },
        overrideAccess: true,
      })
      return signIn(account)
    },
    async stop() {
      await hub.stop()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function createClient(origin: string, token: string): TestClient {
  const send: TestClient['fetch'] = (path, init = {}) => {
    const headers = new Headers(init.headers)
    if (token) headers.set('authorization', `JWT ${token}`)
    return fetch(origin + path, { redirect: 'manual', ...init, headers })
  }
  return {
    token,
    fetch: send,
    async request(method, path, body) {
      const init = body === undefined ? {} : { body: JSON.stringify(body) }
      const headers = { 'content-type': 'application/json' }
      const response = await send(path, { method, headers, ...init })
      const text = await response.text()
      const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
      const json: unknown = isJson && text ? JSON.parse(text) : undefined
      return { status: response.status, headers: response.headers, text, json }
    },
  }
}
