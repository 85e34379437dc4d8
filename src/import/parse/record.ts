import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { findAddresses } from '#contract/addresses.ts'
import { TIME_ZONE } from '#contract/time.ts'
import { renderBody } from './body.ts'
import { isProse, isTitleLike } from './classify.ts'
import { isOrganization, isPerson, readContacts, readReach } from './contacts.ts'
import { readDateline } from './dateline.ts'
import { readDate, type FoundDate } from './dates.ts'
import { gather, type Gathered } from './gather.ts'
import { missingLines, writeNote } from './note.ts'
import { blockText, oneLine, type Block, type Page } from './page.ts'
import { isArchiveMark, isGeneric } from './phrases.ts'
import { findTitle } from './title.ts'
import type { ImportedOffice, ImportedRecord } from './types.ts'

type Surroundings = { before: Block[]; after: Block[]; page: Page; isOnly: boolean }

/** One item of a page as a record. */
export function readRecord(
  blocks: Block[],
  { before, after, page, isOnly }: Surroundings,
): ImportedRecord {
  const { facts } = page
  const found = gather(blocks)
  const title = findTitle(
    found,
    isOnly ? facts : { ...facts, headline: undefined, title: undefined },
  )
  const rest = found.blocks.flatMap((block, at) =>
    found.roles[at] === 'text' && block.zone === 'main' && at !== title.at ? [{ block, at }] : [],
  )
  const isLead = ({ at, block }: { at: number; block: Block }) =>
    at < (title.at ?? -1) ||
    (title.at === null && at === 0 && isTitleLike(block) && isGeneric(blockText(block)))
  // What stands before the title but reads like text is text all the same.
  const isBody = (one: { at: number; block: Block }) => !isLead(one) || isProse(one.block)
  const lead = rest.filter((one) => !isBody(one)).map(({ block }) => block)
  const { body, dateline } = takeDateline(
    rest.filter(isBody).map(({ block }) => block),
    [...blocks, ...before].map(blockText).join('\n'),
  )
  const kind = { press: found.isPress }
  const date = publicationDate(found, dateline?.date, page, isOnly)
  const place = found.meta.place ?? dateline?.place
  const isNews =
    Boolean(found.meta.source || found.meta.category) ||
    before.concat(blocks).some((block) => isArchiveMark(blockText(block)))
  const isRelease =
    kind.press ||
    (place !== undefined && date !== null && !isNews) ||
    (!isNews && hasPressOffice(found.offices))
  const subtitle = isRelease ? takeSubtitle(body) : undefined
  const unnamed = sortUnnamed(found, isOnly ? facts.section : undefined)
  found.contacts.push(...sentenceContacts(body, found))
  const office = isRelease
    ? (found.offices.find(({ name }) => /presse|medien|kommunikation/i.test(name)) ??
      found.offices[0])
    : undefined
  const record: ImportedRecord = {
    kind: isRelease ? 'press-release' : date ? 'news' : 'undated',
    language: language(facts.language),
    title: title.text,
    ...(subtitle ? { subtitle } : {}),
    bodyHtml: renderBody(body),
    ...(isRelease && place && date ? { dateline: { place, date: date.day } } : {}),
    ...(date ? { publishedOn: date.day, ...instantOf(date) } : {}),
    ...(unnamed.source ? { source: { name: unnamed.source } } : {}),
    ...(unnamed.category ? { category: unnamed.category } : {}),
    tags: [...new Set([...(found.meta.tags ?? []), ...(isOnly ? facts.tags : [])])],
    contacts: found.contacts,
    attachments: found.attachments,
    addresses: found.addresses,
    proposedAddresses: [],
    isArchived: before.concat(blocks).some((block) => isArchiveMark(blockText(block))),
    ...(office ? { pressOffice: office } : {}),
    links: found.links,
    note: '',
    sourceKey: '',
  }
  if (isOnly && facts.url && record.source) record.source.url = facts.url
  const text = body.map(blockText).join('\n')
  record.proposedAddresses = findAddresses(text).filter(
    ({ street }) => !record.addresses.some((known) => known.street === street),
  )
  record.note = describe(record, {
    found,
    lead,
    before,
    after,
    page: isOnly ? page : null,
    unnamed: unnamed.rest,
    text,
  })
  record.sourceKey = sourceKey(record, text, isOnly ? facts.url : undefined)
  return record
}

function takeDateline(blocks: Block[], page: string) {
  const at = blocks.findIndex((block) => isProse(block) && block.kind === 'text')
  const block = blocks[at]
  const dateline = block ? readDateline(block, page) : null
  if (!dateline) return { body: blocks, dateline: null }
  return { body: blocks.with(at, dateline.block), dateline }
}

function publicationDate(
  found: Gathered,
  inText: FoundDate | undefined,
  page: Page,
  isOnly: boolean,
): FoundDate | null {
  const shown = found.meta.date ?? inText ?? null
  const { facts } = page
  const isItem =
    facts.isArticle ||
    found.isPress ||
    page.blocks.some((block) => block.zone !== 'main' && isGeneric(blockText(block)))
  const stated = isOnly && facts.published && isItem ? readDate(facts.published) : null
  if (!shown) return stated
  // The head often knows the hour of the day that the page shows.
  return stated?.day === shown.day && stated.instant && !shown.time ? stated : shown
}

