import { median, spread } from './statistics.ts'
import { load, type Load } from './wrk.ts'

/** Candidate and reference under the same load, in turns. */
export type Comparison = {
  candidate: number
  reference: number
  /** Median of the ratios of neighbouring rounds. */
  ratio: number
  /** Ratios from the worst to the best round. */
  ratios: string
  bytesPerAnswer: { candidate: number; reference: number }
}

type Side = {
  url: string
  /** What to ask for in a round. */
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
  const results: { candidate: Load; reference: Load }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const time = round === 0 ? 1 : seconds
    const pair = {
      candidate: await loadSide(candidate, round, time),
      reference: await loadSide(reference, round, time),
    }
    if (round > 0) results.push(pair)
  }
  const ratios = results.map((pair) => pair.candidate.perSecond / pair.reference.perSecond)
  const of = (side: keyof (typeof results)[number], value: keyof Load): number =>
    median(results.map((pair) => pair[side][value]))
  return {
    candidate: of('candidate', 'perSecond'),
    reference: of('reference', 'perSecond'),
    ratio: median(ratios),
    ratios: spread(ratios, 2),
    bytesPerAnswer: {
      candidate: of('candidate', 'bytesPerAnswer'),
      reference: of('reference', 'bytesPerAnswer'),
    },
  }
}

function loadSide(
  { url, paths, headers = {}, seconds }: Side,
  round: number,
  usually: number,
): Promise<Load> {
  return load(url, { paths: paths(round), seconds: seconds ?? usually, headers })
}
