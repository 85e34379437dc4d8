import { cpuSecondsOf, type Server } from './processes.ts'
import { decimal, median, spread } from './statistics.ts'
import { load } from './wrk.ts'

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
  /** Longer rounds than the other side's, where answers take long. */
  seconds?: number
}

/**
 * Measures candidate and reference in alternation (ABAB…), after a round of each that does not
 * count, and compares the medians of their requests per second.
 */
export async function compare(
  { candidate, reference }: { candidate: Side; reference: Side },
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Comparison> {
  const results: { candidate: Measured; reference: Measured }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const pair = {
      candidate: await loadSide(candidate, { round, seconds }),
      reference: await loadSide(reference, { round, seconds }),
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

async function loadSide(
  { server, paths, headers = {}, seconds }: Side,
  usual: { round: number; seconds: number },
): Promise<Measured> {
  const before = cpuSecondsOf(server.pid)
  const { requests, perSecond, bytesPerAnswer } = await load(server.url, {
    paths: paths(usual.round),
    seconds: seconds ?? usual.seconds,
    headers,
  })
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
