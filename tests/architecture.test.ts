import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

type Violation = { rule: { name: string }; from: string; to: string }

/** Runs the project's rules over a folder laid out like the project. */
async function violations(folder: string, entries: string[]): Promise<Violation[]> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [
        path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        ...['--config', path.join(folder, '.dependency-cruiser.mjs'), '--output-type', 'json'],
        ...entries,
      ],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => (stdout ? resolve(stdout) : reject(error ?? new Error(stderr))),
    )
  })
  const { summary } = JSON.parse(output)
  expect(summary.totalCruised).toBeGreaterThan(0)
  return summary.violations
}

describe('import directions', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'stadtwort-architecture-'))
    for (const file of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.json']) {
      await cp(path.join(root, file), path.join(folder, file))
    }
    const payload = path.join(folder, 'node_modules/payload')
    await mkdir(payload, { recursive: true })
    await writeFile(path.join(payload, 'package.json'), '{"name":"payload","main":"index.js"}')
    await writeFile(path.join(payload, 'index.js'), 'export const payload = 1\n')
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function plant(files: Record<string, string>): Promise<string[]> {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
      await writeFile(path.join(folder, file), text)
    }
    const found = await violations(folder, Object.keys(files))
    return found.map(({ rule, from }) => `${rule.name}: ${from}`)
  }

  it('finds Payload behind two steps of innocent imports of delivery', async () => {
    const found = await plant({
      'src/delivery/store/open.ts':
        "import { near } from '#platform/near.ts'\nexport const a = near\n",
      'src/platform/near.ts': "import { far } from './far.ts'\nexport const near = far\n",
      'src/platform/far.ts': "import { payload } from 'payload'\nexport const far = payload\n",
    })
    expect(found).toContain('read-side-knows-no-framework: src/delivery/store/open.ts')
  })

  it('finds a domain that imports another domain', async () => {
    const found = await plant({
      'collections/press/index.ts':
        "import { b } from '#collections/council/b.ts'\nexport const a = b\n",
      'collections/council/b.ts': 'export const b = 1\n',
    })
    expect(found).toContain('domains-do-not-meet: collections/press/index.ts')
  })

  it('finds the hub database reached from delivery, and a type import against the direction', async () => {
    const found = await plant({
      'src/delivery/http/a.ts': "import { b } from '#platform/database/b.ts'\nexport const a = b\n",
      'src/platform/database/b.ts': 'export const b = 1\n',
      'src/publication/c.ts': "import type { D } from '#kit/d.ts'\nexport type C = D\n",
      'src/kit/d.ts': 'export type D = 1\n',
    })
    expect(found).toContain('delivery-imports: src/delivery/http/a.ts')
    expect(found).toContain('publication-imports: src/publication/c.ts')
  })

  it('finds an import that leads nowhere', async () => {
    const found = await plant({
      'src/kit/a.ts': "import { b } from './missing.ts'\nexport const a = b\n",
    })
    expect(found).toContain('not-to-unresolvable: src/kit/a.ts')
  })

  it('finds nothing in the project itself', async () => {
    const found = await violations(root, [
      'src',
      'collections',
      'payload.config.ts',
      'content.config.ts',
    ])
    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})
