/** A street with a house number, as found in a text. */
export type FoundAddress = {
  /** As written in the source. */
  text: string
  street: string
  houseNumber: string
  postalCode?: string
  city?: string
}

/** What a house number looks like: 12, 12 a, 12-14, 12/3. */
export const HOUSE_NUMBER = String.raw`\d{1,3}\s?(?:[a-zA-Z]\b)?(?:\s?[-–/+]\s?\d{1,4}\s?(?:[a-zA-Z]\b)?)*`
const kinds = String.raw`(?:[Ss]tr(?:a(?:ß|ss)e|\.)?|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Gg]ässchen|[Rr]ing|[Uu]fer|[Dd]amm|[Mm]arkt|[Cc]haussee|[Ss]teig|[Pp]fad|[Ss]tieg|[Ww]all|[Gg]raben|[Pp]romenade|[Zz]eile|[Ww]inkel|[Kk]amp|[Ff]eld|[Bb]erg|[Bb]usch|[Gg]arten|[Hh]of|[Bb]rücke|[Tt]or|[Bb]ogen|[Aa]nger|[Tt]wiete|[Ss]tiege)`
const month = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember'
const name = String.raw`(?!(?:${month})\b)\p{Lu}[\p{L}.'’-]{0,40}`
const joined = String.raw`(?:${name}[ ]){0,3}?(?:\p{Lu}[\p{L}.'’-]{0,40}${kinds}|\p{Lu}[\p{L}.'’-]{0,40}[- ]\p{L}{0,30}${kinds}|${kinds})`
const prefixed = String.raw`(?:Am|An der|An den|Auf dem|Auf der|Auf den|Im|In der|In den|Unter den|Zum|Zur|Hinter der|Hinter dem|Vor dem|Bei der|Beim)[ ](?:${name}[ ]?){1,3}`
const place = String.raw`(?:\s*,?\s*(?:D-)?(\d{5})\s+(${name}(?:[ -](?:${name}|am|an|der|im|in|bei|ob|vor|auf|unter)){0,3}))?`
const pattern = new RegExp(
  String.raw`(?<![\p{L}\d])((?:${prefixed}|${joined}))\s?(${HOUSE_NUMBER})(?![\d.,]?\d|\.\s?(?:${month})|\s?(?:Uhr|Prozent|%|€|Euro|Jahre))${place}`,
  'gu',
)

/** Streets with a house number in a running text, for an editor to confirm. */
export function findAddresses(text: string): FoundAddress[] {
  const found = new Map<string, FoundAddress>()
  for (const match of text.replace(/\s+/g, ' ').matchAll(pattern)) {
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
