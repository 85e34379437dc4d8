import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { until } from './until.ts'

const program = fileURLToPath(new URL('../../src/bin/delivery.ts', import.meta.url))
const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))
/** The program and what runs it. */
export const nodeCall = [node, program] as const
const addressSchema = z.object({ port: z.number() })

export type NodeProcess = {
  url: string
  child: ChildProcess
  /** Exit code and signal, once it has ended. */
  ended: Promise<unknown[]>
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = addressSchema.parse(server.address())
  server.close()
  await once(server, 'close')
  return port
}

/**
 * `npm run delivery` as a process of its own, with nothing from this one's environment. `within` is
 * a command that runs it, `["unshare", "-m"]`.
 */
export async function startNodeProcess(options: {
  hubUrl: string
  dataDir: string
  env?: Record<string, string>
  within?: readonly [string, ...string[]]
}): Promise<NodeProcess> {
  const { hubUrl, dataDir, env = {}, within } = options
  const port = await freePort()
  const call = [...nodeCall, '--hub', hubUrl] as const
  const [command, ...args] = within ? ([...within, ...call] as const) : call
  const child: ChildProcess = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The node ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    await answer?.body?.cancel()
    return answer?.status === 200
  })
  return {
    url,
    child,
    ended,
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await ended
    },
  }
}
