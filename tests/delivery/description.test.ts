import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentTypes } from '#content'
import { operationsOf } from '#delivery/openapi/document.ts'
import type { Description, Parameter, Reference, Schema } from '#delivery/openapi/types.ts'
import { item, type Json, startDelivery, type TestDelivery } from '../support/delivery.ts'
import { createChecker } from '../support/openapi.ts'
import { type Random, randomFrom } from '../support/random.ts'
import { board, notice } from '../support/sampleType/contract.ts'

const REQUESTS_PER_OPERATION = 8
const openEnded = new Set(['changesStream'])

/** Values that some parameter somewhere takes, and some that none does. */
const words = [
  ...['', ' ', ',', 'a,,b', 'kultur', 'Kultur und Sport', 'a,b', 'de', 'en,de', 'de-simple', '*'],
  ...['x_y', 'ä😀', '"', "' OR 1=1 --", '\u0000', 'a\nb', 'a'.repeat(200), 'ä'.repeat(201)],
  ...['0', '1', '7', '100', '101', '1001', '-1', '1.5', '1e3', '99999999999999999999', 'null'],
  ...['2026', '20260', '0000', '9999', '2026-11', '2026-13', '2026-W48', '2026-W54', '2026-W00'],
  ...['2026-10-01', '2026-02-30', '0001-01-01', '2026-10-01T08:00:00Z', '2026-10-01T25:00:00Z'],
  ...['body', 'links', 'timeline', 'title', '-date', 'true', 'yes', 'press-release', 'eyJ0Ijoi'],
]

let delivery: TestDelivery
let document: Description

beforeAll(async () => {
  delivery = await startDelivery({ now: () => new Date('2026-10-01T08:00:00Z') })
  const listed = contentTypes.filter(({ window }) => window === undefined)
  const items = listed.flatMap(({ type, languages }) => [
    item({ type, slug: `${type}-de`, language: languages === 'none' ? null : 'de' }),
    ...(languages === 'none' ? [] : [item({ type, slug: `${type}-en`, language: 'en' })]),
  ])
  delivery.publish(...items.map((put) => ({ put })))
  document = (await delivery.get('/content/v1/openapi.json')).json
})
afterAll(() => delivery.close())

const named = (parameter: Parameter | Reference): Parameter => {
  if (!('$ref' in parameter)) return parameter
  const found = document.components.parameters[parameter.$ref.split('/').at(-1) ?? '']
  if (!found) throw new Error(`${parameter.$ref} leads nowhere`)
  return found
}

/** Whether the description allows a text as this parameter. */
function allows(schema: Schema, text: string): boolean {
  if (schema.type === 'array' && schema.items && typeof schema.items === 'object') {
    return !Array.isArray(schema.items) && allows(schema.items, text)
  }
  if (schema.anyOf) return schema.anyOf.some((one) => allows(one, text))
  const { enum: allowed, minimum = 0, maximum = Infinity, pattern, format, maxLength } = schema
  if (allowed) return allowed.includes(text)
  if (schema.type === 'integer') {
    return /^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum
  }
  if (format === 'date') return text === '2026-10-01' || text === '0001-01-01'
  if (format === 'date-time') return text === '2026-10-01T08:00:00Z'
  if (maxLength !== undefined && [...text].length > maxLength) return false
  return pattern === undefined || new RegExp(pattern, 'u').test(text)
}

function requestOf(path: string, parameters: Parameter[], random: Random): string {
  const query = new URLSearchParams()
  for (const { name, in: place, required, schema } of parameters) {
    if (place !== 'query' || !(required || random.chance(0.15))) continue
    const fitting = words.filter((word) => allows(schema, word))
    const value = random.pick(random.chance(0.9) ? fitting : words)
    if (value !== undefined) query.append(name, value)
  }
  const type = /\/(?:v1|print|feeds)\/([a-z-]+)/.exec(path)?.[1]
  const slug = `${contentTypes.find((one) => one.path === type)?.type ?? 'news'}-de`
  const filled = path.replaceAll(/\{\w+\}/g, () =>
    encodeURIComponent(random.chance(0.6) ? slug : (random.pick(words) ?? '') || '-'),
  )
  return query.size > 0 ? `${filled}?${query}` : filled
}

