import { describe, expect, test } from 'vitest'
import type { ProjectedItem } from '#publication/types.ts'
import { endOfTerm, personMedia, projectPerson, projectSite } from './projection.ts'

const base: ProjectedItem = {
  id: 'p',
  type: 'person',
  language: null,
  slug: 'p',
  title: 'Grace Adjei (Demo)',
  teaser: null,
  date: null,
  changeNote: null,
  channels: [],
  categories: [],
  fieldsOfAction: [],
  tags: [],
  image: null,
  featured: false,
  originalLanguage: null,
}

const row = { id: 'p', phone: '0214 000000', email: 'grace@example.org', photo: 'portrait' }

describe('a person', () => {
  test('is not public without consent, nor once it is taken back', () => {
    expect(projectPerson(row, base)).toBeNull()
    const taken = { given: true, withdrawnOn: '2026-03-01' }
    expect(projectPerson({ ...row, consent: taken }, base)).toBeNull()
  })

  test('is public to the end of the last day in office, by the clock of Berlin', () => {
    expect(endOfTerm({ ...row, termUntil: '2026-03-28' })).toBe('2026-03-28T23:00:00.000Z')
    expect(endOfTerm({ ...row, termUntil: '2026-03-29' })).toBe('2026-03-29T22:00:00.000Z')
    expect(endOfTerm(row)).toBeNull()
  })

  test('shows contact and photo only where consent covers them', () => {
    const named = { ...row, consent: { given: true } }
    expect(projectPerson(named, base)).toMatchObject({
      name: 'Grace Adjei (Demo)',
      phone: null,
      email: null,
      photo: null,
    })
    expect(personMedia(named)).toEqual([])

    const shown = { ...row, consent: { given: true, contact: true, photo: true } }
    expect(projectPerson(shown, base)).toMatchObject({
      phone: '0214 000000',
      photo: { id: 'portrait', type: 'media' },
    })
    expect(personMedia(shown)).toEqual(['portrait'])
  })
})

test('a site gives its addresses by type', () => {
  const paths = [{ type: 'news', template: '/aktuelles/{slug}' }, { type: 'person' }]
  const site = projectSite({ id: 's', key: 'ki', origin: 'https://ki.example.org', paths }, base)
  expect(site).toMatchObject({ key: 'ki', paths: { news: '/aktuelles/{slug}' } })
})
