import { Agent, request } from 'node:http'

/** A client with one kept connection that tells how long an answer took. */
export type Client = {
  /** Milliseconds to the last byte; throws unless the status is 200. */
  time(path: string): Promise<number>
  close(): void
}

export function openClient(url: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname, port } = new URL(url)
  return {
    async time(path) {
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      const begun = performance.now()
      const sent = request({ agent, hostname, port, path }, (response) => {
        response.resume()
        response.once('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - begun)
          else reject(new Error(`${url}${path} answered ${response.statusCode}`))
        })
        response.once('error', reject)
      })
      sent.once('error', reject)
      sent.end()
      return promise
    },
    close: () => agent.destroy(),
  }
}

/** Status and JSON of an address. */
export async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url)
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

/** Of these paths the one whose answer is of middle length: what a plain server is to repeat. */
export async function typicalOf(url: string, paths: readonly string[]): Promise<string> {
  const answers: { path: string; length: number }[] = []
  for (const path of paths) {
    const response = await fetch(url + path)
    if (response.status !== 200) throw new Error(`${url}${path} answered ${response.status}`)
    answers.push({ path, length: (await response.arrayBuffer()).byteLength })
  }
  const sorted = answers.toSorted((a, b) => a.length - b.length)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error('No paths to choose from')
  return middle.path
}
