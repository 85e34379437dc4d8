import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ProjectedItem } from '#publication/types.ts'
import { news, organization, pressRelease } from './contract.ts'
import {
  newsMedia,
  projectNews,
  projectOrganization,
  projectRelease,
  releaseDate,
} from './projection.ts'

const base: ProjectedItem = {
  id: 'a',
  type: 'press-release',
  language: 'de',
  slug: 'a',
  title: 'A',
  teaser: null,
  date: null,
  changeNote: null,
  channels: [],
  categories: [],
  fieldsOfAction: [],
  tags: [],
  image: null,
  featured: false,
  originalLanguage: 'de',
}

describe('a press release', () => {
  test('of which only the title is written is a valid item', () => {
    const item = projectRelease({ id: 'a' }, base)
    expect(z.looseObject(pressRelease.fields).parse(item)).toMatchObject({
      dateline: null,
      pressOffice: null,
      source: null,
      attachments: [],
    })
  })

  test('shows links by id, attachments with their files, and addresses once confirmed', () => {
    const row = {
      id: 'a',
      dateline: { place: 'Leverkusen', date: '2017-07-03' },
      pressOffice: 'office',
      attachments: [
        { id: '1', title: 'Gut besucht', caption: 'Trubel', media: 'picture' },
        { id: '2', title: 'Folgt', media: null },
      ],
      addresses: [
        { text: 'Beispielstraße 12', street: 'Beispielstraße', houseNumber: '12' },
        { text: 'Am Markt 3', proposed: true },
      ],
      links: [
        { title: 'Konzept', url: 'https://example.org/konzept' },
        { title: 'Böse', url: 'javascript:alert(1)' },
      ],
    }
    const item = projectRelease(row, base)
    z.looseObject(pressRelease.fields).parse(item)
    expect(item).toMatchObject({
      dateline: { place: 'Leverkusen', date: '2017-07-03' },
      pressOffice: { id: 'office', type: 'organization' },
      attachments: [
        { title: 'Gut besucht', caption: 'Trubel', media: { id: 'picture', type: 'media' } },
        { title: 'Folgt', caption: null, media: null },
      ],
      links: [{ title: 'Konzept', url: 'https://example.org/konzept' }],
    })
    expect(item.addresses).toHaveLength(1)
    expect(newsMedia(row)).toEqual(['picture'])
    expect(releaseDate(row)).toBe('2017-07-03')
  })

  test('is found by its press office and by its source', () => {
    const item = {
      ...projectRelease({ id: 'a', pressOffice: 'p', source: { organization: 's' } }, base),
      ...times,
    }
    expect(pressRelease.filters.organization?.values(item)).toEqual(['p', 's'])
  })
})

const times = {
  date: '2019-09-18',
  publishedAt: '2019-09-18T10:00:00.000Z',
  updatedAt: '2019-09-18T10:00:00.000Z',
  formerSlugs: [],
  version: 1,
  id: 'a',
  type: 'news',
  language: 'de',
  slug: 'a',
  title: 'A',
  teaser: null,
  changeNote: null,
  channels: [],
  categories: [],
  fieldsOfAction: [],
  tags: [],
  image: null,
  featured: false,
  originalLanguage: 'de',
}

test('an archived news item says of which year it is', () => {
  const row = { id: 'a', archive: { isArchived: true, archivedOn: '2020-01-01' } }
  const item = { ...projectNews(row, base), ...times }
  expect(news.computed?.(item)).toEqual({
    archive: { year: 2019, isArchived: true, archivedOn: '2020-01-01' },
  })
})

test('an organization without an address has no imprint', () => {
  const bare = projectOrganization({ id: 'o', kind: 'council', imprint: {} }, base)
  const office = projectOrganization(
    { id: 'o', kind: 'press-office', imprint: { city: 'Leverkusen' } },
    base,
  )
  expect(z.looseObject(organization.fields).parse(bare).imprint).toBeNull()
  expect(office.imprint).toMatchObject({ city: 'Leverkusen', fax: null })
})
