/** A filter of a content type; any of its values will do. */
export type Wanted = { name: string; values: readonly string[] }

/** From one day or instant to another, both included; null is without end. */
export type Span = { from: string | null; to: string | null }

/** Which public items of one type an answer is about. */
export type Selection = {
  type: string
  /** Null for all. Items without a language are always meant. */
  languages: readonly string[] | null
  channel: string | null
  /**
   * Of each id only the variant that is first in these languages, then, if `original`, that in the
   * original's, then in the order of languages; null for all variants.
   */
  preferred: { languages: readonly string[]; original: boolean } | null
  /** Every one must match. */
  filters: readonly Wanted[]
  /** Any of these years; empty for all. */
  years: readonly string[]
  /** When the item starts: its day, or of dates of activities the instant. */
  start: Span
  /** When it was first public, in instants. */
  published: Span
  /** Instants between which a date of an activity must lie at least in part. */
  window: { begin: string; end: string } | null
}

/** Without end. */
export const always: Span = { from: null, to: null }

export function isOpen({ from, to }: Span): boolean {
  return from === null && to === null
}

/** All public items of a type, each in all its variants. */
export function everything(type: string): Selection {
  return {
    type,
    languages: null,
    channel: null,
    preferred: null,
    filters: [],
    years: [],
    start: always,
    published: always,
    window: null,
  }
}
