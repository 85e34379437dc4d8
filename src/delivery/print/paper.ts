import { readBlocks, text, type Block, type Run } from './blocks.ts'
import { captionOf, type Sheet } from './sheet.ts'

/** A document to be set on paper: plain data, so that it can be sent to a thread. */
export type Paper = {
  language: string
  direction: 'ltr' | 'rtl'
  title: string
  author: string | null
  subject: string | null
  createdAt: string
  changedAt: string
  blocks: Block[]
  /** At the foot of each page, with `{page}` and `{pages}`. */
  foot: string
}

/** A sheet as a document for paper, in the order of the print view. */
export function paperOf(sheet: Sheet): Paper {
  const { words, language } = sheet
  const lang = words.language === language ? undefined : words.language
  return {
    language,
    direction: sheet.direction,
    title: sheet.title,
    author: sheet.office?.name ?? sheet.source?.name ?? null,
    subject: sheet.teaser,
    createdAt: sheet.publishedAt,
    changedAt: sheet.updatedAt,
    foot: words.page,
    blocks: [
      ...officeBlocks(sheet),
      ...(sheet.kind ? [text('kind', sheet.kind, { lang })] : []),
      ...(sheet.kicker ? [text('kicker', sheet.kicker)] : []),
      text('title', sheet.title, { tag: 'H1' }),
      ...(sheet.subtitle ? [text('subtitle', sheet.subtitle)] : []),
      text('dateline', sheet.dateline),
      ...noteBlocks(sheet, lang),
      ...(sheet.teaser ? [text('teaser', sheet.teaser)] : []),
      ...(sheet.image
        ? [
            {
              kind: 'picture' as const,
              id: sheet.image.id,
              alt: sheet.image.alt ?? '',
              caption: captionOf(sheet.image),
            },
          ]
        : []),
      ...readBlocks(sheet.html),
      ...sourceBlocks(sheet),
      ...section(words.attachments, lang, attachmentItems(sheet)),
      ...section(words.links, lang, linkItems(sheet)),
      ...section(words.contacts, lang, contactItems(sheet)),
      ...endBlocks(sheet),
    ],
  }
}

function officeBlocks({ office }: Sheet): Block[] {
  if (!office) return []
  const runs: Run[] = [{ text: office.name, bold: true }]
  if (office.address) runs.push({ text: `\n${office.address}` })
  office.reach.forEach((reach, index) => {
    runs.push({ text: index === 0 ? '\n' : ' · ' }, ...reachRuns(reach))
  })
  return [text('small', runs), { kind: 'rule' }]
}

function noteBlocks(sheet: Sheet, lang: string | undefined): Block[] {
  const { words, corrections, isArchived } = sheet
  const notes = corrections.map(({ day, note }): Block => ({
    kind: 'note',
    blocks: [
      text('body', [{ text: `${words.correction}: `, bold: true }, { text: `${day}: ${note}` }]),
    ],
  }))
  const archived: Block = { kind: 'note', blocks: [text('body', words.archived, { lang })] }
  return isArchived ? [archived, ...notes] : notes
}

function sourceBlocks({ source, words }: Sheet): Block[] {
  if (!source) return []
  const { name, url } = source
  return [
    text('body', [{ text: `${words.source}: ` }, url ? { text: name, href: url } : { text: name }]),
  ]
}

/** A heading with a list below it. */
function section(heading: string, lang: string | undefined, items: Run[][]): Block[] {
  if (items.length === 0) return []
  return [
    text('heading', heading, { tag: 'H2', lang }),
    { kind: 'list', start: null, items: items.map((runs) => [text('body', runs)]) },
  ]
}

function attachmentItems({ attachments }: Sheet): Run[][] {
  return attachments.map(({ title, caption, media }) => [
    { text: title },
    ...(caption ? [{ text: `: ${caption}` }] : []),
    ...(media ? [{ text: '\n' }, { text: media.file.url, href: media.file.url }] : []),
  ])
}

function linkItems({ links }: Sheet): Run[][] {
  return links.map(({ title, url }) => [
    ...(title === url ? [] : [{ text: title }, { text: '\n' }]),
    { text: url, href: url },
  ])
}

function contactItems({ contacts }: Sheet): Run[][] {
  return contacts.map(({ name, organization, reach }) => [
    { text: [name, organization].filter(Boolean).join(', ') },
    ...reach.flatMap((one) => [{ text: '\n' }, ...reachRuns(one)]),
  ])
}

function reachRuns({
  label,
  text: words,
  url,
}: {
  label: string
  text: string
  url: string | null
}): Run[] {
  return [{ text: `${label}: ` }, url ? { text: words, href: url } : { text: words }]
}

function endBlocks(sheet: Sheet): Block[] {
  const { words, link, published, changed } = sheet
  const days = changed
    ? `${words.published} ${published}; ${words.changed} ${changed}`
    : `${words.published} ${published}`
  return [
    { kind: 'rule' },
    text('small', [{ text: `${words.address}: ` }, { text: link, href: link }]),
    text('small', days),
  ]
}
