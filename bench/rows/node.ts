import type { Figure } from '../results.ts'
import { filteredLists, itemPaths, RELEASES, searches } from '../tools/paths.ts'
import { memoryOf } from '../tools/processes.ts'
import { decimal, median, spread } from '../tools/statistics.ts'
import { load } from '../tools/wrk.ts'
import type { Row } from './row.ts'

const MOST_MIB = 200
const START_MS = 2000
const BUILD_SECONDS = 60

/** Memory of a delivery node that has answered all kinds of requests. */
export const memory: Row = {
  name: 'memory',
  needs: ['large'],
  async measure(lab) {
    const releases = lab.sizes.large
    await using node = await lab.node('large')
    const seconds = lab.quick ? 2 : 10
    const list = [`${RELEASES}?limit=10&include=body`]
    let answers = 0
    // What comes first weighs more once what comes after it has taken its own memory.
    for (const seed of [7, 8]) {
      const loads = [
        filteredLists(seed, { body: false }),
        filteredLists(seed, { body: true }),
        itemPaths(seed, releases),
        searches(seed),
        () => list,
      ]
      for (const make of loads) {
        answers += (await load(node.url, { paths: make(3000 * seconds), seconds })).requests
      }
    }
    const { now, peak } = memoryOf(node.pid)
    return [
      {
        figure: `memory of a delivery node with ${decimal(releases)} releases after load`,
        goal: `≤ ${MOST_MIB} MiB`,
        value: `${decimal(now)} MiB`,
        met: now <= MOST_MIB,
        measured: `resident set, at most ${decimal(peak)} MiB`,
        reference: '',
        how: `resident set right after ${decimal(answers)} answers, twice in turns: filtered lists without and with bodies, items and searches that were never asked before, and one hot list, 16 connections`,
      },
    ]
  },
}

/** From the start of the process to its first answer. */
export const start: Row = {
  name: 'start',
  needs: ['large'],
  async measure(lab) {
    const releases = lab.sizes.large
    const times: number[] = []
    for (let round = 0; round < lab.rounds.rounds; round += 1) {
      await using node = await lab.node('large')
      times.push(node.startedWithin)
    }
    const middle = median(times)
    return [
      {
        figure: `start of a delivery node with ${decimal(releases)} releases to its first 200`,
        goal: `≤ ${decimal(START_MS)} ms`,
        value: `${decimal(middle)} ms`,
        met: middle <= START_MS,
        measured: `${spread(times)} ms`,
        reference: '',
        how: `from spawning the process of \`npm run delivery\` on its store to the first 200 of the list of releases, the hub being away; median of ${times.length} starts`,
      },
    ]
  },
}

/** A node that begins with nothing and reads everything from another's feed. */
export const build: Row = {
  name: 'build',
  needs: ['large'],
  async measure(lab) {
    const releases = lab.sizes.large
    await using source = await lab.node('large')
    await using node = await lab.follower(source.url)
    const seconds = node.startedWithin / 1000
    return [figureOfBuild(seconds, releases)]
  },
}

function figureOfBuild(seconds: number, releases: number): Figure {
  return {
    figure: `build of a store of ${decimal(releases)} releases from the feed`,
    goal: `≤ ${BUILD_SECONDS} s`,
    value: `${decimal(seconds, 1)} s`,
    met: seconds <= BUILD_SECONDS,
    measured: `${decimal(releases / seconds)} releases/s`,
    reference: '',
    how: 'a delivery node without a store follows another over HTTP on the same machine; from its start to its first 200 of the list of releases',
  }
}
