import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** How long clients may take to hear that their connection will not be kept. */
const FAREWELL_MS = 100
const SWEEP_MS = 50
/** How long requests under way may take to end when the server stops. */
const ENDING_MS = 5000

const open = new WeakMap<Server, Set<Socket>>()

/** A server for clients that mostly read: a request without a body costs it no stream. */
export function createReadServer(): Server {
  return createServer({ optimizeEmptyRequests: true })
}

/** Resolves with the port when the server accepts connections; rejects if it cannot. */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<number> {
  noteConnections(server)
  server.listen(port, host)
  // `once` rejects if the server emits an error first.
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

/**
 * Says goodbye to the clients: each is told with its next answer that the connection will not be kept,
 * so that none breaks in the middle of a request. Resolves when all are gone, at most after `patience`
 * milliseconds.
 */
export async function dismissClients(server: Server, patience: number): Promise<void> {
  server.prependListener('request', (_req, res) => {
    res.shouldKeepAlive = false
  })
  for (const end = Date.now() + patience; Date.now() < end && open.get(server)?.size !== 0;) {
    await delay(SWEEP_MS)
  }
}

/** Lets requests under way end, accepts nothing more, then cuts what is left. */
export async function closeServer(server: Server): Promise<void> {
  await dismissClients(server, FAREWELL_MS)
  const closed = once(server, 'close')
  server.close()
  // Browsers connect ahead of need; Node takes a connection that has asked for nothing for a busy one.
  const unused = setTimeout(() => {
    for (const socket of open.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy()
  }, FAREWELL_MS)
  // Whose answer was under way was told that the connection would be kept.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), ENDING_MS)
  await closed
  clearTimeout(unused)
  clearInterval(sweep)
  clearTimeout(cut)
}

function noteConnections(server: Server): void {
  const sockets = new Set<Socket>()
  open.set(server, sockets)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
}
