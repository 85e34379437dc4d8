const SMALLEST = 16 * 1024
const MOST_SPARE = 8
const LARGEST_SPARE = 512 * 1024
const spare: Buffer[] = []

/**
 * JSON text in the making, as bytes. Most of an answer is copied from the store as it is: as bytes
 * that costs a quarter of what it costs as strings, which would be decoded and encoded again.
 */
export class JsonText {
  #bytes = spare.pop() ?? Buffer.allocUnsafeSlow(SMALLEST)
  #length = 0

  /** Adds text of any kind. */
  text(text: string): void {
    this.#reserve(text.length * 3)
    this.#length += this.#bytes.write(text, this.#length)
  }

  /** Adds bytes that are JSON text already. */
  bytes(source: Buffer, start = 0, end = source.length): void {
    this.#reserve(end - start)
    this.#length += source.copy(this.#bytes, this.#length, start, end)
  }

  /** The last byte, as a number. */
  get last(): number | undefined {
    return this.#bytes[this.#length - 1]
  }

  /** Takes the last byte back. */
  dropLast(): void {
    this.#length -= 1
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
