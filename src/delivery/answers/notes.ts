import type { ItemRow } from '../store/index.ts'

/** What shaped a part of an answer. */
export type Noted = {
  tags: readonly string[]
  types: readonly string[]
  lastModified: string
  timed: boolean
}

/** More tags than headers hold. */
const MOST_TAGS = 100

/** Collects what shaped an answer, for its caching headers. */
export class Notes {
  readonly #tags = new Set<string>()
  readonly #types = new Set<string>()
  #lastModified = ''
  #timed = false

  /** `item:` tags in the order they were met, after the `type:` tags, which cover what is cut. */
  get tags(): string[] {
    return [...[...this.#types].map((type) => `type:${type}`), ...this.#tags]
  }

  get lastModified(): string | null {
    return this.#lastModified || null
  }

  /** The answer depends on the time of day, not only on what is published. */
  get timed(): boolean {
    return this.#timed
  }

  touch(row: Pick<ItemRow, 'id' | 'type' | 'at'>): void {
    this.#tags.add(`item:${row.id}`)
    this.touchType(row.type, row.at)
  }

  /** The answer depends on a whole type: any change to one of its items may change it. */
  touchType(type: string, at: string | null): void {
    this.#types.add(type)
    if (at !== null && at > this.#lastModified) this.#lastModified = at
  }

  touchTime(): void {
    this.#timed = true
  }

  /** What was noted so far, to be noted again wherever the same part is used. */
  noted(): Noted {
    return {
      tags: [...this.#tags],
      types: [...this.#types],
      lastModified: this.#lastModified,
      timed: this.#timed,
    }
  }

  add(noted: Noted): void {
    if (this.#tags.size < MOST_TAGS) for (const tag of noted.tags) this.#tags.add(tag)
    for (const type of noted.types) this.#types.add(type)
    if (noted.lastModified > this.#lastModified) this.#lastModified = noted.lastModified
    if (noted.timed) this.#timed = true
  }
}

/** What was noted as a text, to be kept beside the part it belongs to. */
export function textOf({ tags, types, lastModified, timed }: Noted): string {
  return [lastModified, timed ? 'timed' : '', types.join(' '), ...tags].join('\n')
}

/** What `textOf` wrote. */
export function notedIn(text: string): Noted {
  const [lastModified = '', timed, types = '', ...tags] = text.split('\n')
  return { tags, types: types === '' ? [] : types.split(' '), lastModified, timed: timed !== '' }
}
