import { de } from '@payloadcms/translations/languages/de'
import { buildConfig, getPayload, type Payload, type SanitizedConfig } from 'payload'
import { z } from 'zod'
import { contentPlugin, dropMissingLinks, idField, type Role, roles } from '#kit/index.ts'
import { createDatabase } from '#platform/database/index.ts'
import { publicationCollections } from '#publication/log/index.ts'
import { systemClock } from '#platform/clock.ts'
import { createSequencer, type Sequencer } from '#publication/sequencer.ts'
import { handleRest } from '#hub/rest.ts'
import { createSchema } from '../database.ts'
import { samplePlugin } from './index.ts'

const docSchema = z.looseObject({ id: z.string() })
const bodySchema = z.looseObject({
  doc: docSchema.default({ id: '' }),
  docs: z.array(docSchema).default([]),
  errors: z
    .array(z.looseObject({ message: z.string(), data: z.looseObject({}).nullish() }))
    .default([]),
})

export type Answer = { status: number; body: z.infer<typeof bodySchema> }

export type Person = {
  id: string
  call(method: string, path: string, body?: unknown): Promise<Answer>
}

export type SampleHub = {
  payload: Payload
  config: SanitizedConfig
  person(role: Role): Promise<Person>
  anonymous: Person
  sequencer: Sequencer
  stop(): Promise<void>
}

const PASSWORD = 'nur-fuer-tests-1'

/** A hub with nothing but the sample types, spoken to through its REST door. */
export async function sampleHub(databaseUrl: string): Promise<SampleHub> {
  const config = await buildConfig({
    secret: 'a secret of tests only',
    db: createDatabase({ databaseUrl }),
    collections: [
      ...publicationCollections,
      {
        slug: 'users',
        auth: true,
        access: { read: () => true, create: () => false, update: () => false },
        fields: [idField, { name: 'roles', type: 'select', hasMany: true, options: [...roles] }],
      },
    ],
    plugins: [contentPlugin({ collections: [] }), samplePlugin, dropMissingLinks],
    admin: { user: 'users' },
    graphQL: { disable: true },
    telemetry: false,
    i18n: { fallbackLanguage: 'de', supportedLanguages: { de } },
    localization: { locales: ['de', 'en'], defaultLocale: 'de', fallback: false },
    typescript: { autoGenerate: false },
    logger: { options: { level: process.env.TEST_LOG ?? 'silent' } },
  })
  const key = crypto.randomUUID()
  const payload = await getPayload({ config, key })
  await createSchema(payload)

  const sequencer = createSequencer({ payload, clock: systemClock })
  await sequencer.start()

  const personWith = (id: string, token: string | null): Person => ({
    id,
    async call(method, path, body) {
      const request = new Request(`http://localhost/api${path}`, {
        method,
        headers: {
          ...(token ? { authorization: `JWT ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const response = await handleRest(config, request, key)
      return { status: response.status, body: bodySchema.parse(await response.json()) }
    },
  })

  return {
    payload,
    config,
    sequencer,
    anonymous: personWith('', null),
    async person(role) {
      const email = `${role}-${crypto.randomUUID()}@example.org`
      const user = await payload.create({
        collection: 'users',
        data: { email, password: PASSWORD, roles: [role] },
        overrideAccess: true,
        depth: 0,
      })
      const { token } = await payload.login({
        collection: 'users',
        data: { email, password: PASSWORD },
        overrideAccess: true,
      })
      return personWith(String(user.id), token ?? null)
    },
    async stop() {
      await sequencer.stop()
      await payload.destroy()
    },
  }
}