function instantOf(date: FoundDate): { publishedAt?: string } {
  if (date.instant) return { publishedAt: date.instant }
  if (!date.time) return {}
  const local = Temporal.PlainDateTime.from(`${date.day}T${date.time}`).toZonedDateTime(TIME_ZONE)
  return { publishedAt: local.toInstant().toString({ smallestUnit: 'millisecond' }) }
}

function takeSubtitle(body: Block[]): string | undefined {
  const [first, second] = body
  if (!first || !second || !isTitleLike(first) || first.lines.length > 1) return undefined
  if (!(isProse(second) && second.kind === 'text') || blockText(first).length > 200)
    return undefined
  if (
    first.kind === 'heading' &&
    body.some((block) => block !== first && block.kind === 'heading' && block.level === first.level)
  )
    return undefined
  body.shift()
  return oneLine(blockText(first))
}

/** Words without a label beside the date are the office, the author or the category. */
function sortUnnamed(found: Gathered, section: string | undefined) {
  const { meta } = found
  const rest: string[] = []
  let { source, category } = meta
  for (const word of meta.unnamed) {
    if (!source && (isOrganization(word) || isPerson(word))) source = word.replace(/^von\s+/i, '')
    else if (!category && word.length <= 50 && !/\d/.test(word) && !isPerson(word)) category = word
    else rest.push(word)
  }
  if (meta.author && source !== meta.author) {
    if (source) rest.push(`Autor: ${meta.author}`)
    else source = meta.author
  }
  if (meta.number) rest.push(meta.number)
  return { source, category: category ?? section, rest }
}

/** "Für Rückfragen der Medien steht Ihnen Vera Muster unter … zur Verfügung": stays in the text and is a contact too. */
function sentenceContacts(body: Block[], found: Gathered) {
  if (found.contacts.length > 0) return []
  return body.flatMap((block) => {
    const text = blockText(block)
    if (
      !/rückfragen|presseanfragen|medienanfragen|für (die )?(medien|presse|redaktion|journalist)/i.test(
        text,
      ) ||
      text.length > 400
    )
      return []
    const { phone, email } = readReach(text)
    if (!phone && !email) return []
    const name =
      /(?:\ban|steht(?: Ihnen)?|bei|wenden Sie sich (?:bitte )?an|:)\s+((?:(?:Frau|Herrn?|Dr\.)\s+)?\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){1,2})/u.exec(
        text,
      )?.[1]
    const [contact] = readContacts([
      ...(name ? [name] : []),
      `${phone ? `Tel. ${phone}` : ''} ${email ?? ''}`,
    ])
    return contact ? [contact] : []
  })
}

function hasPressOffice(offices: ImportedOffice[]): boolean {
  return offices.some(({ name }) => /presse|medien|öffentlichkeitsarbeit/i.test(name))
}

function language(tag: string | undefined): string {
  return tag && /^(en|tr|ar|fr|ru|uk|pl|it|es|fa|ku|ro|bg|el|sq|sr|hr)\b/.test(tag)
    ? (tag.split('-')[0] ?? 'de')
    : 'de'
}

type Told = {
  found: Gathered
  lead: Block[]
  before: Block[]
  after: Block[]
  page: Page | null
  unnamed: string[]
  text: string
}

function describe(
  record: ImportedRecord,
  { found, lead, before, after, page, unnamed, text }: Told,
): string {
  const understood = JSON.stringify({ ...record, note: undefined })
  const facts = found.blocks.flatMap((block, at) =>
    found.roles[at] === 'fact' ? block.lines.map((line) => line.text) : [],
  )
  const dropped = found.blocks.flatMap((block, at) => {
    const isUsed = found.roles[at] === 'text' && block.zone === 'main'
    return isUsed || found.roles[at] === 'fact' ? [] : block.lines.map((line) => line.text)
  })
  const own = page?.facts
  return writeNote([
    ['Nicht zugeordnet:', [...missingLines(facts, understood + unnamed.join(' ')), ...unnamed]],
    ['Weiterer Inhalt der Seite ohne Datum:', after.filter((block) => block.zone === 'main').flatMap((block) => block.lines.map((line) => line.text))],
    ['Bilder der Seite:', found.pictures],
    ['Weiteres der Seite:', page?.extra ?? []],
    ['Angaben im Kopf der Seite:', [
      own?.url && `Adresse: ${own.url}`,
      own?.title && own.title !== record.title && `Titel: ${own.title}`,
      own?.author && `Autor: ${own.author}`,
      own?.publisher && `Anbieter: ${own.publisher}`,
      own?.published && !record.publishedOn && `Datum: ${own.published}`,
      own?.description && !text.includes(own.description.slice(0, 60)) && `Beschreibung: ${own.description}`,
    ].filter((line) => typeof line === 'string')],
    ['Beiwerk der Seite:', [
      ...before.flatMap((block) => block.lines.map((line) => line.text)),
      ...lead.flatMap((block) => block.lines.map((line) => line.text)),
      ...dropped,
      ...after.filter((block) => block.zone !== 'main').flatMap((block) => block.lines.map((line) => line.text)),
    ]],
  ]) // prettier-ignore
}

/** The page's address where it names this one item, else a hash of what it says. */
function sourceKey(record: ImportedRecord, text: string, url: string | undefined): string {
  if (url && new URL(url).pathname.replace(/\/$/, '').split('/').length > 2)
    return url.replace(/#.*$/, '')
  const plain = `${record.title}\n${record.publishedOn ?? ''}\n${text}`
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
  return `sha256:${createHash('sha256').update(plain).digest('hex')}`
}
