import type { TestProject } from 'vitest/node'
import { databaseUrls } from './databaseUrls.ts'
import { until } from './until.ts'
import type { Side } from './reading/sides.ts'
import { startInstallation } from './reading/installation.ts'
import { buildTown } from './reading/town.ts'

/** Starts the product on each database, writes one town's content into it, and hands the addresses on. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.all(
    databaseUrls().map(async ({ name, url }) => {
      const installation = await startInstallation(url())
      const { hubUrl, nodeUrl } = installation
      const town = await buildTown(hubUrl)
      await until(async () => (await sequenceOf(nodeUrl)) === (await sequenceOf(hubUrl)))
      const sides: Side[] = [
        { name: `the one-port process on ${name}`, url: hubUrl, hubUrl, town },
        { name: `a node of its own, hub on ${name}`, url: nodeUrl, hubUrl, town },
      ]
      return { installation, sides }
    }),
  )
  project.provide(
    'sides',
    started.flatMap(({ sides }) => sides),
  )
  return async () => {
    await Promise.all(started.map(({ installation }) => installation.stop()))
  }
}

async function sequenceOf(url: string): Promise<string | null> {
  const answer = await fetch(`${url}/content/v1`)
  await answer.body?.cancel()
  return answer.headers.get('content-sequence')
}
