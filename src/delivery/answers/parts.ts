import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { createLogger } from '#platform/logger.ts'
import { Column } from '../places/column.ts'
import type { JsonText } from './jsonText.ts'
import { notedIn, type Noted, textOf } from './notes.ts'
import { recordOf, UNIT } from './record.ts'

/** A part of answers that is whole by itself; `seal` stands for its bytes in the tags of answers. */
export type Part = { bytes: Buffer; seal: string } & Noted

/** In so many forms items are kept at once; a form takes 10 bytes for each item. */
const MOST_FORMS = 12
/** So long is a record at most: 1 MiB. */
const MOST_UNITS = 0xffff

const log = createLogger('delivery')

/** Where the record of an item begins, and of how many units it is. */
type Form = { offsets: Column<Float64Array>; units: Column<Uint16Array> }

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
    const at = held.offsets.get(key) % this.#most
    return notedIn(out.load(this.#file, { at, length: held.units.get(key) * UNIT }))
  }

  /** Keeps a part; while the disk is full nothing is kept. */
  keep(form: string, key: number, part: Part): void {
    if (this.#file === null || this.#isFull) return
    const record = recordOf(part, textOf(part))
    const { length } = record
    if (length > this.#most || length > MOST_UNITS * UNIT) return
    const left = this.#most - (this.#head % this.#most)
    const offset = length > left ? this.#head + left : this.#head
    try {
      if (writeSync(this.#file, record, 0, length, offset % this.#most) < length) return
    } catch (error) {
      log.warn({ err: error }, 'Parts of answers cannot be kept until the next change')
      this.#isFull = true
      return
    }
    this.#head = offset + length
    const held = this.#form(form)
    held.offsets.set(key, offset)
    held.units.set(key, length / UNIT)
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
    this.#forms.clear()
  }

  #form(name: string): Form {
    const held = this.#forms.get(name) ?? {
      offsets: new Column((length) => new Float64Array(length)),
      units: new Column((length) => new Uint16Array(length)),
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
