import { createHash } from 'node:crypto'
import { escapeHtml } from '../answers/html.ts'
import type { ShownMedia } from '../forms/shown.ts'
import { captionOf, type Sheet } from './sheet.ts'

const PRINTED_WIDTH = 1280

// Black on white, one column, and on paper the address behind every link.
const STYLE = `
@page { size: A4; margin: 22mm 22mm 24mm }
* { box-sizing: border-box }
html { background: #fff; color: #111; font: 1rem/1.55 system-ui, 'Noto Sans', 'Segoe UI', sans-serif }
body { margin: 0 auto; max-width: 44rem; padding: 1.5rem }
a { color: #0b3d91; overflow-wrap: anywhere }
a:focus-visible { outline: 3px solid #0b3d91; outline-offset: 2px }
.office { border-block-end: 2px solid #111; font-size: .9rem; margin-block-end: 1.5rem; padding-block-end: .75rem }
.office p { margin: 0 }
.kind { font-weight: 700; letter-spacing: .04em; margin: 0 0 1rem }
.kicker { font-weight: 700; margin: 0 }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; text-wrap: balance }
.subtitle { font-size: 1.15rem; margin: .35rem 0 0 }
.dateline { color: #444; margin: .75rem 0 1.25rem }
.teaser { font-weight: 700 }
.note { border-inline-start: 4px solid #111; margin: 1rem 0; padding-inline-start: .75rem }
.note h2 { font-size: 1rem; margin: 0 } .note p { margin: .25rem 0 }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 1.75rem 0 .5rem }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .35rem } h4 { font-size: 1rem; margin: 1.25rem 0 .25rem }
figure { margin: 1.25rem 0 } img { display: block; height: auto; max-width: 100% }
figcaption { color: #444; font-size: .875rem; margin-block-start: .35rem }
blockquote { border-inline-start: 3px solid #767676; margin: 1rem 0; padding-inline-start: 1rem }
table { border-collapse: collapse; margin: 1rem 0; width: 100% }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: start; vertical-align: top }
li { margin: .25rem 0 }
.address { color: #444; font-size: .875rem; overflow-wrap: anywhere }
.end { border-block-start: 1px solid #767676; color: #444; font-size: .875rem; margin-block-start: 2rem; padding-block-start: .75rem }
.end p { margin: .25rem 0 }
@media print {
  html { font-size: 11pt } body { max-width: none; padding: 0 } a { color: inherit }
  .screen { display: none }
  h1, h2, h3, h4 { break-after: avoid } figure, tr, li { break-inside: avoid }
  img { max-height: 16cm; object-fit: contain; object-position: left top }
  p { orphans: 3; widows: 3 }
  .body a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .875em; overflow-wrap: anywhere }
}
`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** What the page may load: its own style, pictures, and nothing that runs. */
export function pagePolicy(filesUrl: string): string {
  const pictures = ["'self'", filesUrl].filter(Boolean).join(' ')
  return [
    "default-src 'none'",
    `img-src ${pictures}`,
    `style-src 'sha256-${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The print view: an HTML page of the item alone, readable without styles, without scripts. */
export function writePage(sheet: Sheet): string {
  const { words, language } = sheet
  // Words in another language than the text say so.
  const foreign =
    words.language === language ? '' : ` lang="${escapeHtml(words.language)}" dir="ltr"`
  const heading = (text: string): string => `<h2${foreign}>${escapeHtml(text)}</h2>`
  const label = (text: string): string => `<span${foreign}>${escapeHtml(text)}:</span>`
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${sheet.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(sheet.title)}</title>
${sheet.teaser ? `<meta name="description" content="${escapeHtml(sheet.teaser)}">` : ''}
<link rel="canonical" href="${escapeHtml(sheet.link)}">
<link rel="alternate" type="application/pdf" href="${escapeHtml(sheet.pdf)}">
${sheet.translations
  .map(
    ({ url, language: other }) =>
      `<link rel="alternate" hreflang="${escapeHtml(other)}" href="${escapeHtml(url)}">`,
  )
  .join('\n')}
<style>${STYLE}</style>
</head>
<body>
${officeBlock(sheet, label)}
<main>
<article>
${sheet.kind ? `<p class="kind"${foreign}>${escapeHtml(sheet.kind)}</p>` : ''}
<hgroup>
${paragraph('kicker', sheet.kicker)}
<h1>${escapeHtml(sheet.title)}</h1>
${paragraph('subtitle', sheet.subtitle)}
</hgroup>
${paragraph('dateline', sheet.dateline)}
${sheet.isArchived ? `<p class="note"${foreign}>${escapeHtml(words.archived)}</p>` : ''}
${sheet.corrections
  .map(
    ({ day, note }) =>
      `<div class="note">${heading(words.correction)}<p>${escapeHtml(day)}: ${escapeHtml(note)}</p></div>`,
  )
  .join('\n')}
${paragraph('teaser', sheet.teaser)}
${sheet.image ? figure(sheet.image) : ''}
<div class="body">
${sheet.html.replaceAll(' loading="lazy"', '')}
</div>
${sheet.source ? `<p>${label(words.source)} ${anchor(sheet.source.url, sheet.source.name)}</p>` : ''}
${section(heading(words.attachments), attachmentItems(sheet))}
${section(heading(words.links), linkItems(sheet))}
${section(heading(words.contacts), contactItems(sheet, label))}
</article>
</main>
<footer class="end">
<p>${label(words.address)} ${leftToRight(anchor(sheet.link, sheet.link))}</p>
<p><span${foreign}>${escapeHtml(words.published)}</span> ${escapeHtml(sheet.published)}${
    sheet.changed
      ? `; <span${foreign}>${escapeHtml(words.changed)}</span> ${escapeHtml(sheet.changed)}`
      : ''
  }</p>
<p class="screen"><a href="${escapeHtml(sheet.pdf)}"${foreign}>${escapeHtml(words.pdf)}</a></p>
${translationList(sheet, foreign)}
</footer>
</body>
</html>
`
    .split('\n')
    .filter(Boolean)
    .join('\n')
}

type Label = (text: string) => string

function officeBlock({ office }: Sheet, label: Label): string {
  if (!office) return ''
  const reach = office.reach.map(
    ({ label: name, text, url }) => `${label(name)} ${leftToRight(anchor(url, text))}`,
  )
  return `<header class="office">
<p><strong>${escapeHtml(office.name)}</strong></p>
${office.address ? `<p>${escapeHtml(office.address)}</p>` : ''}
${reach.length > 0 ? `<p>${reach.join(' · ')}</p>` : ''}
</header>`
}

function attachmentItems({ attachments }: Sheet): string[] {
  return attachments.flatMap(({ title, caption, media }) => {
    const shown = [media ? anchor(media.file.url, title) : escapeHtml(title)]
    if (caption) shown.push(`: ${escapeHtml(caption)}`)
    if (media)
      shown.push(`<br><span class="address" dir="ltr">${escapeHtml(media.file.url)}</span>`)
    return [shown.join('')]
  })
}

function linkItems({ links }: Sheet): string[] {
  return links.map(
    ({ title, url }) =>
      `${anchor(url, title)}${title === url ? '' : `<br><span class="address" dir="ltr">${escapeHtml(url)}</span>`}`,
  )
}

function contactItems({ contacts }: Sheet, label: Label): string[] {
  return contacts.map(({ name, organization, reach }) => {
    const who = [name, organization].filter((part) => part !== null && part !== '')
    const how = reach.map(
      ({ label: kind, text, url }) => `${label(kind)} ${leftToRight(anchor(url, text))}`,
    )
    return [escapeHtml(who.join(', ')), ...how].join('<br>')
  })
}

function translationList({ translations, words }: Sheet, foreign: string): string {
  if (translations.length === 0) return ''
  const items = translations.map(
    ({ title, url, language }) =>
      `<a href="${escapeHtml(url)}" hreflang="${escapeHtml(language)}" lang="${escapeHtml(language)}">${escapeHtml(title)}</a>`,
  )
  return `<p class="screen"><span${foreign}>${escapeHtml(words.otherLanguages)}:</span> ${items.join(' · ')}</p>`
}

function section(heading: string, items: string[]): string {
  if (items.length === 0) return ''
  return `<section>${heading}<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul></section>`
}

function paragraph(name: string, text: string | null): string {
  return text ? `<p class="${name}">${escapeHtml(text)}</p>` : ''
}

function anchor(url: string | null, text: string): string {
  return url && SAFE.test(url)
    ? `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`
    : escapeHtml(text)
}

/** Numbers and addresses, which read the same in every script. */
function leftToRight(html: string): string {
  return `<bdi dir="ltr">${html}</bdi>`
}

const SAFE = /^(?:https?:|mailto:|tel:|\/)/i

/** A picture in a size that is sharp on paper, in the form every browser prints. */
function figure(media: ShownMedia): string {
  const fitting = media.renditions
    .filter(({ mimeType, width }) => mimeType === 'image/jpeg' && (width ?? 0) <= PRINTED_WIDTH)
    .filter(({ width, height }) => isWhole(media, { width, height }))
    .toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))
  const { url, width, height } = fitting[0] ?? media.file
  const size = width && height ? ` width="${width}" height="${height}"` : ''
  const caption = captionOf(media)
  return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(media.alt ?? '')}"${size}>${
    caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''
  }</figure>`
}

/** Not the cut for social networks: the same proportions as the picture. */
function isWhole(
  { file }: ShownMedia,
  { width, height }: { width: number | null; height: number | null },
): boolean {
  if (!file.width || !file.height || !width || !height) return false
  return Math.abs(height - (width * file.height) / file.width) <= 1
}
