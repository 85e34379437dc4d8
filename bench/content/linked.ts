import type { Link, StoredItem } from '#contract/item.ts'
import { Random } from './random.ts'
import { line } from './text.ts'
import { districts, modifiers, nouns, streets } from './words.ts'

/** The kinds of things in the data set; each gets its own series of ids. */
const SERIES = {
  category: 1,
  organization: 2,
  concept: 3,
  chapter: 4,
  site: 5,
  media: 6,
  'press-release': 7,
} as const

type Series = keyof typeof SERIES

/** The same id for the same thing in every run and every size of the data set. */
export function idOf(series: Series, index: number): string {
  return new Random(SERIES[series], index).uuid()
}

export function linkTo<T extends Series>(series: T, index: number): Link & { type: T } {
  return { id: idOf(series, index), type: series }
}

export const categoryNames = [
  ...['Politik', 'Soziales', 'Kultur', 'Bildung', 'Sport', 'Verkehr', 'Umwelt', 'Wirtschaft'],
  ...['Gesundheit', 'Beteiligung', 'Freizeit', 'Sicherheit'],
]
export const fieldNames = [
  ...['Sprache', 'Bildung', 'Arbeit', 'Wohnen', 'Gesundheit', 'Engagement', 'Dialog', 'Altern'],
]
export const officeNames = [
  ...['Pressestelle', 'Integrationsrat', 'Integrationszentrum', 'Kulturbüro', 'Sportamt'],
  ...['Jugendamt', 'Schulamt', 'Umweltamt', 'Tiefbauamt', 'Feuerwehr'],
]

/** Tags in the order of how often they are given. */
export const tagNames = nouns
  .slice(0, 60)
  .map(({ word }, index) => `${modifiers[index * 2] ?? ''}${word.toLowerCase()}`)

/** How many pictures and documents a data set of so many releases shows. */
export function mediaCount(releases: number): number {
  return Math.max(20, Math.ceil(releases / 10))
}

/** What releases link to, each after what it links to itself. */
export function* linkedItems(releases: number): Generator<StoredItem> {
  yield* sites()
  for (const [index, name] of categoryNames.entries()) {
    const base = plain('category', index, { title: name, language: 'de' })
    yield { ...base, slug: slugOf(name), parent: null, order: index }
  }
  for (const [index, name] of officeNames.entries()) yield office(index, name)
  yield concept()
  for (const [index, name] of fieldNames.entries()) yield chapter(index, name)
  for (let index = 0; index < mediaCount(releases); index += 1) yield medium(index)
}

function plain(
  series: Series,
  index: number,
  { title, language }: { title: string; language: string | null },
): StoredItem {
  return {
    id: idOf(series, index),
    type: series,
    language,
    slug: `${slugOf(title)}-${index}`,
    formerSlugs: [],
    title,
    teaser: null,
    date: '2017-12-18',
    publishedAt: '2017-12-18T10:00:00.000Z',
    updatedAt: '2017-12-18T10:00:00.000Z',
    version: 1,
    changeNote: null,
    channels: ['city', 'ki'],
    categories: [],
    fieldsOfAction: [],
    tags: [],
    image: null,
    featured: false,
    originalLanguage: language,
  }
}

function sites(): StoredItem[] {
  const paths = { 'press-release': '/presse/{year}/{slug}', chapter: '/konzept/{slug}' }
  return ['city', 'ki'].map((key, index) => ({
    ...plain('site', index, { title: `Website ${key}`, language: null }),
    key,
    name: `Website ${key}`,
    origin: `https://${key}.example`,
    paths,
  }))
}

function office(index: number, name: string): StoredItem {
  const random = new Random(SERIES.organization, index, 1)
  return {
    ...plain('organization', index, { title: name, language: null }),
    kind: 'press-office',
    imprint: {
      name: `Stadt Leverkusen, ${name}`,
      street: `${random.pick(streets)} ${1 + random.below(90)}`,
      postalCode: '51373',
      city: 'Leverkusen',
      phone: `0214 / 406-${1000 + random.below(9000)}`,
      fax: null,
      email: `${slugOf(name)}@stadt.example`,
    },
    parent: null,
    memberOf: [],
    rhythm: null,
    task: null,
  }
}

function concept(): StoredItem {
  return {
    ...plain('concept', 0, { title: 'Integrationskonzept 2017', language: 'de' }),
    year: 2017,
    adoptedOn: '2017-12-18',
    adoptedBy: 'Rat der Stadt',
    validity: 'in-force',
    history: [],
    documents: [],
    bodies: [],
    body: textOf('<p>Das Konzept nennt Ziele und Wege.</p>'),
  }
}

function chapter(index: number, name: string): StoredItem {
  return {
    ...plain('chapter', index, { title: name, language: 'de' }),
    slug: `2017-${slugOf(name)}`,
    concept: linkTo('concept', 0),
    number: String(index + 1),
    shortTitle: name,
    kind: 'field-of-action',
    parent: null,
    order: index,
    guidingGoals: [],
    approaches: [],
    equivalents: [],
    body: textOf(`<p>Ziele im Handlungsfeld ${name}.</p>`),
  }
}

function medium(index: number): StoredItem {
  const random = new Random(SERIES.media, index, 1)
  const isDocument = index % 10 === 9
  const id = idOf('media', index)
  const name = isDocument ? `unterlage-${index}.pdf` : `bild-${index}.jpg`
  return {
    ...plain('media', index, { title: line(random, 'kicker'), language: 'de' }),
    slug: id,
    kind: isDocument ? 'document' : 'image',
    alt: `Zeichnung: ${line(random, 'entry')}`,
    caption: line(random, 'heading'),
    credit: `Zeichnung: Stadt (Demo ${random.pick(districts)})`,
    usageTerms: 'Für die Berichterstattung frei',
    focalPoint: isDocument ? null : { x: 50, y: 40 },
    pressKit: random.chance(0.1),
    file: {
      hash: Array.from({ length: 8 }, () => random.hex8()).join(''),
      name,
      mimeType: isDocument ? 'application/pdf' : 'image/jpeg',
      size: 50_000 + random.below(2_000_000),
      width: isDocument ? null : 2400,
      height: isDocument ? null : 1600,
    },
  }
}

/** HTML of this data set and its plain text. */
export function textOf(html: string): { html: string; text: string } {
  const text = html.replaceAll(/<\/(?:p|h2|li|blockquote)>/g, '\n').replaceAll(/<[^>]+>/g, '')
  return { html, text: text.trim() }
}

export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
