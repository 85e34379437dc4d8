import type { Lab } from '../lab.ts'
import type { Figure } from '../results.ts'
import { filteredLists, itemPaths, pagesOf } from '../tools/paths.ts'
import { decimal, median, quantile, spread, times } from '../tools/statistics.ts'
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
    const lists = filteredLists(4, { body: false })(count)
    const asked: Asked[] = [
      { figure: 'lists', paths: pages },
      // A thousand releases have four thousand addresses here; as many are asked for of the others.
      { figure: 'items', paths: sizes.map((data) => itemPaths(5, lab.sizes[data])(count)) },
      { figure: 'filtered lists', paths: [lists, lists] },
    ]
    const rounds: Times[][] = []
    while (rounds.length < lab.rounds.rounds) rounds.push(await measureRound(lab, asked))
    return asked.map(({ figure }, index) =>
      figureOf(figure, { rounds: rounds.flatMap((times) => times[index] ?? []), sizes: lab.sizes }),
    )
  },
}

/** What is asked for of the node with few releases, and of the one with many. */
type Asked = { figure: string; paths: (string[] | undefined)[] }

/** Milliseconds of every request. */
type Times = { few: number[]; many: number[] }

/** Asks two fresh processes, which have nothing ready. */
async function measureRound(lab: Lab, asked: readonly Asked[]): Promise<Times[]> {
  await using small = await lab.node('small')
  await using large = await lab.node('large')
  // What a process does for the first time is not what is measured.
  const warm = filteredLists(6, { body: false })(200)
  await inTurns([small, large].map(({ url }) => ({ url, paths: warm })))
  const all: Times[] = []
  for (const { paths } of asked) {
    const [few = [], many = []] = await inTurns([
      { url: small.url, paths: paths[0] ?? [] },
      { url: large.url, paths: paths[1] ?? [] },
    ])
    all.push({ few, many })
  }
  return all
}

function figureOf(
  figure: string,
  { rounds, sizes }: { rounds: readonly Times[]; sizes: Lab['sizes'] },
): Figure {
  const p99 = rounds.map(({ few, many }) => ({
    few: quantile(few, 0.99),
    many: quantile(many, 0.99),
  }))
  const ratios = p99.map(({ few, many }) => many / few)
  const medianOf = (side: keyof Times, values: readonly Times[]): string =>
    decimal(median(values.flatMap((times) => times[side])), 2)
  const [first] = rounds
  return {
    figure: `p99 of ${figure}, ${decimal(sizes.large)} against ${decimal(sizes.small)} releases`,
    goal: `≤ ${GOAL} ×`,
    value: times(median(ratios)),
    met: median(ratios) <= GOAL,
    measured: `${decimal(median(p99.map(({ many }) => many)), 2)} ms`,
    reference: `${decimal(sizes.small)} releases: ${decimal(median(p99.map(({ few }) => few)), 2)} ms`,
    how: `${rounds.length} pairs of fresh delivery nodes asked in turns over one connection each, ${decimal(first?.many.length ?? 0)} and ${decimal(first?.few.length ?? 0)} requests in each round, no address twice; medians ${medianOf('many', rounds)} and ${medianOf('few', rounds)} ms; ratios of the rounds ${spread(ratios, 2)}`,
  }
}
