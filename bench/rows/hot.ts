import type { Figure } from '../results.ts'
import { itemPaths, RELEASES } from '../tools/paths.ts'
import { compare, rateOf } from '../tools/rounds.ts'
import { decimal, times } from '../tools/statistics.ts'
import type { Row } from './row.ts'

const GOAL = 0.9

/** Answers that are ready: one item, and the list of the newest ten with their bodies. */
export const hot: Row = {
  name: 'hot',
  needs: ['middle'],
  async measure(lab) {
    const [item = ''] = itemPaths(1, lab.sizes.middle)(1)
    const list = `${RELEASES}?limit=10&include=body`
    await using node = await lab.node('middle')
    const figures: Figure[] = []
    for (const [figure, path] of [
      ['item, hot', item],
      ['list of 10 with bodies, hot', list],
    ] as const) {
      await using plain = await lab.plain(node.url + path)
      const result = await compare(
        {
          candidate: { server: node, paths: () => [path] },
          reference: { server: plain, paths: () => [path] },
        },
        lab.rounds,
      )
      figures.push({
        figure,
        goal: `≥ ${GOAL} ×`,
        value: times(result.ratio),
        met: result.ratio >= GOAL,
        measured: rateOf(result.candidate),
        reference: `node:http ${rateOf(result.reference)}`,
        how: `delivery node with ${decimal(lab.sizes.middle)} releases, one address again and again, 16 connections; ${result.details}`,
      })
    }
    return figures
  },
}
