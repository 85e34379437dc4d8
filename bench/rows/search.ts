import { typicalOf } from '../tools/client.ts'
import { searches } from '../tools/paths.ts'
import { compare, rateOf } from '../tools/rounds.ts'
import { decimal, median, quantile, times } from '../tools/statistics.ts'
import { inTurns } from '../tools/turns.ts'
import type { Row } from './row.ts'

const GOAL = 0.1
const LONGEST_MS = 25
const TIMES_BARE = 3
const PATHS_PER_SECOND = 3000

/** Two usual words, never the same two again, against a plain server with such an answer. */
export const search: Row = {
  name: 'search',
  needs: ['middle'],
  async measure(lab) {
    const make = searches(1)
    await using node = await lab.node('middle')
    const typical = await typicalOf(node.url, make(51))
    await using plain = await lab.plain(node.url + typical)
    const result = await compare(
      {
        candidate: { server: node, paths: () => make(PATHS_PER_SECOND * lab.rounds.seconds) },
        reference: { server: plain, paths: () => [typical] },
      },
      lab.rounds,
    )
    return [
      {
        figure: `search, every query different, ${decimal(lab.sizes.middle)} releases`,
        goal: `≥ ${GOAL} ×`,
        value: times(result.ratio),
        met: result.ratio >= GOAL,
        measured: rateOf(result.candidate),
        reference: `node:http ${rateOf(result.reference)}`,
        how: `delivery node; two of 500 words that many texts hold, ten hits with total and highlights, no pair twice; ${result.details}`,
      },
    ]
  },
}

/** The same among a hundred thousand, against SQLite's full-text query alone. */
export const searchLarge: Row = {
  name: 'search-large',
  needs: ['large'],
  async measure(lab) {
    const paths = searches(2)(lab.quick ? 200 : 1500)
    await using node = await lab.node('large')
    await using bare = await lab.fullText('large')
    const warm = searches(3)(50)
    const [spent = [], bareSpent = []] = await inTurns([
      { url: node.url, paths: [...warm, ...paths] },
      { url: bare.url, paths: [...warm, ...paths].map(bareOf) },
    ]).then((all) => all.map((of) => of.slice(warm.length)))
    const [p99, bareP99] = [quantile(spent, 0.99), quantile(bareSpent, 0.99)]
    return [
      {
        figure: `search among ${decimal(lab.sizes.large)} releases, p99`,
        goal: `≤ ${LONGEST_MS} ms, or ≤ ${TIMES_BARE} × the FTS5 query alone`,
        value: `${decimal(p99, 1)} ms (${times(p99 / bareP99)})`,
        met: p99 <= LONGEST_MS || p99 <= TIMES_BARE * bareP99,
        measured: `median ${decimal(median(spent), 1)} ms`,
        reference: `FTS5 p99 ${decimal(bareP99, 1)} ms, median ${decimal(median(bareSpent), 1)} ms`,
        how: `${decimal(paths.length)} pairs of usual words, asked in turns over one connection each; reference: an FTS5 index of the same texts in a process of its own, both words, the best ten by bm25, row ids only`,
      },
    ]
  },
}

function bareOf(path: string): string {
  return `/${path.slice(path.indexOf('?'))}`
}
