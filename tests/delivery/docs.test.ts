import { describe, expect, it } from 'vitest'
import { contentTypes } from '#content'
import { problemNames } from '#contract/problem.ts'
import { createDocs } from '#delivery/docs/index.ts'
import { ProblemError } from '#delivery/http/problem.ts'

const docs = createDocs({ contentTypes, productVersion: '1.2.3' })

async function read(path: string): Promise<string> {
  const answer = await docs({
    method: 'GET',
    path,
    segments: path.split('/').slice(1),
    query: new URLSearchParams(),
    search: '',
    headers: {},
    traceId: 'test',
    trusted: false,
  })
  expect(answer.contentType).toBe('text/html; charset=utf-8')
  return String(answer.body)
}

describe('the reference under /content/docs', () => {
  it('shows every listed type with its filters and fields', async () => {
    const html = await read('/content/docs')
    const paths = contentTypes.flatMap(({ path }) => path ?? [])
    expect(paths.filter((path) => !html.includes(`id="${path}"`))).toEqual([])
    expect(html).toContain('<code>dateline</code>')
    expect(html).toContain('field-of-action')
    expect(html).toContain('Version 1.2.3')
  })

  it('names the stream, the calendars and the sitemaps', async () => {
    const html = await read('/content/docs')
    for (const path of ['/content/v1/changes/stream', '/feeds/events.ics', '/sitemap.xml']) {
      expect(html).toContain(`href="${path}"`)
    }
    expect(html).toContain('<code>/feeds/activities/{slug}.ics</code>')
  })

  it('asks nothing of anybody else: no script, no picture, no font', async () => {
    const html = await read('/content/docs')
    expect(html).not.toMatch(/<script|<img|<link|url\(|https?:/)
  })

  it.each([...problemNames])('explains the problem %s where its type leads', async (name) => {
    expect(await read(`/content/docs/problems/${name}`)).toContain(`Problem: ${name}`)
  })

  it('knows no other problems', async () => {
    await expect(read('/content/docs/problems/other')).rejects.toBeInstanceOf(ProblemError)
  })
})
