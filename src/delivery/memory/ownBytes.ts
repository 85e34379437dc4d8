/**
 * Text as UTF-8 in memory of its own, for what is kept. `Buffer.from` puts small texts beside others
 * into pieces of 64 KiB, each of which stays as long as one of its texts does.
 */
export function ownBytes(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}
