import { expect, test } from 'vitest'
import { defineContract } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import { itemOf, type ItemRow } from './rows.ts'
import { CLOSE, hasFile, OPEN, writeItem } from './written.ts'

const type = defineContract({
  type: 'note',
  path: 'notes',
  languages: 'variants',
  fields: {},
  defaultSort: '-date',
  filters: {},
  detailFields: ['history'],
  computed: (item) => ({ archive: { year: 2020, of: item.archive } }),
})

const item: StoredItem = {
  id: 'a "quoted" \\ id',
  type: 'note',
  language: 'de',
  slug: 'eins',
  formerSlugs: ['null'],
  title: 'Zeichen \u0001 und \u0002, „Umlaute“ äöü 😀, {"id":"x","type":"note"}',
  teaser: null,
  date: '2020-01-01',
  publishedAt: '2020-01-01T10:00:00.000Z',
  updatedAt: '2020-01-01T10:00:00.000Z',
  version: 1,
  changeNote: null,
  channels: ['city'],
  categories: [{ type: 'category', id: 'b"\\' }],
  fieldsOfAction: [],
  tags: ['<a data-id="no link">'],
  image: null,
  featured: false,
  originalLanguage: 'de',
  archive: { isArchived: true },
  history: [
    { text: { html: '<p><a data-id="x" data-type="note">Wort "eins"</a></p>', text: 'Wort' } },
  ],
  body: {
    html: '<p>Eins\n</p><figure data-media-id="c"><b>alt</b></figure><p>Zwei</p>',
    text: 'Eins Zwei',
  },
}

const texts = (written: ReturnType<typeof writeItem>) => {
  const marks = new RegExp(`${String.fromCharCode(OPEN)}(.*?)${String.fromCharCode(CLOSE)}`, 'g')
  return [written.summary, written.made, written.detail, written.body].map((text) =>
    [...(text?.toString() ?? '').matchAll(marks)].map((match) => match[1]),
  )
}

test('marks links and placeholders, and nothing that only looks like them', () => {
  expect(texts(writeItem(type, item))).toEqual([
    ['{"id":"b\\"\\\\","type":"category"}'],
    [],
    ['<a data-id=\\"x\\" data-type=\\"note\\">Wort \\"eins\\"</a>'],
    ['<figure data-media-id=\\"c\\"><b>alt</b></figure>'],
  ])
})

test('keeps the stored item, whatever answers show in its place', () => {
  const written = writeItem(type, { ...item, url: '/added/by/the/feed' })
  const row: Pick<ItemRow, 'state' | 'original'> = { state: 'put', original: 'de' }
  expect(itemOf({ ...row, ...written }, { body: true })).toEqual(item)
  const { body: _body, ...rest } = item
  expect(itemOf({ ...row, ...written }, { body: false })).toEqual(rest)
  expect(JSON.parse(`{${written.made.toString()}}`)).toEqual({
    url: '/content/v1/notes/eins',
    formerUrls: ['/content/v1/notes/null'],
    archive: { year: 2020, of: { isArchived: true } },
  })
})

test('keeps an item of an unknown type whole', () => {
  const written = writeItem(undefined, item)
  const row: Pick<ItemRow, 'state' | 'original'> = { state: 'put', original: 'de' }
  expect(itemOf({ ...row, ...written }, { body: true })).toEqual(item)
})

test('knows the media that can be shown: those with a whole file', () => {
  const file = { hash: 'a', name: 'a.jpg', mimeType: 'image/jpeg', size: 1, width: 1, height: 1 }
  const made = (more: object) => writeItem(undefined, { ...item, type: 'media', ...more }).made
  expect(hasFile(made({ file }))).toBe(true)
  expect(hasFile(made({ file: { name: 'a.jpg' } }))).toBe(false)
  expect(hasFile(made({ title: '{"file":' }))).toBe(false)
})