describe('the API description', () => {
  it('is answered as described, whatever is asked', async () => {
    const random = randomFrom(20_261_124)
    const check = createChecker(document)
    const requests = operationsOf(document)
      .filter(({ operation }) => !openEnded.has(operation.operationId))
      .flatMap(({ path, operation }) =>
        Array.from({ length: REQUESTS_PER_OPERATION }, () =>
          requestOf(path, operation.parameters.map(named), random),
        ),
      )
    const faults = await Promise.all(
      requests.map(async (request) => {
        const { status, headers, json } = await delivery.get(request)
        const [path = ''] = request.split('?', 1)
        const answer = { method: 'GET', path, status, headers, ...(json ? { json } : {}) }
        return [...(status >= 500 ? [`${status}`] : []), ...check(answer)].map(
          (fault) => `${request}: ${fault}`,
        )
      }),
    )
    expect(requests.length).toBeGreaterThan(300)
    expect(faults.flat()).toEqual([])
  })

  it('tells of every parameter what is taken and what is refused', async () => {
    // The same parameter is read by the same code wherever it comes: once is enough.
    const cases = new Map<string, { request: string; allowed: boolean; word: string }>()
    for (const { path, operation } of operationsOf(document)) {
      if (!path.startsWith('/content/v1/') || path.includes('{')) continue
      if (openEnded.has(operation.operationId)) continue
      const parameters = operation.parameters
        .map(named)
        .filter(({ in: place }) => place === 'query')
      const others = parameters.filter(({ required }) => required).map(({ name }) => name)
      for (const parameter of parameters.filter(({ name }) => name !== 'cursor')) {
        const { name, schema } = parameter
        for (const word of words) {
          const query = new URLSearchParams(others.map((other) => [other, 'a']))
          query.delete(name)
          query.append(name, word)
          const tested = { request: `${path}?${query}`, allowed: allows(schema, word), word }
          cases.set(JSON.stringify([parameter, word]), tested)
        }
      }
    }
    const wrong: string[] = []
    for (const { request, allowed, word } of cases.values()) {
      const { status } = await delivery.get(request, { method: 'HEAD' })
      // Another history, a window of more than two years: rules beyond one parameter.
      const beyond = request.includes('epoch=') || word === '0001-01-01'
      const fits = allowed ? status === 200 || beyond : status === 400
      if (!fits) wrong.push(`${request}: ${status}, ${allowed ? 'allowed' : 'not allowed'}`)
    }
    expect(cases.size).toBeGreaterThan(1000)
    expect(wrong).toEqual([])
  })

  it('names 405 with Allow for other methods, everywhere', async () => {
    const paths = Object.keys(document.paths).map((path) => path.replaceAll(/\{\w+\}/g, 'x'))
    const answers = await Promise.all(
      paths.map(async (path) => {
        const { status, headers } = await delivery.get(path, { method: 'POST' })
        return [status, headers.get('allow')]
      }),
    )
    expect(new Set(answers.map(String))).toEqual(new Set(['405,GET, HEAD, OPTIONS']))
  })

  it('shows examples that are as it says', () => {
    const check = createChecker(document)
    const headers = new Headers({
      ETag: '"a"',
      'Cache-Control': 'no-store',
      'Content-Sequence': '1',
      'Content-Type': 'application/json',
    })
    const faults = operationsOf(document).flatMap(({ path, operation }) => {
      const response = operation.responses['200']
      const example =
        response && 'content' in response ? response.content?.['application/json']?.example : null
      if (!example) return []
      const answer = { method: 'GET', path, status: 200, headers, json: example }
      return check(answer).map((fault) => `${path}: ${fault}`)
    })
    expect(faults).toEqual([])
  })

  it('stands whole in the entry', async () => {
    const entry: Json = (await delivery.get('/content/v1')).json
    const types = entry.types.flatMap(({ url }: Json) => [url, `${url}/{item}`])
    const addresses = entry.addresses.map(({ path }: Json) => path)
    expect(new Set([...types, ...addresses])).toEqual(new Set(Object.keys(document.paths)))
    for (const path of ['/content/v1/changes/stream', '/feeds/news.rss', '/sitemap.xml']) {
      expect(addresses).toContain(path)
    }
  })

  it('is cached like other answers, in every coding', async () => {
    const path = '/content/v1/openapi.json'
    const first = await delivery.get(path, { headers: { 'Accept-Encoding': 'br' } })
    expect(first.headers.get('content-encoding')).toBe('br')
    const etag = first.headers.get('etag') ?? ''
    const headers = { 'Accept-Encoding': 'br', 'If-None-Match': etag }
    expect((await delivery.get(path, { headers })).status).toBe(304)
    expect((await delivery.get(`${path}?x=1`)).status).toBe(400)
  })

  it('holds a type from outside, and its answers are as it says', async () => {
    const other = await startDelivery({ contentTypes: [notice, board] })
    try {
      const { json } = await other.get('/content/v1/openapi.json')
      expect(Object.keys(json.paths)).toContain('/content/v1/notices/{item}')
      expect(json.components.schemas.Notice.properties).toMatchObject({
        hint: { properties: { html: {}, text: {} } },
        seeAlso: { items: { $ref: '#/components/schemas/AnyLink' } },
      })
      const fields = { board: 'Flur', hint: { html: '', text: '' }, attachments: [] }
      const first = item({ type: 'notice', slug: 'eins', ...fields, seeAlso: [] })
      const seeAlso = [{ id: first.id, type: 'notice' }]
      const second = item({ type: 'notice', slug: 'zwei', ...fields, seeAlso })
      other.publish({ put: first }, { put: second })
      const check = createChecker(json)
      for (const path of ['/content/v1/notices', '/content/v1/notices/zwei']) {
        const answer = await other.get(path)
        expect(answer.status).toBe(200)
        expect(check({ method: 'GET', path, ...answer })).toEqual([])
      }
    } finally {
      await other.close()
    }
  })
})
