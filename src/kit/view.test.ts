import { describe, expect, it } from 'vitest'
import type { ContentType } from '#contract/contentType.ts'
import type { Publishable, Row } from '#publication/types.ts'
import { defineContentType } from './defineContentType.ts'
import type { ContentTypeDefinition } from './types.ts'

const contract = (languages: ContentType['languages']): ContentType => ({
  type: 'notice',
  path: 'notices',
  languages,
  fields: {},
  defaultSort: '-date',
  filters: {},
})

function viewOf(options: Partial<ContentTypeDefinition> = {}): Publishable['view'] {
  const { custom } = defineContentType({
    contract: contract('variants'),
    labels: { singular: { de: 'A', en: 'A' }, plural: { de: 'A', en: 'A' } },
    group: { de: 'G', en: 'G' },
    mode: 'workflow',
    fields: [],
    write: [],
    publish: [],
    project: (_doc, base) => base,
    ...options,
  })
  const view: Publishable['view'] = custom?.publication.view
  return view
}

const row: Row = {
  id: 'n-1',
  _status: 'published',
  language: 'de',
  title: 'Titel',
  slug: 'titel',
  version: 3,
  image: 'm-1',
  body: { root: { children: [{ type: 'upload', relationTo: 'media', value: 'm-2' }] } },
}

describe('the public view of a row', () => {
  it('maps the common fields', () => {
    const view = viewOf({ uses: () => ['m-3', 'm-1'] })({
      ...row,
      categories: ['c-1', { id: 'c-2' }],
      tags: ['Fest'],
      channels: ['city'],
    })
    expect(view).toMatchObject({
      state: 'public',
      version: 3,
      dueAt: null,
      variants: [
        {
          id: 'n-1',
          language: 'de',
          uses: ['m-1', 'm-2', 'm-3'],
          item: {
            slug: 'titel',
            image: { id: 'm-1', type: 'media' },
            categories: [
              { id: 'c-1', type: 'category' },
              { id: 'c-2', type: 'category' },
            ],
            tags: ['Fest'],
            channels: ['city'],
            featured: false,
            originalLanguage: 'de',
            body: { html: '<figure data-media-id="m-2"></figure>', text: '' },
          },
        },
      ],
    })
  })

  it('hides drafts, the trash, and what projects to nothing', () => {
    const view = viewOf()
    expect(view({ ...row, _status: 'draft' })).toEqual({ state: 'hidden' })
    expect(view({ ...row, deletedAt: '2026-01-01T00:00:00Z' })).toEqual({ state: 'hidden' })
    expect(viewOf({ project: () => null })(row)).toEqual({ state: 'hidden' })
  })

  it('says withdrawn until it is published again', () => {
    const withdrawn = { at: '2026-01-01T00:00:00.000Z', reason: 'Falsch' }
    const view = viewOf()
    expect(view({ ...row, _status: 'draft', withdrawn })).toEqual({
      state: 'withdrawn',
      ...withdrawn,
    })
    expect(view({ ...row, withdrawn: { at: null, reason: null } }).state).toBe('public')
  })

  it('gives a translation the id of its original', () => {
    const view = viewOf()({
      ...row,
      id: 'n-2',
      language: 'en',
      translationOf: 'n-1',
      originalLanguage: 'de',
    })
    expect(view).toMatchObject({
      variants: [{ id: 'n-1', language: 'en', item: { originalLanguage: 'de' } }],
    })
  })

  it('has one variant for each labelled language, and mixes none', () => {
    const view = viewOf({ contract: contract('labels'), mode: 'on-save' })({
      id: 'c-1',
      title: { de: 'Feste', en: 'Festivals', tr: '' },
      slug: 'feste',
    })
    expect(view).toMatchObject({
      state: 'public',
      variants: [
        { language: 'de', item: { title: 'Feste', originalLanguage: 'de' } },
        { language: 'en', item: { title: 'Festivals', slug: 'feste' } },
      ],
    })
  })

  it('has no language where the type has none', () => {
    const view = viewOf({ contract: contract('none'), mode: 'on-save' })({
      id: 'o-1',
      title: 'Amt',
    })
    expect(view).toMatchObject({
      variants: [{ language: null, item: { title: 'Amt', originalLanguage: null } }],
    })
  })
})
