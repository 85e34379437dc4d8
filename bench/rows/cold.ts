import type { Lab } from '../lab.ts'
import type { Figure } from '../results.ts'
import { typicalOf } from '../tools/client.ts'
import { readCounts } from '../tools/metrics.ts'
import { filteredLists } from '../tools/paths.ts'
import { compare, rateOf } from '../tools/rounds.ts'
import { decimal, times } from '../tools/statistics.ts'
import type { Row } from './row.ts'

const GOAL = 0.25
/** More than any round asks for. */
const PATHS_PER_SECOND = 6000

/** Filtered lists of which no address is asked for twice. */
export const cold: Row = {
  name: 'cold',
  needs: ['middle'],
  measure: async (lab) => [
    await measure(lab, { figure: 'list of 10 with filter, every answer a miss', body: false }),
    await measure(lab, {
      figure: 'list of 10 with bodies and filter, every answer a miss',
      body: true,
    }),
  ],
}

async function measure(
  lab: Lab,
  { figure, body }: { figure: string; body: boolean },
): Promise<Figure> {
  const make = filteredLists(body ? 2 : 1, { body })
  await using node = await lab.node('middle')
  const typical = await typicalOf(node.url, make(51))
  await using plain = await lab.plain(node.url + typical)
  const before = await readCounts(node.url)
  const result = await compare(
    {
      candidate: { server: node, paths: () => make(PATHS_PER_SECOND * lab.rounds.seconds) },
      reference: { server: plain, paths: () => [typical] },
    },
    lab.rounds,
  )
  const after = await readCounts(node.url)
  return {
    figure,
    goal: `≥ ${GOAL} ×`,
    value: times(result.ratio),
    met: result.ratio >= GOAL,
    measured: rateOf(result.candidate),
    reference: `node:http ${rateOf(result.reference)}`,
    how: `delivery node with ${decimal(lab.sizes.middle)} releases; subject, field, tag or site within a span of days, no address twice (${decimal(after.hot - before.hot)} of ${decimal(after.cold - before.cold)} answers were ready), 16 connections; ${result.details}`,
  }
}
