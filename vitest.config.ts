import { defineConfig } from 'vitest/config'

type Project = {
  name: string
  include: string[]
  timeout?: number
  /** Alone, one file after the other: what measures time or starts whole servers. */
  serial?: boolean
  mongo?: boolean
  /** JSON answers of delivery are checked against the OpenAPI document. */
  described?: boolean
  /** Run once before the files, after MongoDB has started. */
  setup?: string
  env?: Record<string, string>
}

const projects: Project[] = [
  {
    name: 'unit',
    include: ['src/**/*.test.ts', 'collections/**/*.test.ts', 'bench/**/*.test.ts'],
  },
  { name: 'architecture', include: ['tests/*.test.ts'], timeout: 120_000 },
  {
    name: 'contract',
    include: ['tests/contract/*.test.ts'],
    timeout: 120_000,
    mongo: true,
    described: true,
  },
  {
    name: 'reading',
    include: ['tests/contract/reading/*.test.ts'],
    timeout: 60_000,
    mongo: true,
    setup: './tests/support/readingSetup.ts',
    described: true,
  },
  { name: 'delivery', include: ['tests/delivery/**/*.test.ts'], timeout: 60_000, described: true },
  {
    // The same of a node that follows: what reads and nothing else.
    name: 'delivery on a node',
    include: [
      'tests/delivery/{caching,calendars,events,feeds,files,forms,items,languages}.test.ts',
      'tests/delivery/{lists,nasty,paging,search,sitemaps}.test.ts',
    ],
    timeout: 60_000,
    env: { ARRANGEMENT: 'node' },
  },
  { name: 'import', include: ['tests/import/**/*.test.ts'], timeout: 120_000 },
  {
    name: 'faults',
    include: ['tests/faults/**/*.test.ts'],
    timeout: 180_000,
    mongo: true,
    described: true,
  },
  { name: 'browser', include: ['tests/browser/**/*.test.ts'], timeout: 180_000, serial: true },
]

export default defineConfig({
  test: {
    // Two cores are the common case; the databases beside the tests need one of them.
    maxWorkers: 2,
    projects: projects.map(
      (
        {
          name,
          include,
          timeout = 20_000,
          serial = false,
          mongo = false,
          described = false,
          setup,
          env,
        },
        index,
      ) => ({
        test: {
          name,
          include,
          testTimeout: timeout,
          hookTimeout: Math.max(timeout, 120_000),
          fileParallelism: !serial,
          sequence: { groupOrder: serial ? index : 0 },
          setupFiles: described ? ['./tests/support/checkedAnswers.ts'] : [],
          globalSetup: [
            ...(mongo ? ['./tests/support/mongoSetup.ts'] : []),
            ...(setup ? [setup] : []),
          ],
          // vitest sets MODE to its own word.
          env: { NODE_ENV: 'production', MODE: 'local', ...env },
        },
      }),
    ),
  },
})
