import { text } from 'node:stream/consumers'
import { type Command, UsageError } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { openLocalHub } from './local.ts'
import { HubSocketError, runCommand, sendCommand } from './socket.ts'
import { DataDirTakenError, lockDataDir } from '#platform/dataLock.ts'
import { readSettings, type Settings, SettingsError } from '#platform/settings.ts'

const help = `Stadtwort, the command line of the hub.

Usage: npm run hub -- <command> [options]

${commands.map(({ summary }) => `  ${summary}`).join('\n')}

Every command has --help. It works while the hub runs (through its socket) and while it does not.
Exit codes: 0 done, 1 something failed, 2 wrong use`

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const printError = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(): Promise<number> {
  const [name, ...typed] = process.argv.slice(2)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(help)
    return name === undefined ? 2 : 0
  }
  const command = commands.find((known) => known.name === name)
  if (!command) {
    printError(`Unknown command ${name}.\n\n${help}`)
    return 2
  }
  if (typed.includes('--help') || typed.includes('-h')) {
    print(command.help)
    return 0
  }
  const args = command.prepare
    ? await command.prepare(typed, {
        cwd: process.env.INIT_CWD ?? process.cwd(),
        env: process.env,
        readInput: () => text(process.stdin),
      })
    : typed
  const settings = readSettings(process.env)
  try {
    return await runHere(command, args, settings)
  } catch (error) {
    if (!(error instanceof DataDirTakenError)) throw error
    return sendCommand({ dataDir: settings.dataDir, command: name, args, print, printError })
  }
}

/** The hub does not run: the command opens its data itself. */
async function runHere(command: Command, args: string[], settings: Settings): Promise<number> {
  await using _lock = await lockDataDir(settings.dataDir)
  await using hub = await open(settings)
  const left = new AbortController()
  process.once('SIGINT', () => left.abort())
  process.once('SIGTERM', () => left.abort())
  return await runCommand(command, args, {
    settings: hub.settings,
    payload: hub.payload,
    isRunningHub: false,
    print,
    printError,
    signal: left.signal,
  })
}

async function open(settings: Settings) {
  const hub = await openLocalHub({ settings })
  return { ...hub, [Symbol.asyncDispose]: () => hub.close() }
}

/** Runs the command of this process's arguments and gives the exit code. */
export async function runCommandLine(): Promise<number> {
  try {
    return await main()
  } catch (error) {
    if (error instanceof UsageError) {
      printError(error.message)
      return 2
    }
    const isKnown = error instanceof SettingsError || error instanceof HubSocketError
    printError(
      isKnown ? error.message : error instanceof Error ? String(error.stack) : String(error),
    )
    return 1
  }
}
