import { oneLine } from './page.ts'
import type { ImportedAddress } from './types.ts'

const house = String.raw`\d{1,3}\s?(?:[a-zA-Z]\b)?(?:\s?[-–/+]\s?\d{1,4}\s?(?:[a-zA-Z]\b)?)*`
const kinds = String.raw`(?:[Ss]tr(?:a(?:ß|ss)e|\.)?|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Gg]ässchen|[Rr]ing|[Uu]fer|[Dd]amm|[Mm]arkt|[Cc]haussee|[Ss]teig|[Pp]fad|[Ss]tieg|[Ww]all|[Gg]raben|[Pp]romenade|[Zz]eile|[Ww]inkel|[Kk]amp|[Ff]eld|[Bb]erg|[Bb]usch|[Gg]arten|[Hh]of|[Bb]rücke|[Tt]or|[Bb]ogen|[Aa]nger|[Tt]wiete|[Ss]tiege)`
const month = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember'
const name = String.raw`(?!(?:${month})\b)\p{Lu}[\p{L}.'’-]*`
const joined = String.raw`(?:${name}[ ]){0,3}?(?:\p{Lu}[\p{L}.'’-]*${kinds}|\p{Lu}[\p{L}.'’-]*[- ]\p{L}*${kinds}|${kinds})`
const prefixed = String.raw`(?:Am|An der|An den|Auf dem|Auf der|Auf den|Im|In der|In den|Unter den|Zum|Zur|Hinter der|Hinter dem|Vor dem|Bei der|Beim)[ ](?:${name}[ ]?){1,3}`
const place = String.raw`(?:\s*,?\s*(?:D-)?(\d{5})\s+(${name}(?:[ -](?:${name}|am|an|der|im|in|bei|ob|vor|auf|unter)){0,3}))?`
const pattern = new RegExp(
  String.raw`(?<![\p{L}\d])((?:${prefixed}|${joined}))\s?(${house})(?![\d.,]?\d|\.\s?(?:${month})|\s?(?:Uhr|Prozent|%|€|Euro|Jahre))${place}`,
  'gu',
)

/** Streets with a house number in a running text, for an editor to confirm. */
export function findAddresses(text: string): ImportedAddress[] {
  const found = new Map<string, ImportedAddress>()
  for (const match of oneLine(text).matchAll(pattern)) {
    const [whole, street = '', houseNumber = '', postalCode, city] = match
    found.set(whole.trim(), {
      text: whole.trim(),
      street: street.trim(),
      houseNumber: houseNumber.trim(),
      ...(postalCode ? { postalCode } : {}),
      ...(city ? { city: city.trim() } : {}),
    })
  }
  return [...found.values()]
}

/** A labelled list of addresses, "Alte Landstr 129, Rathausplatz 1, 51373 Leverkusen". */
export function readAddressList(value: string): { addresses: ImportedAddress[]; rest: string[] } {
  const addresses: ImportedAddress[] = []
  const rest: string[] = []
  for (const part of value
    .split(/\s*[,;|\n•]\s*|\s+\/\s+|\s+und\s+/)
    .map(oneLine)
    .filter(Boolean)) {
    const town = /^(?:D-)?(\d{5})\s+(.+)$/.exec(part)
    const last = addresses.at(-1)
    if (town?.[1] && town[2] && last && !last.postalCode) {
      last.text = `${last.text}, ${part}`
      last.postalCode = town[1]
      last.city = town[2]
      continue
    }
    const match = new RegExp(
      String.raw`^(\p{L}.*?\D)\s*(${house})(?:\s+(\d{5})\s+(.+))?$`,
      'u',
    ).exec(part)
    if (match?.[1] && match[2]) {
      addresses.push({
        text: part,
        street: match[1].trim(),
        houseNumber: match[2].trim(),
        ...(match[3] ? { postalCode: match[3] } : {}),
        ...(match[4] ? { city: match[4] } : {}),
      })
    } else rest.push(part)
  }
  return { addresses, rest }
}
