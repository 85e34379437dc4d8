import { TIME_ZONE } from '#contract/time.ts'
import type { ContentType } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import type { Composer } from '../answers/composer.ts'
import { translationsOf } from '../forms/context.ts'
import type { Shown, ShownMedia } from '../forms/shown.ts'
import { directionOf, kindIn, wordsFor, type Words } from './words.ts'

/** A link with its words. */
type Link = { title: string; url: string }

/** A line of a contact: what it is and, where it can be followed, to where. */
type Reach = { label: string; text: string; url: string | null }

/** All that a printed page says, in order, for HTML and PDF alike. */
export type Sheet = {
  language: string
  direction: 'ltr' | 'rtl'
  words: Words
  /** What it is: Pressemitteilung. */
  kind: string
  /** Where readers find the item; complete. */
  link: string
  pdf: string
  office: { name: string; address: string | null; reach: Reach[] } | null
  kicker: string | null
  title: string
  subtitle: string | null
  /** Place and day, as a press release begins. */
  dateline: string
  isArchived: boolean
  corrections: { day: string; note: string }[]
  teaser: string | null
  image: ShownMedia | null
  html: string
  source: { name: string; url: string | null } | null
  attachments: { title: string; caption: string | null; media: ShownMedia | null }[]
  links: Link[]
  contacts: { name: string; organization: string | null; reach: Reach[] }[]
  translations: (Link & { language: string })[]
  publishedAt: string
  updatedAt: string
  published: string
  /** Set if it was changed on a later day. */
  changed: string | null
}

/** What is printed of an item, from its answer. */
export function sheetOf(
  shown: Shown,
  { composer, stored, type }: { composer: Composer; stored: StoredItem; type: ContentType },
): Sheet {
  const language = shown.language ?? 'de'
  const words = wordsFor(language)
  const link = composer.addressOf(stored)
  const day = dayFormat(language)
  const [published, changed] = [shown.publishedAt, shown.updatedAt].map(day)
  return {
    language,
    direction: directionOf(language),
    words,
    kind: kindIn(words, type.print ?? {}),
    link,
    pdf: composer.printOf(stored, '.pdf') ?? link,
    office: officeOf(shown, words),
    kicker: shown.kicker,
    title: shown.title,
    subtitle: shown.subtitle,
    dateline: [shown.dateline?.place, day(shown.dateline?.date ?? shown.date)]
      .filter(Boolean)
      .join(', '),
    isArchived: shown.archive.isArchived,
    corrections: shown.corrections.map(({ at, note }) => ({ day: day(at), note })),
    teaser: shown.teaser,
    image: shown.image?.kind === 'image' ? shown.image : null,
    html: shown.body?.html ?? '',
    source: sourceOf(shown),
    attachments: shown.attachments,
    links: shown.links,
    contacts: shown.contacts.map(({ name, organization, phone, email }) => ({
      name,
      organization,
      reach: reachOf(words, { phone, email, fax: null }),
    })),
    translations: translationsOf({ composer, stored, link }).flatMap(({ item, link: url }) =>
      item.language === null ? [] : [{ title: item.title, url, language: item.language }],
    ),
    publishedAt: shown.publishedAt,
    updatedAt: shown.updatedAt,
    published: published ?? '',
    changed: changed === published ? null : (changed ?? null),
  }
}

/** The words below a picture: its caption, and in brackets whose it is. */
export function captionOf({ caption, credit }: ShownMedia): string {
  return [caption, credit ? `(${credit})` : null].filter(Boolean).join(' ')
}

function officeOf({ pressOffice }: Shown, words: Words): Sheet['office'] {
  if (!pressOffice) return null
  const { title, imprint } = pressOffice
  const town = [imprint?.postalCode, imprint?.city].filter(Boolean).join(' ')
  return {
    name: imprint?.name ?? title,
    address: [imprint?.street, town].filter(Boolean).join(', ') || null,
    reach: imprint ? reachOf(words, imprint) : [],
  }
}

function sourceOf({ source }: Shown): Sheet['source'] {
  const name = source?.name ?? source?.organization?.title ?? source?.url
  return name ? { name, url: source?.url ?? null } : null
}

function reachOf(
  words: Words,
  { phone, fax, email }: { phone: string | null; fax: string | null; email: string | null },
): Reach[] {
  const dialled = (number: string): string => `tel:${number.replaceAll(/[^\d+]/g, '')}`
  return [
    ...(phone ? [{ label: words.phone, text: phone, url: dialled(phone) }] : []),
    ...(fax ? [{ label: words.fax, text: fax, url: null }] : []),
    ...(email ? [{ label: words.email, text: email, url: `mailto:${email}` }] : []),
  ]
}

/** Days in words, as the language writes them; a language unknown here gets English. */
function dayFormat(language: string): (value: string) => string {
  const locales = [language, 'en'].filter(isKnown)
  const format = new Intl.DateTimeFormat(locales, { dateStyle: 'long', timeZone: TIME_ZONE })
  // A mere day is noon of that day: no time zone makes another one of it.
  return (value) => format.format(new Date(value.length === 10 ? `${value}T12:00:00Z` : value))
}

function isKnown(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
  } catch {
    return false
  }
}
