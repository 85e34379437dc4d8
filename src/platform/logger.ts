import { pino } from 'pino'
import type { Logger } from 'pino'

const SECRET_KEYS = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'payloadSecret',
  'adminPassword',
  'smtpUrl',
  'databaseUrl',
  'resetPasswordToken',
  'apiKey',
]

/** What must never stand in a log, up to three levels down. */
const redactedPaths = SECRET_KEYS.flatMap((key) => [
  key,
  `*.${key}`,
  `*.*.${key}`,
  `*.*.*.${key}`,
  `req.headers["${key}"]`,
])

const root = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: { paths: redactedPaths, censor: '[redacted]' },
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
})

/** A logger that writes JSON lines to standard output, named after its part of the product. */
export function createLogger(name: string): Logger {
  return root.child({ name })
}
