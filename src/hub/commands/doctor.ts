import { access, constants, mkdir } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { asSystem } from '#kit/index.ts'
import { databaseStatus, databaseTime } from '#platform/database/index.ts'
import { logPosition } from '#publication/log/index.ts'
import type { Command, CommandContext } from './command.ts'

const help = `Looks at settings, data directory, database, clock, files, delivery store and mail, and says
for each whether it works.

Usage: npm run hub -- doctor

Exit codes: 0 all well, 1 something needs care`

const MAX_SKEW_MS = 2000
const MAIL_PATIENCE_MS = 5000

/** What a check found; a problem is for people to mend. */
type Finding = { text: string; isProblem?: boolean }

/** `doctor`: whether the installation is well. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'doctor: check settings, database, store, clock, mail',
  help,
  run: async (_args, context) => {
    const checks: [string, (context: CommandContext) => Promise<Finding>][] = [
      ['settings', settings],
      ['data directory', dataDirectory],
      ['database', database],
      ['clock', clock],
      ['accounts', accounts],
      ['files', files],
      ['delivery store', deliveryStore],
      ['mail', mail],
    ]
    let problems = 0
    for (const [name, check] of checks) {
      const { text, isProblem } = await check(context).catch((error: unknown): Finding => {
        return { text: error instanceof Error ? error.message : String(error), isProblem: true }
      })
      if (isProblem) problems++
      context.print(`${isProblem ? 'PROBLEM' : 'ok     '}  ${name}: ${text}`)
    }
    context.print(problems === 0 ? 'All well.' : `${problems} of ${checks.length} need care.`)
    return problems === 0 ? 0 : 1
  },
}

async function settings({ settings: { mode, port, publicUrl }, isRunningHub }: CommandContext) {
  const state = isRunningHub ? 'the hub is running' : 'the hub is not running'
  return { text: `mode ${mode}, port ${port}, ${publicUrl ?? 'no PUBLIC_URL'}; ${state}` }
}

async function dataDirectory({ settings: { dataDir } }: CommandContext): Promise<Finding> {
  await access(dataDir, constants.R_OK | constants.W_OK)
  return { text: dataDir }
}

async function database({ payload, settings: { databaseUrl } }: CommandContext): Promise<Finding> {
  const { sequence } = await logPosition(payload)
  const kind = databaseUrl.startsWith('file:') ? 'SQLite' : 'MongoDB replica set'
  const text = `${kind}, publication log at ${sequence}`
  const status = databaseStatus(payload)
  if (!status) return { text }
  const { commitFailures, overdue, waiting } = status
  return {
    text: `${text}, ${waiting} writes waiting, ${commitFailures} refused commits and ${overdue} transactions undone since the start`,
    isProblem: commitFailures + overdue > 0,
  }
}

async function clock({ payload }: CommandContext): Promise<Finding> {
  const before = Date.now()
  const there = (await databaseTime(payload)).getTime()
  const skew = Math.round(there - (before + Date.now()) / 2)
  const text = `the database's clock differs by ${Math.abs(skew)} ms`
  // Releases wait for the later of the two clocks.
  return { text, isProblem: Math.abs(skew) > MAX_SKEW_MS }
}

async function accounts({ payload }: CommandContext): Promise<Finding> {
  const { totalDocs } = await asSystem(payload, 'command line: doctor').find({
    collection: 'users',
    where: { roles: { in: ['admin'] } },
    limit: 1,
  })
  if (totalDocs > 0) return { text: `${totalDocs} with the role admin` }
  return { text: 'nobody can administer it: npm run hub -- user create', isProblem: true }
}

async function files({ settings: { mediaUrl } }: CommandContext): Promise<Finding> {
  if (!mediaUrl.startsWith('file:'))
    return { text: `${new URL(mediaUrl).protocol} not checked here` }
  const folder = mediaUrl.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  await mkdir(folder, { recursive: true })
  await access(folder, constants.R_OK | constants.W_OK)
  return { text: folder }
}

async function deliveryStore({ settings: { dataDir } }: CommandContext): Promise<Finding> {
  const file = join(dataDir, 'delivery.sqlite')
  const isThere = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  )
  if (!isThere) return { text: 'none yet; the next start builds it' }
  return { text: `${file} (npm run hub -- verify compares it with the hub)` }
}

async function mail({ settings: { smtpUrl } }: CommandContext): Promise<Finding> {
  if (!smtpUrl) return { text: 'SMTP_URL is not set: no mail is sent' }
  const { hostname, port, protocol } = new URL(smtpUrl)
  const number = Number(port) || (protocol === 'smtps:' ? 465 : 587)
  const socket = createConnection({ host: hostname, port: number, timeout: MAIL_PATIENCE_MS })
  try {
    await new Promise<void>((done, fail) => {
      socket.once('connect', () => done())
      socket.once('error', fail)
      socket.once('timeout', () => fail(new Error(`${hostname}:${number} does not answer`)))
    })
  } finally {
    socket.destroy()
  }
  return { text: `${hostname}:${number} answers` }
}
