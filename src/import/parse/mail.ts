import { oneLine } from './page.ts'

const at = String.raw`(?:@|\s@\s|\s*[([{<]\s*(?:at|ät|æt|@|a)\s*[)\]}>]\s*|\s+(?:at|AT|ÄT|ät)\s+|\s*\(a\)\s*)`
const dot = String.raw`(?:\.|\s*[([{]\s*(?:dot|punkt|\.)\s*[)\]}]\s*|\s+(?:dot|punkt|DOT|PUNKT)\s+)`
const word = String.raw`[\p{L}\d_+-]{1,64}`
const pattern = new RegExp(
  `(?<![\\p{L}\\d_+-])${word}(?:${dot}${word}){0,6}${at}${word}(?:${dot}${word}){1,6}`,
  'iu',
)

/** The first mail address of a text, also written as "presse(at)stadt.de" or "presse [at] stadt [punkt] de". */
export function findMail(text: string): { email: string; written: string } | null {
  const match = pattern.exec(text)
  if (!match) return null
  const email = match[0]
    .replace(new RegExp(at, 'iu'), '@')
    .replace(new RegExp(dot, 'giu'), '.')
    .replace(/\s+/g, '')
  return { email, written: match[0] }
}

/** The address behind a link that a content system has disguised; null if it is none or unknown. */
export function linkedMail(element: Element): string | null {
  const href = element.getAttribute('href') ?? ''
  if (/^mailto:/i.test(href)) return address(safeDecode(href.slice(7).split('?')[0] ?? ''))
  // TYPO3: every character moved by the same distance.
  const script = href + (element.getAttribute('onclick') ?? '')
  const typo3 =
    /UnCryptMailto\((?:%27|['"])(.+?)(?:%27|['"])/i.exec(script)?.[1] ??
    element.getAttribute('data-mailto-token')
  if (typo3) return unshift(safeDecode(typo3))
  const cloudflare =
    element.getAttribute('data-cfemail') ?? /email-protection#([0-9a-f]+)/i.exec(href)?.[1]
  if (cloudflare) return unxor(cloudflare)
  // Joomla 4 and newer.
  const [first, last] = [element.getAttribute('first'), element.getAttribute('last')]
  if (first && last) return address(`${atob(first)}@${atob(last)}`)
  return null
}

/** The address that Joomla's script would write in place of its "geschützt" sentence. */
export function scriptedMail(script: string): string | null {
  const plain = script.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const values = [...plain.matchAll(/addy(?!_text)\w*\s*=([^;\n]+)/g)].map(
    ([, value]) => value ?? '',
  )
  const parts = values.flatMap((value) => [...value.matchAll(/'([^']*)'/g)])
  return address(parts.map(([, part]) => part ?? '').join(''))
}

function unshift(token: string): string | null {
  for (let by = -25; by <= 25; by++) {
    const text = [...token].map((sign) => shift(sign, by)).join('')
    if (/^mailto:/i.test(text)) return address(text.slice(7).split('?')[0] ?? '')
  }
  return null
}

/** TYPO3 turns within three ranges: "+" to ":", "@" to "Z", "a" to "z". */
function shift(sign: string, by: number): string {
  const code = sign.charCodeAt(0)
  for (const [low, high] of [
    [0x2b, 0x3a],
    [0x40, 0x5a],
    [0x61, 0x7a],
  ] as const) {
    if (code < low || code > high) continue
    const size = high - low + 1
    return String.fromCharCode(low + ((((code - low + by) % size) + size) % size))
  }
  return sign
}

function unxor(hex: string): string | null {
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const [key = 0, ...rest] = bytes
  return address(String.fromCharCode(...rest.map((byte) => byte ^ key)))
}

function address(text: string): string | null {
  return findMail(oneLine(text))?.email ?? null
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
