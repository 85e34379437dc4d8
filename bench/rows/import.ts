import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { releaseItem } from '../content/release.ts'
import type { Lab } from '../lab.ts'
import { openClient } from '../tools/client.ts'
import { RELEASES } from '../tools/paths.ts'
import { nodeScript, runScript } from '../tools/processes.ts'
import { decimal, median, quantile } from '../tools/statistics.ts'
import type { Row } from './row.ts'

const LONGEST_MS = 50
const PER_SECOND = 100

/** Reads of what is hot while an editor's import keeps the same process busy. */
export const importing: Row = {
  name: 'import',
  needs: ['hub'],
  async measure(lab) {
    const count = lab.quick ? 20 : 1000
    const pages = writePages(lab, count)
    await using hub = await lab.hub()
    const reading = readSteadily(hub.url)
    const begun = performance.now()
    const output = await runScript(nodeScript('hub').command, {
      args: ['import', '--as', 'published', pages],
      env: hub.env,
    })
    const seconds = (performance.now() - begun) / 1000
    const times = await reading.stop()
    const [made = 'no new'] = /\d+ new/.exec(output) ?? []
    const p99 = quantile(times, 0.99)
    return [
      {
        figure: `hot reads while ${decimal(count)} releases are imported in the same process, p99`,
        goal: `≤ ${LONGEST_MS} ms`,
        value: `${decimal(p99, 1)} ms`,
        met: p99 <= LONGEST_MS,
        measured: `median ${decimal(median(times), 1)} ms, at most ${decimal(Math.max(...times))} ms`,
        reference: '',
        how: `\`hub import --as published\` of ${decimal(count)} pages into the running hub (${made}) took ${decimal(seconds)} s; meanwhile the newest ten with bodies were asked for ${PER_SECOND} times a second, each time counted from when it was due (${decimal(times.length)} reads); every numbering makes the list anew; ${decimal(lab.sizes.hub)} releases in the hub before`,
      },
    ]
  },
}

/** Pages as an old website has them, from releases that the hub does not hold. */
function writePages(lab: Lab, count: number): string {
  const folder = join(lab.folder, 'pages')
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < count; index += 1) {
    const { title, teaser, date, body } = releaseItem(200_000 + index, 400_000)
    const [year, month, day] = date.split('-')
    const html = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title></head>
<body><main><article><h1>${title}</h1><p class="date">${day}.${month}.${year}</p><p class="teaser">${teaser}</p>${body?.html ?? ''}</article></main></body></html>`
    writeFileSync(join(folder, `meldung-${index}.html`), html)
  }
  return folder
}

/**
 * Asks for the newest releases at a fixed rate over several connections, whether or not answers to
 * earlier requests are there: a pause of the server counts for all who would have come in it.
 */
function readSteadily(url: string): { stop(): Promise<number[]> } {
  const clients = Array.from({ length: 8 }, () => openClient(url))
  const times: Promise<number>[] = []
  let stopped = false
  const run = async (): Promise<void> => {
    const begun = performance.now()
    for (let sent = 0; !stopped; sent += 1) {
      const due = begun + (sent * 1000) / PER_SECOND
      const wait = due - performance.now()
      if (wait > 0) await delay(wait)
      const client = clients[sent % clients.length]
      if (client) {
        times.push(
          client.time(`${RELEASES}?limit=10&include=body`).then(() => performance.now() - due),
        )
      }
    }
  }
  const running = run()
  return {
    async stop() {
      stopped = true
      await running
      const all = await Promise.all(times)
      for (const client of clients) client.close()
      return all
    },
  }
}
