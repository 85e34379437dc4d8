import { parseArgs } from 'node:util'
import { openLab, type Lab } from './lab.ts'
import { machine, readResults, sources, writeResults, type Figure } from './results.ts'
import { rows } from './rows/index.ts'
import type { Row } from './rows/row.ts'
import { requireWrk } from './tools/wrk.ts'

const help = `Usage: npm run bench [-- --only <row,...>] [-- --quick]

Measures the product against references in the same run, prints a table and writes bench/results.md.
Rows measured earlier stay in it. --quick measures too shortly to mean much, and writes nothing.

Rows: ${rows.map(({ name }) => name).join(', ')}`

process.exitCode = await main()

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const names = values.only?.split(',') ?? rows.map(({ name }) => name)
  const unknown = names.filter((name) => rows.every((row) => row.name !== name))
  if (unknown.length > 0) {
    console.error(`There is no row ${unknown.join(', ')}.\n\n${help}`)
    return 2
  }
  requireWrk()
  return measure(names, values.quick)
}

async function measure(names: string[], quick: boolean): Promise<number> {
  const results = readResults()
  const lab = openLab({ quick })
  const failed: string[] = []
  // Its data are gigabytes: whoever gives up must not have to look for them.
  process.once('SIGINT', () => {
    void lab.close().finally(() => process.exit(130))
  })
  console.log(`${machine()}\nSources: ${sources()}\n`)
  try {
    const chosen = rows.filter(({ name }) => names.includes(name))
    const took = await prepare(lab, chosen)
    console.log(`Made the data within ${took.toFixed(0)} s.\n`)
    for (const row of chosen) {
      const begun = performance.now()
      try {
        const figures = await row.measure(lab)
        const took = (performance.now() - begun) / 1000
        print(row.name, figures, took)
        const at = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC at ${sources()}`
        results[row.name] = { figures, at, machine: machine(), took }
        if (!quick)
          writeResults(
            results,
            rows.map(({ name }) => name),
          )
      } catch (error) {
        failed.push(row.name)
        console.error(`${row.name} could not be measured:`, error)
      }
    }
  } finally {
    await lab.close()
  }
  if (failed.length > 0) console.error(`Not measured: ${failed.join(', ')}`)
  return failed.length > 0 ? 1 : 0
}

/** Fills all that the rows need; answers how many seconds that took. */
async function prepare(lab: Lab, chosen: readonly Row[]): Promise<number> {
  const begun = performance.now()
  await lab.prepare([...new Set(chosen.flatMap(({ needs }) => needs))])
  return (performance.now() - begun) / 1000
}

function print(name: string, figures: Figure[], took: number): void {
  console.log(`${name} (${took.toFixed(0)} s)`)
  for (const { figure, goal, measured, reference, value, met } of figures) {
    const against = reference ? ` against ${reference}` : ''
    console.log(
      `  ${met ? 'met   ' : 'MISSED'} ${figure}: ${value} (goal ${goal}); ${measured}${against}`,
    )
  }
}
