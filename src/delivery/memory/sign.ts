/** FNV-1a (draft-eastlake-fnv) over the UTF-16 units of a part of a text: 32 bits, signed. */
export function signOf(text: string, start = 0, end = text.length): number {
  let sign = 0x811c9dc5 | 0
  for (let at = start; at < end; at += 1) sign = Math.imul(sign ^ text.charCodeAt(at), 0x01000193)
  return sign
}
