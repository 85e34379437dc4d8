import type { Payload } from 'payload'
import type { Settings } from '#platform/settings.ts'

/** What a command of the command line works with: in a process of its own, or inside the running hub. */
export type CommandContext = {
  settings: Settings & { payloadSecret: string }
  payload: Payload
  /** The command came over the socket of the running hub. */
  isRunningHub: boolean
  /** A line for standard output, shown at once. */
  print(line: string): void
  /** A line for standard error. */
  printError(line: string): void
  /** Aborted when the person at the terminal gives up. */
  signal: AbortSignal
}

/** The terminal a command was typed into. */
export type Terminal = {
  cwd: string
  env: NodeJS.ProcessEnv
  /** All of standard input, for secrets that must not stand in a process list. */
  readInput(): Promise<string>
}

export type Command = {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** The whole text of `--help`. */
  help: string
  /** Runs where the command is typed: makes paths absolute, reads standard input. */
  prepare?(args: string[], terminal: Terminal): Promise<string[]>
  /** Gives the exit code: 0 done, 1 something failed, 2 wrong use. */
  run(args: string[], context: CommandContext): Promise<number>
}

/** A command was typed wrongly; the message says how it is meant. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
