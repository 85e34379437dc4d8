import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Role } from '#kit/index.ts'
import { databases } from '../support/database.ts'
import { startTestHub, type TestClient, type TestHub } from '../support/hub.ts'
import { pressDesk } from '../support/pressDesk.ts'

const roles: Role[] = ['admin', 'press', 'council', 'ki', 'author', 'reader']

type Rights = {
  write: Role[]
  /** Publish, withdraw and delete. */
  publish: Role[]
  data: Record<string, unknown>
  workflow?: true
}

const title = 'Ein Titel'

/** Who may what, as the design says it; admins may everything. */
const table: Record<string, Rights> = {
  'press-releases': {
    write: ['press', 'author'],
    publish: ['press'],
    data: { title },
    workflow: true,
  },
  news: {
    write: ['press', 'ki', 'author'],
    publish: ['press', 'ki'],
    data: { title },
    workflow: true,
  },
  concepts: {
    write: ['ki', 'author'],
    publish: ['ki'],
    data: { title, year: 2030, validity: 'in-force' },
    workflow: true,
  },
  chapters: {
    write: ['ki', 'author'],
    publish: ['ki'],
    data: { title, kind: 'field-of-action' },
    workflow: true,
  },
  activities: {
    write: ['council', 'ki', 'author'],
    publish: ['council', 'ki'],
    data: { title, startsAt: '2030-05-04T10:00:00+02:00' },
    workflow: true,
  },
  'newspaper-issues': {
    write: ['council', 'author'],
    publish: ['council'],
    data: { title, number: 1 },
    workflow: true,
  },
  organizations: {
    write: ['press', 'council', 'ki'],
    publish: ['press', 'council', 'ki'],
    data: { title, kind: 'association' },
  },
  places: {
    write: ['press', 'council', 'ki'],
    publish: ['press', 'council', 'ki'],
    data: { title },
  },
  people: {
    write: ['press', 'council', 'ki'],
    publish: ['press', 'council', 'ki'],
    data: { title },
  },
  categories: { write: ['press'], publish: ['press'], data: { title } },
  sites: { write: [], publish: [], data: { title, key: 'probe', origin: 'https://example.org' } },
}

const userSchema = z.object({ user: z.object({ id: z.string() }) })
const rolesSchema = z.object({ user: z.object({ roles: z.array(z.string()) }) })
const listSchema = z.object({ docs: z.array(z.looseObject({ id: z.string() })) })

