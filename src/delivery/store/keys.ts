import { idsOf } from '#contract/values.ts'
import type { StoredItem } from '#contract/item.ts'

const quotes = /[\u2018-\u201f\u2039\u203a\u00ab\u00bb]/g
/** Begins each level of an order key. */
export const LEVEL = '\u0003'

const dashes = /[\u2010-\u2015]/g

/**
 * Sorts titles as a German reader expects, by plain comparison: ä beside a, ß as ss, capitals beside
 * small letters; what differs only in accents follows the plain form.
 */
export function titleKey(title: string): string {
  const lower = title
    .trim()
    .toLowerCase()
    .replace(quotes, '"')
    .replace(dashes, '-')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
  return `${lower.replace(/\p{M}/gu, '')}\u0001${lower}`
}

/** The item above this one in a tree: chapters under their concept, sub-chapters under theirs. */
export function aboveOf(item: StoredItem): string | null {
  const [above] = [item.parent, item.chapter, item.concept].flatMap(idsOf)
  return above ?? null
}

/** An item's place among its siblings; the id keeps subtrees apart where two have the same place. */
export function orderSegment(item: StoredItem): string {
  const place =
    typeof item.order === 'number'
      ? padded(item.order * 1000)
      : typeof item.number === 'string' || typeof item.number === 'number'
        ? String(item.number).replace(/\d+/g, (digits) => digits.padStart(8, '0'))
        : typeof item.year === 'number'
          ? padded((9999 - item.year) * 1000)
          : `~${titleKey(item.title)}`
  return `${LEVEL}${place}\u0002${item.id}`
}

function padded(value: number): string {
  return String(Math.round(value) + 1e12).padStart(14, '0')
}

/** An instant in the one form that plain comparison orders. */
export function instantKey(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
