// `npm start`: installs and builds what is missing, then runs the server and watches over it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt, ensureInstalled, projectNode, Refusal, root, run, say } from './prepare.mjs'

const RESTART_AFTER_MS = [500, 2_000, 5_000, 15_000, 30_000]
/** A server that ran this long counts as healthy again. */
const HEALTHY_MS = 60_000

try {
  await ensureInstalled()
  const node = projectNode()
  // Wrong settings are told before a minute of building, not after it.
  const settings = await run(node, serverArguments('--check-settings'), {
    quiet: true,
    env: { NODE_ENV: 'production' },
  })
  if (settings.code !== 0) throw new Refusal(settings.output.trim())
  await ensureBuilt(node)
  say('Starting Stadtwort …')
  process.exitCode = await supervise(node)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

/**
 * Runs the server until it ends by itself or is told to stop. Once it has been up, one that fails is
 * started again, as often as it takes; one that never came up, or was killed from outside, is not.
 * @param {string} node
 * @returns {Promise<number>}
 */
async function supervise(node) {
  let child
  let stopping = false
  const pass = (signal) => {
    stopping = true
    child?.kill(signal)
  }
  process.on('SIGINT', () => pass('SIGINT'))
  process.on('SIGTERM', () => pass('SIGTERM'))
  process.on('SIGHUP', () => pass('SIGTERM'))
  let failures = 0
  let ready = false
  for (;;) {
    const began = Date.now()
    // Over the channel the server tells that it is up, and notices when this process is gone.
    child = spawn(node, serverArguments(), {
      cwd: root,
      env: {
        // One pool for files, passwords and images of all threads: with the usual four, as many
        // editors who sign in keep websites from reading any file.
        UV_THREADPOOL_SIZE: '32',
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.on('message', (message) => (ready ||= message === 'ready'))
    const { code, signal } = await new Promise((resolve) => {
      child.on('exit', (code, signal) => resolve({ code, signal }))
    })
    if (stopping) return code ?? 0
    if (signal) return 128
    if (code === 0 || !ready) return code ?? 1
    if (Date.now() - began > HEALTHY_MS) failures = 0
    const wait = RESTART_AFTER_MS[Math.min(failures++, RESTART_AFTER_MS.length - 1)]
    say(`The server ended with code ${code}. Starting it again in ${wait / 1000} s.`)
    await new Promise((resolve) => setTimeout(resolve, wait))
    if (stopping) return 0
  }
}

/** @param {string[]} more */
function serverArguments(...more) {
  const environment = path.join(root, '.env')
  return [
    ...(existsSync(environment) ? [`--env-file=${environment}`] : []),
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'src/bin/server.ts'),
    ...more,
  ]
}
