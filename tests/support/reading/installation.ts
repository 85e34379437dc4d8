import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { until } from '../until.ts'

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const executable = join(repository, 'node_modules/.bin/node')
const portSchema = z.object({ port: z.number() })
const servingSchema = z.looseObject({ msg: z.literal('serving'), url: z.string() })

export const ADMIN = { email: 'admin@example.org', password: 'only-for-tests' }
/** Where the product says it is reached: hub and node stand behind one name, as they would. */
export const PUBLIC_URL = 'https://hub.stadtwort.example'

/** The product as it runs: the one-port process and a delivery node, each a process of its own. */
export type ReadingInstallation = {
  hubUrl: string
  nodeUrl: string
  /** Everything both have written so far. */
  said(): string
  stop(): Promise<void>
}

/** Starts both on free ports, on an empty database. */
export async function startInstallation(databaseUrl: string): Promise<ReadingInstallation> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-reading-'))
  const said: string[] = []
  const common: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    MODE: 'local',
    LOG_LEVEL: 'info',
  }
  const hub = fork(join(repository, 'tests/faults/hubProcess.ts'), {
    cwd: repository,
    env: {
      ...common,
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL,
      DATA_DIR: join(folder, 'hub'),
      DATABASE_URL: databaseUrl,
      MEDIA_URL: `file:${join(folder, 'media')}`,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      DEMO: '0',
    },
    execPath: executable,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const children: ChildProcess[] = [hub]
  listenTo(hub, said)
  const stop = async (): Promise<void> => {
    await Promise.all(children.toReversed().map(end))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { port } = portSchema.parse(await firstMessage(hub, said))
    const hubUrl = `http://127.0.0.1:${port}`
    const node = spawn(executable, ['src/bin/delivery.ts', '--hub', hubUrl], {
      cwd: repository,
      env: {
        ...common,
        HOST: '127.0.0.1',
        PORT: '0',
        PUBLIC_URL,
        DATA_DIR: join(folder, 'node'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(node)
    const address = Promise.withResolvers<string>()
    listenTo(node, said, (line) => {
      const serving = servingSchema.safeParse(jsonOf(line))
      if (serving.success) address.resolve(serving.data.url)
    })
    const nodeUrl = await Promise.race([address.promise, endedEarly(node, said)])
    await until(async () => (await fetch(`${nodeUrl}/readyz`)).status === 200)
    return { hubUrl, nodeUrl, said: () => said.join('\n'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function listenTo(child: ChildProcess, said: string[], onLine?: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line)
      onLine?.(line)
    })
  }
}

async function firstMessage(child: ChildProcess, said: string[]): Promise<unknown> {
  const message = once(child, 'message').then(([first]): unknown => first)
  return Promise.race([message, endedEarly(child, said)])
}

async function endedEarly(child: ChildProcess, said: string[]): Promise<never> {
  await once(child, 'exit')
  throw new Error(`Ended before it was ready:\n${said.join('\n')}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(late)
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
