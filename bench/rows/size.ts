import type { Lab } from '../lab.ts'
import type { Figure } from '../results.ts'
import { filteredLists, itemPaths, pagesOf } from '../tools/paths.ts'
import { decimal, median, quantile, times } from '../tools/statistics.ts'
import { inTurns } from '../tools/turns.ts'
import type { Row } from './row.ts'

const GOAL = 1.3

/** Whether answers take longer when a hundred times as much is public. */
export const size: Row = {
  name: 'size',
  needs: ['small', 'large'],
  async measure(lab) {
    const sizes = ['small', 'large'] as const
    const count = lab.quick ? 300 : 3000
    const pages = await Promise.all(
      sizes.map(async (data) => {
        // Turning the pages makes them ready, so another process does.
        await using scout = await lab.node(data)
        return await pagesOf(scout.url, count)
      }),
    )
    await using small = await lab.node('small')
    await using big = await lab.node('large')
    const lists = filteredLists(4, { body: false })(count)
    const asked: { figure: string; paths: (string[] | undefined)[] }[] = [
      { figure: 'lists', paths: pages },
      // A thousand releases have four thousand addresses here; as many are asked for of the others.
      { figure: 'items', paths: sizes.map((data) => itemPaths(5, lab.sizes[data])(count)) },
      { figure: 'filtered lists', paths: [lists, lists] },
    ]
    // What a process does for the first time is not what is measured.
    const warm = filteredLists(6, { body: false })(200)
    await inTurns([small, big].map(({ url }) => ({ url, paths: warm })))
    const figures: Figure[] = []
    for (const { figure, paths } of asked) {
      const [few = [], many = []] = await inTurns([
        { url: small.url, paths: paths[0] ?? [] },
        { url: big.url, paths: paths[1] ?? [] },
      ])
      figures.push(figureOf(figure, { few, many, sizes: lab.sizes }))
    }
    return figures
  },
}

function figureOf(
  figure: string,
  { few, many, sizes }: { few: number[]; many: number[]; sizes: Lab['sizes'] },
): Figure {
  const [a, b] = [quantile(few, 0.99), quantile(many, 0.99)]
  return {
    figure: `p99 of ${figure}, ${decimal(sizes.large)} against ${decimal(sizes.small)} releases`,
    goal: `≤ ${GOAL} ×`,
    value: times(b / a),
    met: b / a <= GOAL,
    measured: `${decimal(b, 2)} ms`,
    reference: `${decimal(sizes.small)} releases: ${decimal(a, 2)} ms`,
    how: `two delivery nodes asked in turns over one connection each, ${decimal(many.length)} and ${decimal(few.length)} requests, no address twice; medians ${decimal(median(many), 2)} and ${decimal(median(few), 2)} ms`,
  }
}
