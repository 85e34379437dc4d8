import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { createLogger } from '#platform/logger.ts'
import { Column } from '../places/column.ts'
import type { JsonText } from './jsonText.ts'
import { notedIn, type Noted, textOf } from './notes.ts'

/** A part of answers that is whole by itself; `seal` stands for its bytes in the tags of answers. */
export type Part = { bytes: Buffer; seal: string } & Noted

/** In so many forms items are kept at once; a form takes 16 bytes for each item. */
const MOST_FORMS = 12

const log = createLogger('delivery')

type Form = {
  offsets: Column<Float64Array>
  lengths: Column<Int32Array>
  notes: Column<Int32Array>
}

/**
 * Items as they stand in lists, made once after each change and kept in a file: reading one from there,
 * straight into an answer, takes a sixth of what making it from the store takes, and the memory is the
 * system's, which has it to spare or takes it back. The file has no name and is gone with the process.
 */
export class Parts {
  #file: number | null
  #forms = new Map<string, Form>()
  /** Offsets only grow; where a part stands in the file is what is left over of the file's length. */
  #head: number
  #floor: number
  #isFull = false
  readonly #most: number

  /**
   * `path`: where the file is made, for a moment; `most`: bytes it may take. When it is full, what was
   * written longest ago gives way.
   */
  constructor({ path, most }: { path: string; most: number }) {
    this.#file = openNameless(path)
    this.#most = most
    this.#head = most
    this.#floor = most
  }

  /** Nothing that was kept counts any more. */
  clear(): void {
    this.#head = Math.ceil(this.#head / this.#most) * this.#most
    this.#floor = this.#head
    this.#isFull = false
  }

  has(form: string, key: number): boolean {
    const offset = this.#forms.get(form)?.offsets.get(key) ?? 0
    return this.#file !== null && offset >= Math.max(this.#floor, this.#head - this.#most)
  }

  /** Adds a part that is kept to an answer; answers what shaped it. */
  write(form: string, key: number, out: JsonText): Noted {
    const held = this.#forms.get(form)
    if (!held || this.#file === null) throw new Error('Only what is kept can be written')
    const notes = out.load(this.#file, {
      at: held.offsets.get(key) % this.#most,
      length: held.lengths.get(key),
      after: held.notes.get(key),
    })
    return notedIn(notes)
  }

  /** Keeps a part; while the disk is full nothing is kept. */
  keep(form: string, key: number, part: Part): void {
    if (this.#file === null || this.#isFull) return
    const notes = Buffer.from(part.seal + textOf(part))
    const length = part.bytes.length + notes.length
    if (length > this.#most) return
    const left = this.#most - (this.#head % this.#most)
    const offset = length > left ? this.#head + left : this.#head
    try {
      const record = Buffer.concat([part.bytes, notes])
      if (writeSync(this.#file, record, 0, length, offset % this.#most) < length) return
    } catch (error) {
      log.warn({ err: error }, 'Parts of answers cannot be kept until the next change')
      this.#isFull = true
      return
    }
    this.#head = offset + length
    const held = this.#form(form)
    held.offsets.set(key, offset)
    held.lengths.set(key, part.bytes.length)
    held.notes.set(key, notes.length)
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
    this.#forms.clear()
  }

  #form(name: string): Form {
    const held = this.#forms.get(name) ?? {
      offsets: new Column((length) => new Float64Array(length)),
      lengths: new Column((length) => new Int32Array(length)),
      notes: new Column((length) => new Int32Array(length)),
    }
    if (!this.#forms.has(name) && this.#forms.size >= MOST_FORMS) this.#forms.clear()
    this.#forms.set(name, held)
    return held
  }
}

function openNameless(path: string): number | null {
  try {
    const file = openSync(path, 'w+', 0o600)
    unlinkSync(path)
    return file
  } catch (error) {
    log.warn({ err: error }, 'Parts of answers cannot be kept')
    return null
  }
}
