import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { StadtwortError } from './errors.ts'

export type Settings = {
  mode: 'local' | 'production'
  port: number
  host: string
  /** Where browsers reach the product; null: localhost and 127.0.0.1 with the port. */
  publicUrl: string | null
  /** Where public files are reached, if not under `publicUrl`. */
  filesUrl: string | null
  databaseUrl: string
  dataDir: string
  payloadSecret: string | null
  smtpUrl: string | null
  mediaUrl: string
  adminEmail: string
  adminPassword: string | null
  demo: boolean
  /** Addresses and networks that may read the metrics. */
  metricsAllow: string[]
  /** Addresses and networks whose forwarding headers are believed. */
  trustedProxies: string[]
}

/** All faults of the settings at once, so that one start shows everything there is to mend. */
export class SettingsError extends StadtwortError {
  readonly faults: string[]

  constructor(faults: string[]) {
    super(`Settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`, {
      code: 'settings',
      details: { faults },
      isPublic: false,
    })
    this.faults = faults
  }
}

const TRUE_WORDS = ['1', 'true', 'yes', 'on']
const FALSE_WORDS = ['0', 'false', 'no', 'off']
const MIN_SECRET_LENGTH = 32
const DEFAULT_SECRETS = ['secret', 'changeme', 'change-me', 'your_secret_here']

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL with ${protocols.join(' or ')}`,
  })

const webAddress = url(['http:', 'https:'])
  .refine((text) => !URL.canParse(text) || new URL(text).search === '', {
    error: 'must have no query',
  })
  .transform((text) => text.replace(/\/+$/, ''))

const flag = z
  .string()
  .toLowerCase()
  .refine((text) => [...TRUE_WORDS, ...FALSE_WORDS].includes(text), {
    error: 'must be 1 or 0',
  })
  .transform((text) => TRUE_WORDS.includes(text))

const networks = z
  .string()
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine((list) => list.every(isNetwork), {
    error: 'must be addresses or networks such as 10.0.0.0/8, separated by commas',
  })

const databaseUrl = z
  .string()
  .refine((text) => /^(file:.+|mongodb(\+srv)?:\/\/.+)/.test(text), {
    error: 'must start with file: or mongodb://',
  })
  .refine((text) => !/^mongodb/.test(text) || namesReplicaSet(text), {
    error: 'must name the replica set (?replicaSet=…): without one MongoDB has no transactions',
  })

const environment = z.object({
  MODE: z.enum(['local', 'production'], { error: 'must be local or production' }).default('local'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a port number' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'must be a port number' })
    .default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: webAddress.optional(),
  FILES_URL: webAddress.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  PAYLOAD_SECRET: z.string().optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MEDIA_URL: url(['file:', 's3:']).or(z.string().startsWith('file:')).default('file:./media'),
  ADMIN_EMAIL: z.email({ error: 'must be an e-mail address' }).default('admin@example.org'),
  ADMIN_PASSWORD: z.string().optional(),
  DEMO: flag.optional(),
  METRICS_ALLOW: networks.default(['127.0.0.1', '::1']),
  TRUSTED_PROXIES: networks.default([]),
})

/** Reads and checks all settings; throws SettingsError with every fault found. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  // An empty value in a .env or compose file means: not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new SettingsError([...faults, ...productionFaults(given)])
  }
  const values = parsed.data
  const settings: Settings = {
    mode: values.MODE,
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    filesUrl: values.FILES_URL ?? null,
    databaseUrl: values.DATABASE_URL ?? `file:${join(values.DATA_DIR, 'hub.sqlite')}`,
    dataDir: values.DATA_DIR,
    payloadSecret: values.PAYLOAD_SECRET ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mediaUrl: values.MEDIA_URL,
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD ?? null,
    demo: values.DEMO ?? values.MODE === 'local',
    metricsAllow: values.METRICS_ALLOW,
    trustedProxies: values.TRUSTED_PROXIES,
  }
  const faults = productionFaults(given)
  if (faults.length > 0) throw new SettingsError(faults)
  return settings
}

/** In local mode a missing secret is made once and kept in the data directory, for its owner only. */
export function prepareSecrets(settings: Settings): Settings & { payloadSecret: string } {
  if (settings.payloadSecret) return { ...settings, payloadSecret: settings.payloadSecret }
  if (settings.mode === 'production') throw new SettingsError(['PAYLOAD_SECRET is missing'])
  mkdirSync(settings.dataDir, { recursive: true })
  const file = join(settings.dataDir, 'secret')
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return { ...settings, payloadSecret: readFileSync(file, 'utf8').trim() }
}

/** Whether a MongoDB address names its replica set; the driver turns transactions on only then. */
export function namesReplicaSet(address: string): boolean {
  return /[?&]replicaSet=[^&]+/.test(address)
}

function productionFaults(env: Record<string, string | undefined>): string[] {
  if (env.MODE !== 'production') return []
  const secret = env.PAYLOAD_SECRET ?? ''
  const faults: string[] = []
  if (!secret) faults.push('PAYLOAD_SECRET is missing')
  else if (DEFAULT_SECRETS.includes(secret.toLowerCase())) {
    faults.push('PAYLOAD_SECRET is a well-known default')
  } else if (secret.length < MIN_SECRET_LENGTH) {
    faults.push(`PAYLOAD_SECRET must have at least ${MIN_SECRET_LENGTH} characters`)
  }
  if (!env.PUBLIC_URL) faults.push('PUBLIC_URL is missing')
  if (TRUE_WORDS.includes(env.DEMO?.toLowerCase() ?? '')) {
    faults.push('DEMO cannot be on in production')
  }
  return faults
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128)
}
