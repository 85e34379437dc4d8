import { Agent, request } from 'node:http'

export type Load = {
  /** How many there have been. */
  answers(): number
  /** Ends the reading after the requests under way. */
  stop(): Promise<{ answers: number; failures: string[] }>
}

const READERS = 4

/**
 * Reads the paths again and again, on kept connections and on fresh ones, and notes everything that
 * is not a whole answer of 200.
 */
export function keepReading(base: string, paths: readonly string[]): Load {
  const kept = new Agent({ keepAlive: true })
  const failures: string[] = []
  let answers = 0
  let running = true

  const read = (path: string, agent: Agent | false): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const fail = (what: unknown): void => {
      failures.push(`${path}: ${String(what)}`)
      resolve()
    }
    const asked = request(`${base}${path}`, { agent })
    asked
      // A server that stops listening cuts the connections it had not yet accepted.
      .on('error', (error) => fail(asked.reusedSocket ? error : `on a new connection: ${error}`))
      .on('response', (answer) => {
        if (answer.statusCode !== 200) fail(answer.statusCode)
        answer
          .on('error', fail)
          .on('end', () => {
            answers += 1
            resolve()
          })
          .resume()
      })
      .end()
    return promise
  }

  const reader = async (number: number): Promise<void> => {
    for (let turn = number; running; turn += 1) {
      await read(paths[turn % paths.length] ?? '/', number % 2 === 0 ? kept : false)
    }
  }
  const readers = Array.from({ length: READERS }, (_, number) => reader(number))
  return {
    answers: () => answers,
    async stop() {
      running = false
      await Promise.all(readers)
      kept.destroy()
      return { answers, failures }
    },
  }
}
