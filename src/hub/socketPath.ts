import { chmod, rm } from 'node:fs/promises'
import type { Server } from 'node:net'
import { join, relative, resolve } from 'node:path'

/** What `sockaddr_un` holds on macOS, with room for the end; Linux takes four more. */
const MAX_PATH_BYTES = 100

/** Where a socket of the data directory is. Their names must be short: a deep folder is reached from here. */
export function socketPath(dataDir: string, name: string): string {
  const path = join(resolve(dataDir), name)
  if (Buffer.byteLength(path) <= MAX_PATH_BYTES) return path
  return relative(process.cwd(), path)
}

/** Listens on a socket that only the owner of this process can open. */
export async function listenPrivately(server: Server, path: string): Promise<void> {
  // What a killed process has left.
  await rm(path, { force: true })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    // The socket file must never be open to others, not even between its making and chmod.
    const mask = process.umask(0o177)
    try {
      server.listen(path, done)
    } finally {
      process.umask(mask)
    }
  })
  await chmod(path, 0o600)
}
