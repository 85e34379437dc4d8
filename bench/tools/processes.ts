import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import packageJson from '../../package.json' with { type: 'json' }

export const root = resolve(import.meta.dirname, '../..')

const STOP_WITHIN_MS = 15_000

/** A server in a process of its own. */
export type Server = {
  url: string
  pid: number
  /** Milliseconds from the start of the process to its first 200. */
  startedWithin: number
  /** Asks it to end, and kills it if it does not. */
  [Symbol.asyncDispose](): Promise<void>
}

/** What `npm run <name>` gives Node, flags and the script, and the settings before it. */
export function nodeScript(name: keyof typeof packageJson.scripts): {
  command: string[]
  env: Record<string, string>
} {
  const words = packageJson.scripts[name].split(' ')
  const at = words.indexOf('node')
  if (at < 0) throw new Error(`npm run ${name} is not run by Node`)
  const settings = words.slice(0, at).map((word) => word.split('='))
  return {
    command: words.slice(at + 1),
    env: Object.fromEntries(settings.map(([key = '', value = '']) => [key, value])),
  }
}

/** The same for a script of the measurement. */
export function ownScript(path: string): string[] {
  return ['--disable-warning=ExperimentalWarning', path]
}

/**
 * Starts a script of the project with the Node that runs this one, and waits until `ready` answers
 * 200. Its output goes to `log`; throws, with the end of that, if it ends before it is ready.
 */
export async function startServer(
  command: readonly string[],
  options: {
    args?: string[]
    env?: Record<string, string>
    /** A path that answers 200 as soon as the server is of use. */
    ready: string
    folder: string
    patienceMs?: number
  },
): Promise<Server> {
  const { args = [], env = {}, ready, folder, patienceMs = 60_000 } = options
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const log = join(folder, `${basename(command.at(-1) ?? '')}-${port}.log`)
  const output = openSync(log, 'a')
  const begun = performance.now()
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'warn', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', output, output],
  })
  await untilReady(url + ready, { child, log, patienceMs })
  return {
    url,
    pid: child.pid ?? 0,
    startedWithin: performance.now() - begun,
    [Symbol.asyncDispose]: () => stop(child),
  }
}

/** Runs a script of the project to its end; throws, with what it said, if it fails. */
export async function runScript(
  command: readonly string[],
  options: { args: string[]; env?: Record<string, string> },
): Promise<string> {
  const child = spawn(process.execPath, [...command, ...options.args], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return outputOf(child, command.join(' '))
}

/** What a command prints; throws, with what it said, if it fails. */
export async function outputOf(child: ChildProcess, name: string): Promise<string> {
  let text = ''
  child.stdout?.on('data', (part) => (text += String(part)))
  child.stderr?.on('data', (part) => (text += String(part)))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${text.slice(-2000)}`)
  return text
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('No free port')
  return address.port
}

/** Memory that a process holds, in MiB: now, and the most it ever had. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}

/** CPU seconds a process has taken so far. */
export function cpuSecondsOf(pid: number): number {
  const TICKS_PER_SECOND = 100
  // The name of the program, in brackets, may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

async function untilReady(
  url: string,
  { child, log, patienceMs }: { child: ChildProcess; log: string; patienceMs: number },
): Promise<void> {
  const end = performance.now() + patienceMs
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The server ended:\n${readFileSync(log, 'utf8').slice(-2000)}`)
    }
    const status = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
    if (status === 200) return
    if (performance.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`${url} answered ${status}:\n${readFileSync(log, 'utf8').slice(-2000)}`)
    }
    await delay(5)
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await closed
  clearTimeout(kill)
}
