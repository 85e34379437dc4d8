import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { asSystem, roles } from '#kit/index.ts'
import { type Command, UsageError } from './command.ts'

const help = `Makes an account for the hub.

Usage: npm run hub -- user create --email <address> --role <role> [options]

  --email <address>    what the person signs in with
  --role <role>        ${roles.join(', ')}; may be repeated
  --name <name>        shown in the admin
  --password-stdin     read the password from standard input
                       (without it one is made and printed once)

Exit codes: 0 made, 1 refused, 2 wrong use`

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', multiple: true },
  password: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const

/** `user create`: an account with its roles. */
export const user: Command = {
  name: 'user',
  summary: 'user create: make an account',
  help,
  prepare: async (args, terminal) => {
    if (!args.includes('--password-stdin')) return args
    const password = (await terminal.readInput()).replace(/\r?\n$/, '')
    return [...args.filter((arg) => arg !== '--password-stdin'), '--password', password]
  },
  run: async (args, { payload, print, printError }) => {
    const { values, positionals } = read(args)
    if (positionals[0] !== 'create' || positionals.length > 1) throw new UsageError('user create …')
    const email = z.email().safeParse(values.email)
    if (!email.success) throw new UsageError('--email needs a mail address')
    const wanted = z.array(z.enum(roles)).min(1).safeParse(values.role)
    if (!wanted.success) throw new UsageError(`--role is one of ${roles.join(', ')}`)
    const system = asSystem(payload, 'command line: user create')
    const known = await system.find({
      collection: 'users',
      where: { email: { equals: email.data.toLowerCase() } },
      limit: 1,
    })
    if (known.docs.length > 0) {
      printError(`An account with the address ${email.data} exists already.`)
      return 1
    }
    const password = values.password ?? randomBytes(12).toString('base64url')
    await system.create({
      collection: 'users',
      data: { email: email.data, password, roles: wanted.data, name: values.name ?? email.data },
    })
    print(`Made ${email.data} (${wanted.data.join(', ')}).`)
    if (values.password === undefined) print(`Password, shown this once: ${password}`)
    return 0
  },
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong options')
  }
}
