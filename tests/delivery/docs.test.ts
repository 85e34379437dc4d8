import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentTypes } from '#content'
import { problemNames } from '#contract/problem.ts'
import { startDelivery, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
beforeAll(async () => {
  delivery = await startDelivery()
})
afterAll(() => delivery.close())

async function read(path: string): Promise<string> {
  const answer = await delivery.get(path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  return answer.text
}

describe('the reference under /content/docs', () => {
  it('shows every listed type with its filters and fields', async () => {
    const html = await read('/content/docs')
    const paths = contentTypes.flatMap(({ path }) => path ?? [])
    expect(paths.filter((path) => !html.includes(`href="/content/v1/${path}"`))).toEqual([])
    expect(html).toContain('<code>dateline</code>')
    expect(html).toContain('field-of-action')
    expect(html).toContain('Version 1.2.3')
  })

  it('shows every operation, schema and problem of the OpenAPI document', async () => {
    const html = await read('/content/docs')
    const { json } = await delivery.get('/content/v1/openapi.json')
    const operations = Object.values<{ get: { operationId: string } }>(json.paths)
    const ids = [
      ...operations.map(({ get }) => get.operationId),
      ...Object.keys(json.components.schemas).map((name) => `schema-${name}`),
    ]
    expect(ids.filter((id) => !html.includes(` id="${id}"`))).toEqual([])
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !html.includes(` id="${id}"`))).toEqual([])
  })

  it('names the stream, the calendars and the sitemaps', async () => {
    const html = await read('/content/docs')
    for (const path of ['/content/v1/changes/stream', '/feeds/events.ics', '/sitemap.xml']) {
      expect(html).toContain(`href="${path}"`)
    }
    expect(html).toContain('<code>/feeds/activities/{item}.ics</code>')
  })

  it('asks nothing of anybody else: no script, no picture, no font', async () => {
    const html = await read('/content/docs')
    expect(html).not.toMatch(/<script|<img|<link|url\(|(?:href|src)="(?:https?:)?\/\//)
  })

  it.each([...problemNames])('explains the problem %s where its type leads', async (name) => {
    expect(await read(`/content/docs/problems/${name}`)).toContain(`Problem: ${name}`)
  })

  it('knows no other problems', async () => {
    expect((await delivery.get('/content/docs/problems/other')).status).toBe(404)
  })
})
