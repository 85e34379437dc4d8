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

const kind = String.raw`(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.?|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Gg]ässchen|[Rr]ing|[Uu]fer|[Dd]amm|[Mm]arkt|[Cc]haussee|[Ss]teig|[Pp]fad|[Ss]tieg|[Ww]all|[Gg]raben|[Pp]romenade|[Zz]eile|[Ww]inkel|[Kk]amp|[Ff]eld|[Bb]erg|[Bb]usch|[Gg]arten|[Hh]of|[Bb]rücke|[Tt]or|[Bb]ogen|[Aa]nger|[Tt]wiete|[Ss]tiege)`
const month = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember'
const weekday = 'Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag'
const name = String.raw`(?!(?:${month}|${weekday})\b)\p{Lu}[\p{L}.'’-]{0,40}`
const adjective =
  '(?:Alte|Neue|Große|Kleine|Lange|Kurze|Hohe|Breite|Obere|Untere|Innere|Äußere)[nrm]?'
const streets = [
  // "An der Schusterinsel", "Unter den Linden", "Am Alten Hafen"
  String.raw`(?:(?:An|Auf|In|Hinter|Unter|Vor|Bei) (?:der|dem|den)|Am|Im|Beim|Zum|Zur)(?: ${name}){1,3}`,
  // "Wiesdorfer Platz", "Alte Gasse"
  String.raw`(?:${adjective}|\p{Lu}\p{L}+er) ${kind}`,
  // "Alte Landstr.", "Beispielstraße", "Friedrich-Ebert-Platz". "Platz" alone is a rank, not a street.
  String.raw`(?:${adjective} )?\p{Lu}[\p{L}.'’-]{1,60}${kind}`,
].join('|')
const place = String.raw`(?:\s*,?\s*(?:D-)?(\d{5})\s+(${name}(?:[ -](?:${name}|am|an|der|im|in|bei|ob|vor|auf|unter)){0,3}))?`
const pattern = new RegExp(
  String.raw`(?<![\p{L}\d-])(${streets})\s?(${HOUSE_NUMBER})(?![\p{L}\d]|[.,]\d|\.\s?(?:${month})|\s?(?:Uhr|Prozent|%|€|Euro|Jahre))${place}`,
  'gu',
)

/** Streets with a house number in a running text, each once, for an editor to confirm. */
export function findAddresses(text: string): FoundAddress[] {
  const found = new Map<string, FoundAddress>()
  for (const match of text.replace(/\s+/g, ' ').matchAll(pattern)) {
    const [whole, street = '', houseNumber = '', postalCode, city] = match
    const address = {
      text: whole.trim(),
      street: street.trim(),
      houseNumber: houseNumber.trim(),
      ...(postalCode ? { postalCode } : {}),
      ...(city ? { city: city.trim() } : {}),
    }
    const key = addressKey(address)
    if (!found.has(key)) found.set(key, address)
  }
  return [...found.values()]
}

/** The same for one address however it is written: "Alte Landstr. 129", "Alte Landstraße 129". */
export function addressKey({
  street,
  houseNumber,
}: {
  street: string
  houseNumber: string
}): string {
  const road = street.toLowerCase().replace(/stra(?:ß|ss)e$|str\.?$/u, 'str')
  return `${road}|${houseNumber.replaceAll(' ', '').toLowerCase()}`
}
