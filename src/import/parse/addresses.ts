import { HOUSE_NUMBER, type FoundAddress } from '#contract/addresses.ts'
import { oneLine } from './page.ts'

/** A labelled list of addresses, "Alte Landstr 129, Rathausplatz 1, 51373 Leverkusen". */
export function readAddressList(value: string): { addresses: FoundAddress[]; rest: string[] } {
  const addresses: FoundAddress[] = []
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
      String.raw`^(\p{L}.*?\D)\s*(${HOUSE_NUMBER})(?:\s+(\d{5})\s+(.+))?$`,
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
