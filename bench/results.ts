import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from './tools/processes.ts'

const figureSchema = z.object({
  /** What was measured. */
  figure: z.string(),
  goal: z.string(),
  measured: z.string(),
  /** What it is compared with, measured in the same run; empty where the goal is absolute. */
  reference: z.string(),
  /** The value that the goal is about. */
  value: z.string(),
  met: z.boolean(),
  how: z.string(),
})
export type Figure = z.infer<typeof figureSchema>

const resultsSchema = z.record(
  z.string(),
  z.object({
    figures: z.array(figureSchema),
    at: z.string(),
    machine: z.string(),
    took: z.number(),
  }),
)
export type Results = z.infer<typeof resultsSchema>

const RAW = join(root, 'bench/results.json')
const READABLE = join(root, 'bench/results.md')

/** Processor, cores, memory and Node of this machine. */
export function machine(): string {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${os.cpus().length} cores, ${memory} GiB, Node ${process.version}`
}

/** The state of the sources that was measured. */
export function sources(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'collections') !== ''
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`
  } catch {
    return 'no repository'
  }
}

export function readResults(): Results {
  if (!existsSync(RAW)) return {}
  return resultsSchema.parse(JSON.parse(readFileSync(RAW, 'utf8')))
}

/** Writes the results of all rows measured so far, in the order given. */
export function writeResults(results: Results, order: readonly string[]): void {
  const ordered = order.flatMap((name) => {
    const result = results[name]
    return result ? [[name, result] as const] : []
  })
  writeFileSync(RAW, `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`)
  writeFileSync(READABLE, readable(ordered))
}

type Ordered = readonly (readonly [string, Results[string]])[]

function readable(results: Ordered): string {
  const machines = [...new Set(results.map(([, { machine: name }]) => name))]
  const rows = results.flatMap(([, { figures }]) =>
    figures.map(({ figure, goal, measured, reference, value, met }) =>
      [figure, goal, `**${value}**`, met ? 'yes' : 'no', measured, reference].join(' | '),
    ),
  )
  const notes = results.flatMap(([name, { figures, at, took }]) => [
    `### ${name}`,
    '',
    ...figures.map(({ figure, how }) => `- **${figure}**: ${how}`),
    '',
    `Measured ${at}; took ${Math.round(took)} s.`,
    '',
  ])
  return [
    '# Measured',
    '',
    'Written by `npm run bench`; `bench/results.json` holds the same. Ratios compare what was measured in',
    'turns, in one run, on one machine, with the load generator on the same machine.',
    '',
    ...machines.map((name) => `Machine: ${name}.`),
    '',
    '| figure | goal | result | met | measured | reference |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    '## How',
    '',
    ...notes,
  ].join('\n')
}
