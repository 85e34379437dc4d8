import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareSecrets, readSettings, SettingsError } from './settings.ts'

describe('settings', () => {
  it('need nothing to be set for a first start', () => {
    expect(readSettings({})).toMatchObject({
      mode: 'local',
      port: 3000,
      dataDir: './data',
      databaseUrl: 'file:data/hub.sqlite',
      mediaUrl: 'file:./media',
      demo: true,
      publicUrl: null,
      payloadSecret: null,
    })
  })

  it('keep the database in the data directory', () => {
    const settings = readSettings({ DATA_DIR: '/srv/hub', PUBLIC_URL: 'https://example.org/' })
    expect(settings.databaseUrl).toBe('file:/srv/hub/hub.sqlite')
    expect(settings.publicUrl).toBe('https://example.org')
  })

  it('take an empty value as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' }).port).toBe(3000)
  })

  it('list all faults at once', () => {
    const faults = faultsOf({
      MODE: 'production',
      PORT: 'eighty',
      DATABASE_URL: 'mongodb://db/hub',
      DEMO: '1',
      TRUSTED_PROXIES: '10.0.0.0/8, nowhere',
      ADMIN_EMAIL: 'nobody',
    })
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'DEMO',
      'TRUSTED_PROXIES',
      'ADMIN_EMAIL',
      'PAYLOAD_SECRET',
      'PUBLIC_URL',
    ]) {
      expect(faults.filter((fault) => fault.startsWith(`${name} `))).toHaveLength(1)
    }
  })

  it.each([
    ['a missing secret', {}],
    ['a well-known secret', { PAYLOAD_SECRET: 'changeme' }],
    ['a short secret', { PAYLOAD_SECRET: 'x'.repeat(31) }],
  ])('refuse %s in production', (_, env) => {
    const faults = faultsOf({ MODE: 'production', PUBLIC_URL: 'https://example.org', ...env })
    expect(faults).toEqual([expect.stringContaining('PAYLOAD_SECRET')])
  })

  it('never print a secret they were given', () => {
    expect(faultsOf({ MODE: 'production', PAYLOAD_SECRET: 'geheim' }).join()).not.toContain(
      'geheim',
    )
  })

  it('make a secret once, readable by its owner only', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stadtwort-secret-'))
    const settings = readSettings({ DATA_DIR: dataDir })
    const first = prepareSecrets(settings).payloadSecret
    expect(first.length).toBeGreaterThan(32)
    expect(prepareSecrets(settings).payloadSecret).toBe(first)
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(first)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })
})

function faultsOf(env: Record<string, string>): string[] {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
  return []
}
