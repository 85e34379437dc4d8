import { rm } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Payload } from 'payload'
import { z } from 'zod'
import { createLogger } from '#platform/logger.ts'
import type { Settings } from '#platform/settings.ts'
import { type Command, UsageError } from './commands/command.ts'
import { listenPrivately, socketPath } from './socketPath.ts'

const requestSchema = z.object({ command: z.string(), args: z.array(z.string()) })
const messageSchema = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ exit: z.number().int() }),
])
type Message = z.infer<typeof messageSchema>

const SOCKET = 'hub.sock'

/** The running hub does not answer, although the data directory is taken. */
export class HubSocketError extends Error {
  override name = 'HubSocketError'
}

/**
 * Answers commands of the command line inside the running hub: on SQLite one process writes.
 * The socket belongs to the owner of the data directory alone.
 */
export async function serveCommands(options: {
  payload: Payload
  settings: Settings & { payloadSecret: string }
  commands: readonly Command[]
}): Promise<{ close(): Promise<void> }> {
  const { payload, settings, commands } = options
  const log = createLogger('commands')
  const open = new Set<Socket>()
  const path = socketPath(settings.dataDir, SOCKET)
  const server = createServer((socket) => {
    open.add(socket)
    const left = new AbortController()
    const send = (message: Message) => {
      if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
    }
    socket.on('error', () => left.abort())
    socket.on('close', () => {
      open.delete(socket)
      left.abort()
    })
    createInterface({ input: socket }).once('line', (line) => {
      const request = requestSchema.safeParse(parse(line))
      const command = commands.find(({ name }) => name === request.data?.command)
      if (!request.success || !command) {
        send({ err: 'The running hub does not know this command; is it of another version?' })
        send({ exit: 2 })
        socket.end()
        return
      }
      log.info({ command: command.name }, 'command from the command line')
      const context = {
        settings,
        payload,
        isRunningHub: true,
        print: (out: string) => send({ out }),
        printError: (err: string) => send({ err }),
        signal: left.signal,
      }
      runCommand(command, request.data.args, context).then(
        (exit) => {
          send({ exit })
          socket.end()
        },
        (error: unknown) => {
          log.error({ err: error, command: command.name }, 'command failed')
          socket.destroy()
        },
      )
    })
  })
  await listenPrivately(server, path)
  return {
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise<void>((done) => server.close(() => done()))
      await rm(path, { force: true })
    },
  }
}

/** Runs a command and turns what it throws into a line and an exit code. */
export async function runCommand(
  command: Command,
  args: string[],
  context: Parameters<Command['run']>[1],
): Promise<number> {
  try {
    return await command.run(args, context)
  } catch (error) {
    if (error instanceof UsageError) {
      context.printError(`${error.message}\nSee: npm run hub -- ${command.name} --help`)
      return 2
    }
    context.printError(`${command.name}: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

/** Sends a command to the running hub and gives its exit code. */
export async function sendCommand(options: {
  dataDir: string
  command: string
  args: string[]
  print(line: string): void
  printError(line: string): void
}): Promise<number> {
  const socket = createConnection(socketPath(options.dataDir, SOCKET))
  const failed = Promise.withResolvers<never>()
  socket.on('error', (error) => {
    failed.reject(
      new HubSocketError(
        `Another process holds ${options.dataDir} but answers no commands (${error.message}). If the hub is still starting, try again in a moment.`,
      ),
    )
  })
  socket.write(`${JSON.stringify({ command: options.command, args: options.args })}\n`)
  return Promise.race([read(), failed.promise])

  async function read(): Promise<number> {
    for await (const line of createInterface({ input: socket })) {
      const message = messageSchema.parse(parse(line))
      if ('out' in message) options.print(message.out)
      else if ('err' in message) options.printError(message.err)
      else {
        socket.end()
        return message.exit
      }
    }
    throw new HubSocketError('The running hub stopped before the command was done')
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
