import { z } from 'zod'
import type { Figure } from '../results.ts'
import { readCounts } from '../tools/metrics.ts'
import { datedLists, RELEASES } from '../tools/paths.ts'
import { compare, rateOf } from '../tools/rounds.ts'
import { decimal, times } from '../tools/statistics.ts'
import type { Row } from './row.ts'

const PATHS_PER_SECOND = 6000
/** Payload answers so slowly that in the usual seconds little would be counted. */
const REFERENCE_ANSWERS = 120
const REST =
  '/api/press-releases?limit=10&sort=-dateline.date&depth=1&where[_status][equals]=published'

/**
 * The newest ten releases with bodies and what they link to: from delivery, and from Payload's own
 * REST in the same process.
 */
export const payload: Row = {
  name: 'payload',
  needs: ['hub'],
  async measure(lab) {
    await using hub = await lab.hub()
    const { authorization } = hub
    await assertSame(hub)
    const make = datedLists(3)
    const headers = { authorization }
    const reference = { server: hub, paths: () => [REST], headers, answers: REFERENCE_ANSWERS }
    const list = `${RELEASES}?limit=10&include=body`
    const hot = await compare(
      { candidate: { server: hub, paths: () => [list] }, reference },
      lab.rounds,
    )
    const before = await readCounts(hub.url)
    const cold = await compare(
      {
        candidate: {
          server: hub,
          paths: () => make(PATHS_PER_SECOND * lab.rounds.seconds),
        },
        reference,
      },
      lab.rounds,
    )
    const after = await readCounts(hub.url)
    const releases = decimal(lab.sizes.hub)
    const how = `one process, ${releases} releases in its SQLite database; reference: \`${REST}\` with an editor's session, the linked documents in it`
    return [
      figureOf('list of 10 with bodies against Payload REST, hot', {
        goal: 300,
        result: hot,
        how,
      }),
      figureOf('the same, every answer a miss', {
        goal: 100,
        result: cold,
        how: `${how}; delivery's lists end on days that no list before them ended on (${decimal(after.hot - before.hot)} of ${decimal(after.cold - before.cold)} answers were ready)`,
      }),
    ]
  },
}

function figureOf(
  figure: string,
  given: { goal: number; result: Awaited<ReturnType<typeof compare>>; how: string },
): Figure {
  const { goal, result, how } = given
  return {
    figure,
    goal: `≥ ${goal} ×`,
    value: times(result.ratio),
    met: result.ratio >= goal,
    measured: rateOf(result.candidate),
    reference: `Payload REST ${rateOf(result.reference)}`,
    how: `${how}; ${result.details}`,
  }
}

const days = z.object({ title: z.string() })
const deliveryList = z.object({ items: z.array(days) })
const payloadList = z.object({ docs: z.array(days) })

/** Both lists must show the same ten releases, or the comparison means nothing. */
async function assertSame({
  url,
  authorization,
}: {
  url: string
  authorization: string
}): Promise<void> {
  const [ours, theirs] = await Promise.all([
    fetch(`${url}${RELEASES}?limit=10`).then((response) => response.json()),
    fetch(url + REST, { headers: { authorization } }).then((response) => response.json()),
  ])
  const titles = {
    ours: deliveryList.parse(ours).items.map(({ title }) => title),
    theirs: payloadList.parse(theirs).docs.map(({ title }) => title),
  }
  if (titles.ours.toSorted().join() !== titles.theirs.toSorted().join()) {
    throw new Error(`The lists differ: ${JSON.stringify(titles)}`)
  }
}
