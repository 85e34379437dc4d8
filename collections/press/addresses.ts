import type { CollectionBeforeChangeHook } from 'payload'
import { rowsOf, textOf, textOfRow } from '#kit/index.ts'

export type Address = {
  text: string
  street: string
  houseNumber: string
  postalCode: string | null
  city: string | null
}

const NAME = String.raw`\p{Lu}[\p{L}.]*`
const STREET = [
  // "An der Schusterinsel", "Auf dem Bruch"
  String.raw`(?:An|Auf|In|Hinter|Unter) (?:der|dem|den) ${NAME}`,
  // "Friedrich-Ebert-Platz", "Wiesdorfer Platz", "Albert-Einstein-Str."
  String.raw`(?:\p{Lu}\p{L}+(?:er|e|en) |(?:\p{Lu}\p{L}+-){1,3})(?:Stra(?:ß|ss)e|Str\.?|Weg|Platz|Allee|Ring|Markt|Ufer|Damm)`,
  // "Beispielstraße", "Alte Landstr"
  String.raw`(?:\p{Lu}\p{L}+(?:er|e|en) |(?:\p{Lu}\p{L}+-){1,2})?\p{Lu}\p{L}+(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|ring|gasse|ufer|damm|markt)`,
].join('|')
// Four digits are years, not houses.
const NUMBER = String.raw`\d{1,3}(?: ?[a-z])?(?: ?[-–] ?\d{1,3})?(?![\p{L}\p{N}])`
const CITY = String.raw`, (?<postal>\d{5}) (?<city>\p{Lu}\p{L}*(?:-\p{L}+)*)`
const ADDRESS = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?<street>${STREET}) (?<number>${NUMBER})(?:${CITY})?`,
  'gu',
)

/** Street addresses named in a German text, each once. */
export function findAddresses(text: string): Address[] {
  const found = new Map<string, Address>()
  for (const match of text.matchAll(ADDRESS)) {
    const { street = '', number = '', postal, city } = match.groups ?? {}
    const address = {
      text: match[0],
      street,
      houseNumber: number,
      postalCode: postal ?? null,
      city: city ?? null,
    }
    if (!found.has(keyOf(address))) found.set(keyOf(address), address)
  }
  return [...found.values()]
}

/**
 * Adds addresses that are new in the text as proposals, which stay internal until confirmed.
 * One that an editor has removed is not proposed again.
 */
export const proposeAddresses: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const listed = rowsOf(data.addresses)
  const known = new Set([
    ...findAddresses(textOfRow(originalDoc?.body).text).map(keyOf),
    ...listed.map(keyOf),
    ...listed.flatMap(({ text }) => findAddresses(textOf(text) ?? '').map(keyOf)),
  ])
  const proposals = findAddresses(textOfRow(data.body).text)
    .filter((address) => !known.has(keyOf(address)))
    .map((address) => ({ ...address, proposed: true }))
  return proposals.length > 0 ? { ...data, addresses: [...listed, ...proposals] } : data
}

// "Alte Landstr. 129" and "Alte Landstraße 129" are one address.
function keyOf(address: { street?: unknown; houseNumber?: unknown }): string {
  const street = (textOf(address.street) ?? '')
    .toLowerCase()
    .replace(/stra(ß|ss)e$|str\.?$/u, 'str')
  return `${street}|${(textOf(address.houseNumber) ?? '').replaceAll(' ', '').toLowerCase()}`
}
