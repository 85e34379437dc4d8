/** Records are as long as so many of these bytes. */
export const UNIT = 16
/** Behind all else stands how long a part is, and what follows it. */
const LENGTHS = 8
/** Of the text that stands for a part: 132 bits. */
export const SEAL_LENGTH = 22

/** A part of answers as it is kept in a file: its bytes, its seal and its notes. */
export function recordOf(part: { bytes: Buffer; seal: string }, notes: string): Buffer {
  const text = part.seal + notes
  const length = part.bytes.length
  const after = Buffer.byteLength(text)
  const record = Buffer.allocUnsafe(Math.ceil((length + after + LENGTHS) / UNIT) * UNIT)
  part.bytes.copy(record)
  record.write(text, length)
  record.writeUInt32LE(length, record.length - LENGTHS)
  record.writeUInt32LE(after, record.length - LENGTHS / 2)
  return record
}

/** Of a record within other bytes: where the part ends that it begins with, and what follows that. */
export function readRecord(
  bytes: Buffer,
  { start, end }: { start: number; end: number },
): { partEnd: number; seal: string; notes: string } {
  const partEnd = start + bytes.readUInt32LE(end - LENGTHS)
  const notesEnd = partEnd + bytes.readUInt32LE(end - LENGTHS / 2)
  const sealEnd = partEnd + SEAL_LENGTH
  return {
    partEnd,
    seal: bytes.toString('latin1', partEnd, sealEnd),
    notes: bytes.toString('utf8', sealEnd, notesEnd),
  }
}
