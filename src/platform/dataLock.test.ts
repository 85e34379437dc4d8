import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DataDirTakenError, lockDataDir } from './dataLock.ts'

const HOLD = `
  const { lockDataDir } = await import(process.argv[1])
  await lockDataDir(process.argv[2])
  process.stdout.write('locked')
  setInterval(() => {}, 1000)
`

it('belongs to one process, and is free again when that one is killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stadtwort-lock-'))
  const module = join(import.meta.dirname, 'dataLock.ts')
  const owner = spawn(process.execPath, ['--input-type=module', '-e', HOLD, module, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(owner.stdout, 'data')
  await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirTakenError)
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  await using lock = await lockDataDir(dataDir)
  expect(lock).toBeDefined()
})

it('is taken within the same process too, and given back', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stadtwort-lock-'))
  const lock = await lockDataDir(dataDir)
  await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirTakenError)
  await lock[Symbol.asyncDispose]()
  await using again = await lockDataDir(dataDir)
  expect(again).toBeDefined()
})

it('makes a folder that others cannot look into', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'stadtwort-lock-')), 'new')
  await using lock = await lockDataDir(dataDir)
  expect(lock).toBeDefined()
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})
