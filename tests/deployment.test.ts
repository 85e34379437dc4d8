import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readSettings } from '#platform/settings.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8')

/** Fills in `${NAME:-default}` and `${NAME:?hint}` as Compose does. */
function interpolate(text: string, env: Record<string, string>): string {
  return text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name, kind, rest) => {
    const value = env[name]
    if (value) return value
    if (kind === '?') throw new Error(`${name} is required: ${rest}`)
    return rest ?? ''
  })
}

describe('docker-compose.yml', () => {
  it('holds to the schema of the Compose specification', async () => {
    const schema = JSON.parse(await read('tests/fixtures/compose/compose-spec.json'))
    // Its dialect is named with https, which Ajv knows only with http.
    schema.$schema = 'http://json-schema.org/draft-07/schema#'
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
    const validate = ajv.compile(schema)
    validate(parse(await read('docker-compose.yml'), { merge: true }))
    expect(validate.errors ?? []).toEqual([])
    expect(validate({ services: { hub: { prots: ['80:80'] } } })).toBe(false)
  })

  it('starts the hub with settings the hub accepts', async () => {
    const given = { PUBLIC_URL: 'https://wort.example.org', PAYLOAD_SECRET: 'a1'.repeat(20) }
    const compose = parse(interpolate(await read('docker-compose.yml'), given), { merge: true })
    const settings = readSettings(compose.services.hub.environment)
    expect(settings.mode).toBe('production')
    expect(settings.databaseUrl).toContain('replicaSet=rs0')
    expect(settings.publicUrl).toBe('https://wort.example.org')
  })

  it('does not start without an address and a secret', async () => {
    const text = await read('docker-compose.yml')
    expect(() => interpolate(text, { PAYLOAD_SECRET: 'a1'.repeat(20) })).toThrow('PUBLIC_URL')
    expect(() => interpolate(text, { PUBLIC_URL: 'https://a.example' })).toThrow('PAYLOAD_SECRET')
  })

  it('keeps the database out of reach of everything but the hub', async () => {
    const { services, networks } = parse(await read('docker-compose.yml'), { merge: true })
    const near = Object.entries<{ networks: string[] }>(services)
      .filter(([, service]) => service.networks.includes('database'))
      .map(([name]) => name)
    expect(near).toEqual(['mongo', 'hub'])
    expect(networks.database.internal).toBe(true)
    expect(services.mongo.ports).toBeUndefined()
  })
})

describe('the proxies', () => {
  it('know every delivery node, of which each has a store of its own', async () => {
    const { services } = parse(await read('docker-compose.yml'), { merge: true })
    const nodes = Object.entries<{ command?: string[]; volumes: string[] }>(services).filter(
      ([, { command }]) => command?.includes('src/bin/delivery.ts'),
    )
    expect(nodes.length).toBeGreaterThan(1)
    const volumes = nodes.map(
      ([
        ,
        {
          volumes: [volume],
        },
      ]) => volume,
    )
    expect(new Set(volumes).size).toBe(nodes.length)
    for (const file of ['deploy/Caddyfile', 'deploy/nginx.conf']) {
      const text = await read(file)
      for (const [name] of nodes) expect(text).toContain(`${name}:3000`)
    }
  })
})

describe('.env.example', () => {
  it('names every setting, with values that start the hub in local mode', async () => {
    const lines = (await read('.env.example')).split('\n').filter((line) => /^\w+=/.test(line))
    const env = Object.fromEntries(lines.map((line) => [line.split('=')[0], line.split('=')[1]]))
    const source = await read('src/platform/settings.ts')
    const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1])
    expect(names.length).toBeGreaterThan(10)
    expect(Object.keys(env).sort()).toEqual(names.sort())
    expect(readSettings(env)).toEqual(readSettings({}))
  })
})
