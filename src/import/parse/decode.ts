/** Reads a saved page: byte order mark, then what the page says of itself, then UTF-8, then windows-1252. */
export function decodePage(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, 'utf-8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be')
  const utf8 = strict(bytes)
  // Browsers save pages as UTF-8 and leave the old charset in the page: valid UTF-8 goes first.
  if (utf8 !== null) return utf8
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  const named = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  return decode(bytes, named && !/utf-?8/i.test(named) ? named : 'windows-1252')
}

/** Whether a decoded page is HTML (or MHTML's inner HTML) rather than text copied from a page. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 3000)
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) return true
  const closed = text.match(
    /<\/(p|div|h[1-6]|ul|ol|li|table|article|section|main|span|a|strong|b)>/gi,
  )
  return (closed?.length ?? 0) >= 3 || /^\s*<(p|div|h[1-6]|article|section|main)[\s>]/i.test(text)
}

function strict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
