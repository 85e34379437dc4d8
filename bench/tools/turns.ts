import { openClient } from './client.ts'

/**
 * Asks several servers in turns, one request at a time over one connection each: what disturbs the
 * machine disturbs all of them. Answers the milliseconds of every request, by server.
 */
export async function inTurns(
  servers: readonly { url: string; paths: readonly string[] }[],
): Promise<number[][]> {
  const sides = servers.map(({ url, paths }) => ({ client: openClient(url), paths }))
  const times = sides.map((): number[] => [])
  const count = Math.max(...servers.map(({ paths }) => paths.length))
  for (let index = 0; index < count; index += 1) {
    for (const [side, { client, paths }] of sides.entries()) {
      const path = paths[index]
      if (path !== undefined) times[side]?.push(await client.time(path))
    }
  }
  for (const { client } of sides) client.close()
  return times
}
