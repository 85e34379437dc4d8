import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const ADMIN = { email: 'admin@example.org', password: 'only-for-tests' }
const program = fileURLToPath(new URL('hubProcess.ts', import.meta.url))
const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))
const started = z.object({ port: z.number() })
const session = z.object({ token: z.string() })
const list = z.object({
  total: z.number(),
  items: z.array(z.object({ id: z.string(), title: z.string() })),
})

export type KillableHub = {
  url: string
  /** What the public list of press releases shows. */
  titles(): Promise<string[]>
  /** A path of delivery. */
  get(path: string): Promise<Response>
  /** A write as administrator; null if the connection died before an answer. */
  write(method: string, path: string, body: unknown): Promise<{ status: number; id: string } | null>
  /** Resolves when the process is gone, with the signal that ended it. */
  ended: Promise<string | null>
  kill(): Promise<void>
  /** To stop it where it stands, and let it go on. */
  signal(name: NodeJS.Signals): void
}

/** One installation whose hub can be killed and started again, as often as wanted. */
export type Installation = {
  start(failpoint?: string): Promise<KillableHub>
  dispose(): Promise<void>
}

export function installation(
  databaseUrl: (dataDir: string) => string,
  env: Record<string, string> = {},
): Installation {
  const dataDir = mkdtempSync(join(tmpdir(), 'stadtwort-kill-'))
  const running = new Set<KillableHub>()
  return {
    async start(failpoint) {
      const hub = await startProcess({
        ...process.env,
        NODE_ENV: 'test',
        DISABLE_PAYLOAD_HMR: 'true',
        LOG_LEVEL: 'error',
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl(dataDir),
        MEDIA_URL: `file:${join(dataDir, 'media')}`,
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        DEMO: '0',
        ...env,
        ...(failpoint ? { STADTWORT_FAILPOINT: failpoint } : {}),
      })
      running.add(hub)
      void hub.ended.then(() => running.delete(hub))
      return hub
    },
    async dispose() {
      await Promise.all([...running].map((hub) => hub.kill()))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function startProcess(env: NodeJS.ProcessEnv): Promise<KillableHub> {
  const child = fork(program, {
    env,
    execPath: node,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (part) => (said += String(part)))
  const ended = once(child, 'exit').then(([, signal]) =>
    typeof signal === 'string' ? signal : null,
  )
  const message = await Promise.race([
    once(child, 'message').then(([first]) => started.parse(first)),
    ended.then(() => {
      throw new Error(`The hub ended before it was ready:\n${said}`)
    }),
  ])
  const origin = `http://127.0.0.1:${message.port}`
  const json = { 'content-type': 'application/json' }
  const login = await fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(ADMIN),
  })
  const { token } = session.parse(await login.json())
  return {
    url: origin,
    ended,
    signal: (name) => void child.kill(name),
    get: (path) => fetch(origin + path),
    async titles() {
      const answer = await fetch(`${origin}/content/v1/press-releases?limit=100`)
      return list.parse(await answer.json()).items.map((item) => item.title)
    },
    async write(method, path, body) {
      try {
        const answer = await fetch(origin + path, {
          method,
          headers: { ...json, authorization: `JWT ${token}` },
          body: JSON.stringify(body),
        })
        const { doc } = z.object({ doc: z.object({ id: z.string() }) }).parse(await answer.json())
        return { status: answer.status, id: doc.id }
      } catch {
        // The process died before it answered: the editor knows nothing.
        return null
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