describe.each(databases())('rights on $name', (database) => {
  let hub: TestHub
  const clients = new Map<Role, TestClient>()

  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: database.url() })
    for (const role of roles) {
      clients.set(role, role === 'admin' ? hub.admin : await hub.login(role))
    }
  })
  afterAll(() => hub.stop())

  const as = (role: Role): TestClient => clients.get(role) ?? hub.anonymous

  /** The roles a request is not forbidden to. */
  async function admitted(
    send: (client: TestClient, role: Role) => Promise<{ status: number }>,
  ): Promise<Role[]> {
    const found: Role[] = []
    for (const role of roles) {
      const { status } = await send(as(role), role)
      if (status !== 403) found.push(role)
    }
    return found
  }

  const fresh = async (collection: string, data: Record<string, unknown>): Promise<string> => {
    const key = `probe-${crypto.randomUUID().slice(0, 8)}`
    const own = collection === 'sites' ? { ...data, key } : data
    return (await pressDesk(hub).write(hub.admin, collection, own)).id
  }

  test.each(Object.entries(table))('in %s are as designed', async (collection, rights) => {
    const at = `/api/${collection}`
    const { data, workflow } = rights
    const write = new Set<Role>(['admin', ...rights.write])
    const publish = new Set<Role>(['admin', ...rights.publish])
    const writers = roles.filter((role) => write.has(role))
    const publishers = roles.filter((role) => publish.has(role))
    const both = roles.filter((role) => write.has(role) || publish.has(role))
    const id = await fresh(collection, data)
    const publishing = workflow ? publishers : both

    expect(await admitted((client) => client.request('GET', `${at}/${id}`))).toEqual(roles)
    expect((await hub.anonymous.request('GET', `${at}/${id}`)).status).toBe(401)
    expect(await admitted((client) => client.request('POST', at, data))).toEqual(writers)
    expect(
      await admitted((client) => client.request('PATCH', `${at}/${id}`, { title: 'Neu' })),
    ).toEqual(both)
    const published = { ...data, _status: 'published' }
    expect(await admitted((client) => client.request('POST', at, published))).toEqual(publishing)
    expect(
      await admitted((client) => client.request('PATCH', `${at}/${id}`, { _status: 'published' })),
    ).toEqual(publishing)
    for (const action of ['approve', 'reject', 'publish', 'withdraw', 'reinstate']) {
      const forbidden: Role[] = []
      for (const role of roles.filter((name) => !publish.has(name))) {
        const { status } = await as(role).request('POST', `${at}/${id}/${action}`, {
          reason: 'Probe',
        })
        if (status < 400) forbidden.push(role)
      }
      expect({ action, forbidden }).toEqual({ action, forbidden: [] })
    }
    const trashed = await admitted(async (client) =>
      client.request('PATCH', `${at}/${await fresh(collection, data)}`, {
        deletedAt: new Date().toISOString(),
      }),
    )
    expect(trashed).toEqual(publishers)
    const deleted = await admitted(async (client) =>
      client.request('DELETE', `${at}/${await fresh(collection, data)}`),
    )
    expect(deleted).toEqual(publishers)
  })

  test('authors write only in the domains assigned to them', async () => {
    const author = await hub.login('author', { domains: ['news'] })
    expect((await author.request('POST', '/api/news', { title })).status).toBe(201)
    expect((await author.request('POST', '/api/press-releases', { title })).status).toBe(403)
    const id = await fresh('press-releases', { title })
    const refused = await author.request('PATCH', `/api/press-releases/${id}`, { title: 'Neu' })
    expect(refused.status).toBe(403)
  })

  test('nobody gives rights to themselves, or looks into other accounts', async () => {
    const other = userSchema.parse((await hub.admin.request('GET', '/api/users/me')).json).user.id
    for (const role of roles.filter((name) => name !== 'admin')) {
      const client = await hub.login(role, { domains: ['news'] })
      const { id } = userSchema.parse((await client.request('GET', '/api/users/me')).json).user
      const account = { email: `neu-${role}@example.org`, password: 'only-for-tests' }
      for (const [method, path, body] of [
        ['PATCH', `/api/users/${id}`, { roles: ['admin'] }],
        ['PATCH', `/api/users/${id}`, { roles: [role, 'admin'] }],
        ['PATCH', `/api/users/${id}?draft=true`, { roles: ['admin'] }],
        ['PATCH', `/api/users/${id}`, { domains: [] }],
        ['PATCH', `/api/users?where[id][equals]=${id}`, { roles: ['admin'] }],
        ['PATCH', `/api/users/${other}`, { password: 'taken-over-now' }],
        ['POST', '/api/users', { ...account, roles: ['admin'] }],
        ['POST', '/api/users/first-register', { ...account, roles: ['admin'] }],
        ['POST', '/api/users/unlock', { email: 'admin@example.org' }],
        ['DELETE', `/api/users/${other}`, undefined],
      ] as const) {
        const { status, text } = await client.request(method, path, body)
        const done = status < 300 && !text.includes('"errors":[{')
        expect.soft({ role, method, path, body, done }).toMatchObject({ done: false })
      }
      const me = rolesSchema.parse((await client.request('GET', '/api/users/me')).json)
      expect(me.user.roles).toEqual([role])
      const { docs } = listSchema.parse((await client.request('GET', '/api/users?depth=0')).json)
      expect(docs.map((user) => user.id)).toEqual([id])
      const seen = await client.request('GET', `/api/users/${other}`)
      expect(seen.text).not.toContain('admin@example.org')
    }
  })

  test('the log, sessions and secrets are in no answer', async () => {
    const press = as('press')
    for (const path of [
      '/api/publication-heads',
      '/api/publication-waiting',
      '/api/publication-slugs',
      '/api/users?where[hash][exists]=true',
      '/api/users?where[salt][like]=a',
      '/api/users?where[resetPasswordToken][exists]=true',
      '/api/users?showHiddenFields=true',
      '/api/users/me?showHiddenFields=true',
      '/api/payload-locked-documents?depth=3',
      '/api/payload-preferences?depth=3',
      '/api/payload-migrations',
      '/api/payload-kv',
      '/api/graphql?query={Users{docs{hash}}}',
    ]) {
      const { text } = await press.request('GET', path)
      expect.soft({ path, hash: /"(?:hash|salt|resetPasswordToken)":"/.test(text) }).toEqual({
        path,
        hash: false,
      })
    }
  })
})
