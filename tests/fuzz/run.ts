import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { contentTypes } from '#content'
import { startDeliveryNode } from '#delivery/node.ts'
import { startHub } from '#hub/start.ts'
import { readSettings } from '#platform/settings.ts'

const VERSION = '4.32.5'
const help = `Usage: npm run fuzz -- [--seed <n>] [--examples <n>] [--seconds <n>]

Asks a hub on one port and a delivery node, both with the demo content, what its OpenAPI document
allows and forbids, with schemathesis and all of its checks. The same seed asks the same; more examples,
or seconds to go on asking each of the two, find more.`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    examples: { type: 'string', default: '2' },
    /** Of each of the two servers. */
    seconds: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) say(help)
else process.exitCode = await fuzz()

/** Ends with one plain line; 0 if nothing was found. */
async function fuzz(): Promise<number> {
  const st = installed()
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-fuzz-'))
  await using held = new AsyncDisposableStack()
  held.defer(() => rmSync(folder, { recursive: true, force: true }))
  const hub = await startHub({ settings: settingsOf(join(folder, 'hub'), { demo: '1' }) })
  held.defer(() => hub.stop())
  const node = await startDeliveryNode({
    hubUrl: hub.url,
    settings: settingsOf(join(folder, 'node'), { demo: '0' }),
    contentTypes,
    productVersion: '0.0.0',
  })
  held.defer(() => node.stop())
  await ready(node.url)

  const failed: string[] = []
  for (const [name, url] of Object.entries({ 'one-port process': hub.url, node: node.url })) {
    say(`Asking the ${name}`)
    if ((await ask(st, url)) !== 0) failed.push(name)
  }
  say(
    failed.length === 0
      ? `fuzz: the API is as described (seed ${values.seed})`
      : `fuzz: not as described: ${failed.join(', ')} (seed ${values.seed})`,
  )
  return failed.length === 0 ? 0 : 1
}

/** The program in a cache of its own, outside the project. */
function installed(): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'stadtwort-tests')
  const folder = join(cache, `schemathesis-${VERSION}`)
  const program = join(folder, 'bin', 'st')
  if (existsSync(program)) return program
  say(`Installing schemathesis ${VERSION} (needs python3-venv)`)
  mkdirSync(cache, { recursive: true })
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' })
    const pip = ['-m', 'pip', 'install', '--quiet', `schemathesis==${VERSION}`]
    execFileSync(join(folder, 'bin', 'python'), pip, { stdio: 'inherit' })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return program
}

function settingsOf(dataDir: string, { demo }: { demo: string }) {
  return readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${join(dataDir, 'hub.sqlite')}`,
    MEDIA_URL: `file:${join(dataDir, 'media')}`,
    ADMIN_EMAIL: 'admin@example.org',
    ADMIN_PASSWORD: 'only-for-tests',
    DEMO: demo,
    LOG_LEVEL: 'error',
  })
}

/** Waits until a node has all that its hub has. */
async function ready(url: string): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) {
    await setTimeout(100)
  }
}

function ask(program: string, url: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const words = [
    ...['--config-file', join(import.meta.dirname, 'schemathesis.toml')],
    ...['run', `${url}/content/v1/openapi.json`, '--url', url],
    ...['--seed', values.seed, '--max-examples', values.examples],
    ...(values.seconds ? ['--max-time', values.seconds] : []),
  ]
  const child = spawn(program, words, {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  })
  child.once('error', reject)
  child.once('exit', (code) => resolve(code ?? 1))
  return promise
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
