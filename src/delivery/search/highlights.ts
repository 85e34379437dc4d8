import { Marker } from './marker.ts'
import type { Marks } from './match.ts'
import { Pieces } from './pieces.ts'
import { Texts, type TextSource } from './texts.ts'

/** So many words, of texts and of queries, take some 8 MB. */
const MOST_WORDS = 130_000

/** Shows where the hits of a query stand in found items; remembers their texts and the words in them. */
export class Highlights {
  readonly #source: TextSource
  #pieces = new Pieces()
  #marker = new Marker(this.#pieces)
  #texts: Texts

  constructor(source: TextSource) {
    this.#source = source
    this.#texts = new Texts({ ...source, pieces: this.#pieces })
  }

  /** Highlights of items with these keys, each as JSON text. */
  of(keys: number[], marks: Marks): (key: number) => string {
    if (this.#pieces.words.size > MOST_WORDS) this.#forget()
    const marker = this.#marker
    const texts = this.#texts.of(keys)
    marker.use(marks)
    return (key) => {
      const held = texts.get(key)
      const title = held ? marker.whole(held.title) : ''
      const text = held ? marker.snippet(held.texts) : null
      return `{"title":"${title}","text":${text === null ? 'null' : `"${text}"`}}`
    }
  }

  #forget(): void {
    this.#pieces = new Pieces()
    this.#marker = new Marker(this.#pieces)
    this.#texts = new Texts({ ...this.#source, pieces: this.#pieces })
  }
}
