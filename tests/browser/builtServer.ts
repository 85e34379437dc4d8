import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { ensureBuilt, root } from '../../src/bin/prepare.mjs'

export const admin = { email: 'leitung@example.org', password: 'Ein-langes-Passwort-2026' }

export type BuiltServer = {
  url: string
  dataDir: string
  /** All it has said so far. */
  output(): string
  /** Ends it as Ctrl-C does and gives its exit code. */
  stop(): Promise<number | null>
}

/** The product as `npm start` runs it, on an empty data directory of its own. */
export async function startBuiltServer(env: Record<string, string> = {}): Promise<BuiltServer> {
  await ensureBuilt(process.execPath)
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'stadtwort-browser-'))
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'src/bin/server.ts')],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        DATABASE_URL: `file:${dataDir}/hub.sqlite`,
        MEDIA_URL: `file:${dataDir}/media`,
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        DEMO: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  let output = ''
  child.stdout?.on('data', (chunk) => (output += String(chunk)))
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  await ready(child, () => output)
  return {
    url: `http://localhost:${port}`,
    dataDir,
    output: () => output,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGINT')
        await once(child, 'exit')
      }
      await rm(dataDir, { recursive: true, force: true })
      return child.exitCode
    },
  }
}

function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output()}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The Chromium of this machine; undefined where there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const places = [...folders, '/usr/bin'].flatMap((folder) =>
    names.map((name) => path.join(folder, name)),
  )
  return [process.env.CHROMIUM, ...places].find((file) => file && existsSync(file))
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * Everything the page complained about: errors on the console, uncaught ones, failed requests.
 * That nobody is signed in yet, the sign-in page asks and is told with a 401; that is as it should be.
 */
export function complaints(page: Page): string[] {
  const found: string[] = []
  const expected = (url: string): boolean => url.endsWith('/api/users/me')
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected(message.location().url)) {
      found.push(`console: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400 && !(response.status() === 401 && expected(response.url()))) {
      found.push(`${response.status()} ${response.url()}`)
    }
  })
  return found
}

export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin/login`)
  await page.fill('input[name="email"]', admin.email)
  await page.fill('input[name="password"]', admin.password)
  await page.click('button[type="submit"]')
  await page.waitForURL(`${url}/admin`)
}
