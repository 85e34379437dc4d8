import type { StoredItem } from '#contract/item.ts'
import {
  categoryNames,
  fieldNames,
  idOf,
  linkTo,
  mediaCount,
  officeNames,
  slugOf,
  tagNames,
  textOf,
} from './linked.ts'
import { Random } from './random.ts'
import { line, paragraph } from './text.ts'
import { districts, streets } from './words.ts'

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2005, 0, 3)
const DAYS = Math.round((Date.UTC(2026, 10, 20) - FIRST_DAY) / DAY)
const CATEGORIES = categoryNames.map((_, index) => index)
const FIELDS = fieldNames.map((_, index) => index)

/** One in so many releases was corrected later: it stands further on in the log. */
const CORRECTED_EVERY = 20

export function isCorrected(index: number): boolean {
  return index % CORRECTED_EVERY === CORRECTED_EVERY - 1
}

/**
 * Release number `index` of a data set of `releases`: the same in every run. They are numbered by
 * their day, from 2005 to 2026; the texts are the same in data sets of every size.
 */
export function releaseItem(index: number, releases: number): StoredItem {
  const random = new Random(7, index, 2)
  const title = line(random, 'title')
  const teaser = line(random, 'teaser')
  const html = bodyOf(random, index)
  const moment = momentOf(random, index / releases)
  const date = new Date(moment).toISOString().slice(0, 10)
  const publishedAt = new Date(moment).toISOString()
  const corrected = isCorrected(index)
  const updatedAt = corrected ? new Date(moment + 3 * DAY).toISOString() : publishedAt
  return {
    id: idOf('press-release', index),
    type: 'press-release',
    language: 'de',
    slug: `${slugOf(title).slice(0, 70)}-${index}`,
    formerSlugs: [],
    title,
    teaser,
    date,
    publishedAt,
    updatedAt,
    version: corrected ? 2 : 1,
    changeNote: corrected ? 'Zahl im zweiten Absatz berichtigt' : null,
    channels: random.chance(0.3) ? ['city', 'ki'] : ['city'],
    categories: random
      .some(CATEGORIES, { least: 1, most: 2 })
      .map((number) => linkTo('category', number)),
    fieldsOfAction: random
      .some(FIELDS, { least: 0, most: 2 })
      .map((number) => linkTo('chapter', number)),
    tags: random.some(tagNames, { least: 0, most: 4 }),
    image: random.chance(0.33) ? mediaLink(random.below(mediaCount(releases))) : null,
    featured: random.chance(0.01),
    body: textOf(html),
    originalLanguage: 'de',
    ...newsFields(random, { index, releases, corrected, publishedAt }),
    kicker: random.chance(0.6) ? line(random, 'kicker') : null,
    subtitle: random.chance(0.3) ? line(random, 'heading') : null,
    dateline: { place: 'Leverkusen', date },
    pressOffice: random.chance(0.9)
      ? linkTo('organization', Math.floor(officeNames.length * random.next() ** 2))
      : null,
  }
}

function newsFields(
  random: Random,
  given: { index: number; releases: number; corrected: boolean; publishedAt: string },
): Record<string, unknown> {
  const { index, releases, corrected, publishedAt } = given
  const street = random.pick(streets)
  const houseNumber = String(1 + random.below(120))
  const documentNumber = random.below(Math.floor(mediaCount(releases) / 10)) * 10 + 9
  return {
    source: random.chance(0.1)
      ? { name: 'Integrationsrat', organization: linkTo('organization', 1), url: null }
      : null,
    attachments: random.chance(0.1)
      ? [{ title: 'Unterlage', caption: line(random, 'heading'), media: mediaLink(documentNumber) }]
      : [],
    links: random.chance(0.3)
      ? [{ title: line(random, 'kicker'), url: `https://www.stadt.example/thema/${index % 400}` }]
      : [],
    addresses: random.chance(0.25)
      ? [
          {
            text: `${street} ${houseNumber}, ${random.pick(districts)}`,
            street,
            houseNumber,
            postalCode: '51373',
            city: 'Leverkusen',
          },
        ]
      : [],
    contacts: random.chance(0.6)
      ? [
          {
            name: `Pressekontakt ${1 + random.below(12)} (Demo)`,
            organization: 'Stadt Leverkusen',
            phone: `0214 / 406-${1000 + random.below(9000)}`,
            email: 'presse@stadt.example',
          },
        ]
      : [],
    corrections: corrected ? [{ at: publishedAt, note: 'Eine Zahl war falsch.' }] : [],
    archive: { archivedOn: null, isArchived: index < releases / 2 },
    related:
      index > 40 && random.chance(0.15)
        ? random
            .some([1, 2, 3, 5, 8, 13, 21, 34], { least: 1, most: 3 })
            .map((back) => linkTo('press-release', index - back))
        : [],
  }
}

/** One to four kilobytes of paragraphs, headings, lists and quotes. */
function bodyOf(random: Random, index: number): string {
  const wanted = 1000 + Math.floor(2800 * random.next() ** 1.5)
  const parts = [`<p>${paragraph(random, 2)}</p>`]
  let length = 200
  while (length < wanted) {
    const part = partOf(random, index)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

function partOf(random: Random, index: number): string {
  const kind = random.next()
  if (kind < 0.14) return `<h2>${line(random, 'heading')}</h2>`
  if (kind < 0.26) {
    const entries = Array.from({ length: 2 + random.below(4) }, () => line(random, 'entry'))
    return `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`
  }
  if (kind < 0.31) return `<blockquote><p>${paragraph(random, 1)}</p></blockquote>`
  if (kind < 0.35 && index > 100) {
    const { id, type } = linkTo('press-release', index - 1 - random.below(100))
    return `<p>Dazu auch: <a data-id="${id}" data-type="${type}">${line(random, 'kicker')}</a></p>`
  }
  return `<p>${paragraph(random, 2 + random.below(4))}</p>`
}

function momentOf(random: Random, share: number): number {
  const day = Math.min(DAYS, Math.floor(share * DAYS))
  return FIRST_DAY + day * DAY + (7 * 60 + random.below(9 * 60)) * 60_000
}

function mediaLink(index: number): { id: string; type: 'media' } {
  return { id: idOf('media', index), type: 'media' }
}
