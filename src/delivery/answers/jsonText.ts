import { hash } from 'node:crypto'
import { readSync } from 'node:fs'
import { readRecord, SEAL_LENGTH } from './record.ts'

const SMALLEST = 16 * 1024
const MOST_SPARE = 8
const LARGEST_SPARE = 512 * 1024
const spare: Buffer[] = []

type Range = { from?: number; to?: number; seal?: string | undefined }

/** A short text that stands for this one: 132 bits of its SHA-256. */
export function sealOf(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url').slice(0, SEAL_LENGTH)
}

/**
 * JSON text in the making, as bytes. Most of an answer is copied from the store as it is: as bytes
 * that costs a quarter of what it costs as strings, which would be decoded and encoded again.
 */
export class JsonText {
  #bytes = spare.pop() ?? Buffer.allocUnsafeSlow(SMALLEST)
  #length = 0
  /** All that was added, of parts only their seals; null once bytes came without one. */
  #print: string | null = ''

  /** Adds text of any kind. */
  text(text: string): void {
    this.#reserve(text.length * 3)
    this.#length += this.#bytes.write(text, this.#length)
    if (this.#print !== null) this.#print += text
  }

  /** Adds bytes that are JSON text already; `seal` is what stands for them, and for nothing else. */
  bytes(source: Buffer, { from = 0, to = source.length, seal }: Range = {}): void {
    this.#reserve(to - from)
    this.#length += source.copy(this.#bytes, this.#length, from, to)
    this.#stamp(seal ?? null)
  }

  /**
   * Adds a part that is kept in a file, whose record is read from there at once; answers its notes.
   */
  load(file: number, { at, length }: { at: number; length: number }): string {
    this.#reserve(length)
    const start = this.#length
    if (readSync(file, this.#bytes, start, length, at) < length) {
      throw new Error('A part that was kept is not whole')
    }
    const { partEnd, seal, notes } = readRecord(this.#bytes, { start, end: start + length })
    this.#length = partEnd
    this.#stamp(seal)
    return notes
  }

  /** The last byte, as a number. */
  get last(): number | undefined {
    return this.#bytes[this.#length - 1]
  }

  /** Takes the last byte back. */
  dropLast(): void {
    this.#length -= 1
    if (this.#print !== null) this.#print += '\b'
  }

  /** What stands for the whole text as long as its parts have seals: the same only for the same text. */
  get seal(): string | null {
    return this.#print === null ? null : sealOf(this.#print)
  }

  #stamp(seal: string | null): void {
    this.#print = seal === null || this.#print === null ? null : `${this.#print}\0${seal}`
  }

  /** The text; nothing can be added after it. */
  done(): Buffer {
    const text = Buffer.allocUnsafeSlow(this.#length)
    this.#bytes.copy(text, 0, 0, this.#length)
    if (spare.length < MOST_SPARE && this.#bytes.length <= LARGEST_SPARE) spare.push(this.#bytes)
    this.#bytes = Buffer.alloc(0)
    this.#length = 0
    return text
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
