import { findDate, type FoundDate } from './dates.ts'
import type { Block } from './page.ts'

export type Dateline = { place?: string; date?: FoundDate; block: Block }

const place = String.raw`\p{Lu}[\p{L}.'’/-]*(?:[ -](?:\p{Lu}[\p{L}.'’/-]*|am|an|der|im|in|bei|ob|a\.|d\.)){0,3}`
const withAgency = new RegExp(
  String.raw`^(${place})(?:\s*/\s*${place})?,?\s+\((?:ots|pm|pmd|pr|psm|red|presse|ps|pia|kreis|stadt|stv|lk|sk)[\w/ .-]{0,12}\)\s*[-–—:.]*\s+`,
  'iu',
)

/** "Musterstadt, 3. Juli 2017 – Der Rat …": place and date in front of the first sentence, taken off it. */
export function readDateline(block: Block, page = ''): Dateline | null {
  const [line] = block.lines
  if (!line || block.kind !== 'text') return null
  const start = line.text.slice(0, 90)
  const agency = withAgency.exec(start)
  if (agency?.[1] && /^\p{Lu}/u.test(start))
    return { place: agency[1], block: without(block, agency[0].length) }
  const date = findDate(start)
  if (!date || date.index > 50) return placeOnly(block, line.text, page)
  const before = start
    .slice(0, date.index)
    .replace(/[\s,(:–—-]+$/, '')
    .replace(/,?\s+(?:den|am|vom)$/i, '')
  const after = /^\s*\)?(?:\s*[-–—:|]+|\.(?=\s+\p{Lu}))\s*|^\)\s*|^\s+(?=\p{Lu})/u.exec(
    line.text.slice(date.index + date.length),
  )
  if (!after || line.text.length < date.index + date.length + after[0].length + 30) return null
  const isMarked = /[-–—:|).]/.test(after[0])
  const own = before
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/^(?:Stadt|Gemeinde|Landeshauptstadt)\s+/, '')
  if (before === '' ? !isMarked : !new RegExp(`^${place}$`, 'u').test(own)) return null
  if (/^(?:Am|Seit|Ab|Bis|Vom|Zum|Der|Die|Das|Im|In|Nach|Vor)\b/.test(before)) return null
  // "Am 3. Juli 2017: …" names a day, not the place and date of a release.
  if (before === '' && /^(?:am|vom|den)\b/i.test(start.slice(date.index))) return null
  return {
    ...(own ? { place: own } : {}),
    date,
    block: without(block, date.index + date.length + after[0].length),
  }
}

/** "Mustertal. Zwanzig Jugendliche …": a place, if the page names a town or county so. */
function placeOnly(block: Block, text: string, page: string): Dateline | null {
  const match = new RegExp(`^(${place})(?:\\.|\\s[-–—:]|:)\\s+(?=[\\p{Lu}„"»])`, 'u').exec(
    text.slice(0, 60),
  )
  const name = match?.[1]
  if (!match || !name) return null
  const known = new RegExp(
    String.raw`(?:stadt|gemeinde|kreis|landratsamt|rathaus|\b\d{5})\s+${name.replaceAll('.', '\\.')}\b`,
    'i',
  )
  return known.test(page)
    ? { place: titleCase(name), block: without(block, match[0].length) }
    : null
}

function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (whole) => whole.toUpperCase())
}

/** The block without its first characters, its inline elements kept whole. */
function without(block: Block, length: number): Block {
  const [line, ...rest] = block.lines
  if (!line) return block
  const tokens = line.html.match(/<[^>]*>|&[a-z#\d]+;|[\s\S]/g) ?? []
  let left = length
  const kept = tokens.filter((token) => {
    if (token.startsWith('<')) return true
    if (left <= 0) return true
    left--
    return false
  })
  const html = kept
    .join('')
    .replace(/<(strong|em|a)(?: [^>]*)?>\s*<\/\1>/g, '')
    .trim()
  return { ...block, lines: [{ text: line.text.slice(length), html }, ...rest] }
}
