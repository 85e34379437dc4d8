import { cpuSecondsOf, type Server } from './processes.ts'
import { decimal, median, spread } from './statistics.ts'
import { CONNECTIONS, load } from './wrk.ts'

type Measured = {
  perSecond: number
  bytesPerAnswer: number
  /** Microseconds of CPU that the server took for one answer. */
  cpuPerAnswer: number
}

/** Candidate and reference under the same load, in turns: medians of all rounds. */
export type Comparison = {
  candidate: Measured
  reference: Measured
  /** Median of the ratios of neighbouring rounds. */
  ratio: number
  /** Bytes and the spread of the ratios, for those who want to know more. */
  details: string
}

type Side = {
  server: Server
  /** What to ask for in a round; the first is round 0, which does not count. */
  paths: (round: number) => readonly string[]
  headers?: Record<string, string>
  /** Where answers take long: rounds last as long as so many take, a minute at most. */
  answers?: number
}

const MOST_SECONDS = 60

/**
 * Measures candidate and reference in alternation (ABAB…), after a round of each that does not
 * count, and compares the medians of their requests per second.
 */
export async function compare(
  { candidate, reference }: { candidate: Side; reference: Side },
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Comparison> {
  const results: { candidate: Measured; reference: Measured }[] = []
  const lasting = {
    candidate: await secondsFor(candidate, seconds),
    reference: await secondsFor(reference, seconds),
  }
  for (let round = 0; round <= rounds; round += 1) {
    const pair = {
      candidate: await loadSide(candidate, { round, seconds: lasting.candidate }),
      reference: await loadSide(reference, { round, seconds: lasting.reference }),
    }
    if (round > 0) results.push(pair)
  }
  const ratios = results.map((pair) => pair.candidate.perSecond / pair.reference.perSecond)
  const ours = medians(results.map((pair) => pair.candidate))
  const theirs = medians(results.map((pair) => pair.reference))
  return {
    candidate: ours,
    reference: theirs,
    ratio: median(ratios),
    details: [
      `${decimal(ours.bytesPerAnswer)} bytes per answer with headers (reference ${decimal(theirs.bytesPerAnswer)})`,
      `ratios of ${rounds} rounds ${spread(ratios, 2)}`,
    ].join('; '),
  }
}

/** How long rounds must be for as many answers as are wanted, by a look at how fast they come. */
async function secondsFor(side: Side, usual: number): Promise<number> {
  const { server, paths, headers = {}, answers } = side
  if (answers === undefined) return usual
  for (let seconds = usual; ; seconds *= 2) {
    const { requests } = await load(server.url, { paths: paths(0), seconds, headers })
    if (requests < CONNECTIONS && seconds * 2 <= MOST_SECONDS) continue
    const needed = Math.ceil((answers / requests) * seconds)
    return Math.min(MOST_SECONDS, Math.max(usual, needed))
  }
}

async function loadSide(
  { server, paths, headers = {} }: Side,
  { round, seconds }: { round: number; seconds: number },
): Promise<Measured> {
  const before = cpuSecondsOf(server.pid)
  const { requests, perSecond, bytesPerAnswer } = await load(server.url, {
    paths: paths(round),
    seconds,
    headers,
  })
  if (requests === 0) throw new Error(`Nothing was answered within ${seconds} s: ${server.url}`)
  const cpuPerAnswer = ((cpuSecondsOf(server.pid) - before) / requests) * 1e6
  return { perSecond, bytesPerAnswer, cpuPerAnswer }
}

/** Requests per second, and the CPU that each of them took, which a busy machine changes less. */
export function rateOf({ perSecond, cpuPerAnswer }: Measured): string {
  const digits = perSecond < 100 ? 1 : 0
  return `${decimal(perSecond, digits)}/s (${decimal(cpuPerAnswer)} µs CPU each)`
}

function medians(all: Measured[]): Measured {
  const of = (name: keyof Measured): number => median(all.map((one) => one[name]))
  return {
    perSecond: of('perSecond'),
    bytesPerAnswer: of('bytesPerAnswer'),
    cpuPerAnswer: of('cpuPerAnswer'),
  }
}
