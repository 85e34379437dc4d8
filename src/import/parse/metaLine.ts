import { isOfficeName, isOrganization, isPerson } from './contacts.ts'
import { findDate, type FoundDate } from './dates.ts'
import { oneLine } from './page.ts'
import { isBoilerplate, readContactLabel, readMetaLabel } from './phrases.ts'

export type Meta = {
  date?: FoundDate
  /** The date is that of the last change, not of the publication. */
  isUpdate?: boolean
  place?: string
  source?: string
  author?: string
  category?: string
  tags?: string[]
  number?: string
  /** Short words beside the date that carry no label. */
  unnamed: string[]
}

const separator = /\s*(?:\/\/|\||·|•|»|;|\t)\s*|\s+(?:[-–—/])\s+/
const nextLabel =
  /[\s,]+(?=(?:Kategorien?|Rubrik|Ressort|Themen?|Schlagw\p{L}+|Stichw\p{L}+|Tags?|Quelle|Autor(?:in)?|Veröffentlicht|Datum|Stand)\s?:)/u
const placePattern =
  /^\p{Lu}[\p{L}.'’/-]*(?:[ -](?:\p{Lu}[\p{L}.'’/-]*|\([^)]{2,20}\)|am|an|der|im|in|bei|ob|a\.|d\.|i\.)){0,4}$/u

/**
 * A line that speaks about the item: its date, place, source, category, in any of the ways sites
 * write them ("Veröffentlicht: 18.09.2019 // Quelle: …", "Musterstadt, den 3. Juli 2017", "03.07.17 | Kultur").
 * Null for anything that reads like text.
 */
export function readMetaLine(text: string): Meta | null {
  if (text.length > 220) return null
  const meta: Meta = { unnamed: [] }
  let known = 0
  // A time after a dash belongs to its date: "3. Juli 2017 - 10:15 Uhr".
  const glued = text.replace(/(\d{4})\s+[-–—|]\s+(\d{1,2}[:.]\d{2}\b)/, '$1, $2')
  for (const part of glued
    .split(nextLabel)
    .flatMap((one) => one.split(separator))
    .map(oneLine)
    .filter(Boolean)) {
    if (isBoilerplate(part)) continue
    if (readPart(part, meta)) known++
    else meta.unnamed.push(part)
  }
  if (known === 0) return null
  if (meta.unnamed.some((part) => part.length > 70 || /[.!?]$/.test(part))) return null
  if (!meta.date && meta.unnamed.length > 0) return null
  return meta
}

function readPart(part: string, meta: Meta): boolean {
  const label = readMetaLabel(part)
  if (label?.label === 'number') {
    meta.number = part
    return true
  }
  if (label && (label.label === 'published' || label.label === 'updated')) {
    const date = wholeDate(label.value, meta)
    if (date && (!meta.date || meta.isUpdate)) {
      const isUpdate = label.label === 'updated'
      if (isUpdate && meta.date) return true
      meta.date = date.date
      meta.isUpdate = isUpdate
      assignPlace(date.rest, meta)
      const number = /\d[\d/.-]*(?=\s*(?:,|vom))/.exec(part)
      if (number && /\b(nr|nummer)\b/i.test(part))
        meta.number = part.slice(0, number.index) + number[0]
      return true
    }
    if (date) return true
    // "Veröffentlicht: Pressestelle, 18.09.2019": the value again is a line of this kind.
    const inner = findDate(label.value)
    if (inner && label.value.length < 90 && !meta.date) {
      const rest = oneLine(
        label.value.slice(0, inner.index).replace(/[,\s]+(?:am|vom|den)?\s*$/, ''),
      )
      meta.date = inner
      meta.isUpdate = label.label === 'updated'
      if (rest) meta.unnamed.push(rest.replace(/^von\s+/i, ''))
      return true
    }
    return false
  }
  if (label && label.value && label.value.length <= 120) {
    const inner =
      label.label === 'category' || label.label === 'tags' ? null : findDate(label.value)
    const value = inner
      ? oneLine(label.value.slice(0, inner.index).replace(/[,\s]+(?:am|vom|den|,)*\s*$/, ''))
      : label.value
    if (inner && !meta.date) meta.date = inner
    if (label.label === 'author' && !/^(?:von)\b/i.test(part)) meta.author = value
    else if (label.label === 'author' && isAuthor(value)) meta.author = value
    else if (label.label === 'source') meta.source = value
    else if (label.label === 'category') {
      // "Klima, Verkehr" are two; "Bildung, Kultur und Sport" is one.
      const [first, ...more] = /\bund\b|&/.test(value) ? [value] : value.split(/\s*[,;]\s*/)
      meta.category = first ?? value
      if (more.length > 0) meta.tags = [...(meta.tags ?? []), ...more]
    } else if (label.label === 'tags')
      meta.tags = [...(meta.tags ?? []), ...value.split(/\s*[,;]\s*/).filter(Boolean)]
    else if (label.label === 'place') meta.place = value
    else return false
    return true
  }
  const date = wholeDate(part, meta)
  if (date && !meta.date) {
    meta.date = date.date
    assignPlace(date.rest, meta)
    return true
  }
  const agency = /^(\p{Lu}[\p{L} .()/-]{1,40}?)\s*\((?:ots|pm|pr|psm|presse)\)$/u.exec(part)
  if (agency?.[1]) {
    meta.place = agency[1]
    return true
  }
  if (/^\d{1,2}[:.]\d{2}(?:\s*(?:Uhr|h))?$/.test(part)) {
    if (meta.date && !meta.date.time) meta.date.time = part.replace('.', ':').slice(0, 5).trim()
    return true
  }
  return false
}

/** After a bare "Von": a name, not the rest of a sentence. */
function isAuthor(value: string): boolean {
  return value.length <= 70 && !/[.!?]$/.test(value) && (isPerson(value) || isOfficeName(value))
}

/** A date that is the whole text, but for a place before or after it. */
function wholeDate(text: string, meta: Meta): { date: FoundDate; rest: string } | null {
  const date = findDate(text)
  if (!date) return null
  const before = oneLine(text.slice(0, date.index))
    .replace(/[\s,:(]+$/, '')
    .replace(/,?\s+(?:den|am|vom|im)$/i, '')
  const after = oneLine(text.slice(date.index + date.length)).replace(/^[\s,:).]+|[\s:,.–-]+$/g, '')
  const by = /^(?:von|durch)\s+(\p{Lu}.{1,60})$/u.exec(after)?.[1]
  if (by && !before && !/[.!?]$/.test(by)) {
    meta.author = by
    return { date, rest: '' }
  }
  if (before && after) return null
  const rest = before || after
  if (rest && (rest.length > 45 || !placePattern.test(rest) || readContactLabel(rest))) return null
  // A second date makes it a range: that is when something takes place.
  if (findDate(text, date.index + date.length)) return null
  return { date, rest }
}

function assignPlace(rest: string, meta: Meta) {
  const place = rest.replace(
    /^(?:Landeshauptstadt|Hansestadt|Universitätsstadt|Stadt|Gemeinde|Kreis)\s+/,
    '',
  )
  if (!rest) return
  if (isPerson(rest) && /^(?:Von|Autor)/i.test(rest)) meta.author = rest.replace(/^Von\s+/i, '')
  else if (isOrganization(rest) && place === rest) meta.unnamed.push(rest)
  else meta.place = place
}
