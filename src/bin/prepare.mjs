// What has to work before anything is installed: plain JavaScript for Node 20, built-in modules only.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const NEEDED_NODE = 24

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** An error whose text is all the user needs. */
export class Refusal extends Error {}

/**
 * Runs a command to its end. With `quiet` its output is kept and given back instead of shown.
 * A long one tells every 15 seconds that it is still at work.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, doing?: string, env?: Record<string, string | undefined>, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, doing, env, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const began = Date.now()
    let output = ''
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    const beat = setInterval(() => {
      if (doing) say(`  … ${doing}: ${Math.round((Date.now() - began) / 1000)} s`)
    }, 15_000)
    const limit = timeoutMs ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    const done = () => {
      clearInterval(beat)
      clearTimeout(limit)
    }
    child.on('error', (error) => {
      done()
      reject(error)
    })
    child.on('close', (code, signal) => {
      done()
      resolve({ code: code ?? (signal ? 1 : 0), output })
    })
  })
}

/** Installs the packages of package-lock.json unless exactly these are there. */
export async function ensureInstalled() {
  if (installedMatchesLock()) return
  say('Installing packages (npm install). The first time this takes one to three minutes.')
  // Not `npm ci`: the lock file holds the binaries of Linux, and ci refuses one that leaves out
  // those of other systems. Versions and integrity are the lock file's all the same.
  const args = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit']
  const npm = process.env.npm_execpath
  const isScript = npm !== undefined && /\.c?js$/.test(npm)
  const { code } = await run(
    isScript ? process.execPath : 'npm',
    [...(isScript ? [npm] : []), ...args, '--loglevel=error'],
    { doing: 'installing' },
  )
  if (code !== 0) throw new Refusal('npm install failed; its messages are above.')
}

/**
 * Whether node_modules holds the versions of the lock file. npm writes its own list of what it
 * installed as its last step, so an interrupted install does not pass.
 */
function installedMatchesLock() {
  const list = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(list)) return false
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(list, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = present[name]
    // What is optional may be missing here because it is made for another system.
    return found ? found.version === entry.version : entry.optional || entry.devOptional
  })
}

/** The Node to run the product with: the project's own, else the one at hand if it is new enough. */
export function projectNode() {
  const own = path.join(root, 'node_modules/.bin/node')
  for (const candidate of [own, process.execPath]) {
    const { status, stdout } = spawnSync(candidate, ['--version'], { encoding: 'utf8' })
    if (status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= NEEDED_NODE) return candidate
  }
  throw new Refusal(
    [
      `Stadtwort runs on Node ${NEEDED_NODE}. On Linux (x64 and arm64, glibc) it brings its own;`,
      `on this system (${process.platform} ${process.arch}) it cannot be used.`,
      `Please install Node ${NEEDED_NODE} or newer from https://nodejs.org and try again.`,
    ].join('\n'),
  )
}

/**
 * Builds the admin if its sources changed since the last build.
 * @param {string} node
 */
export async function ensureBuilt(node) {
  const stamp = path.join(root, '.next/sources.sha256')
  const sources = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  say('Building the admin (next build). This takes about a minute and is kept for the next start.')
  rmSync(stamp, { force: true })
  const { code, output } = await run(node, ['node_modules/next/dist/bin/next', 'build'], {
    quiet: true,
    doing: 'building',
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) throw new Refusal(`${output}\nThe build of the admin failed; see above.`)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
}

function hashOfSources() {
  const hash = createHash('sha256')
  const entries = ['src', 'collections', 'payload.config.ts', 'content.config.ts']
  for (const file of [...entries.flatMap(filesOf), 'next.config.mjs', 'package-lock.json']) {
    const full = path.join(root, file)
    if (existsSync(full)) hash.update(file).update('\0').update(readFileSync(full)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * The source files below an entry, sorted, without tests and texts.
 * @param {string} entry
 * @returns {string[]}
 */
function filesOf(entry) {
  if (/\.[cm]?[jt]sx?$/.test(entry)) return [entry]
  if (!existsSync(path.join(root, entry))) return []
  return readdirSync(path.join(root, entry), { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && !/\.(test\.tsx?|md)$/.test(file.name))
    .map((file) => path.relative(root, path.join(file.parentPath ?? file.path, file.name)))
    .sort()
}
