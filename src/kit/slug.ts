import slugify from '@sindresorhus/slugify'

const LONGEST = 80

// What stands beside items under /content/v1, and what looks like an id or a dated event.
const taken = new Set(['search', 'changes', 'catalog', 'openapi'])
const idLike = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(_.*)?$/
const BIDI = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A text as the last part of an address, the way German readers expect it (ä → ae, ß → ss). */
export function toSlug(text: string): string {
  const plain = text.toWellFormed().normalize('NFKC').replace(BIDI, '').replace(/&/g, ' und ')
  const slug = slugify(plain, { locale: 'de', decamelize: false })
  if (slug.length <= LONGEST) return slug
  const cut = slug.slice(0, LONGEST + 1)
  const end = cut.lastIndexOf('-')
  return end > LONGEST / 2 ? cut.slice(0, end) : slug.slice(0, LONGEST)
}

/** Why a slug cannot be used, in the editor's words; null if it can. */
export function slugProblem(slug: string): string | null {
  if (slug === '') return 'Aus diesem Text lässt sich kein Adressname bilden.'
  if (taken.has(slug))
    return `„${slug}“ ist als Adressname vergeben. Bitte wählen Sie einen anderen.`
  if (idLike.test(slug)) {
    return 'Ein Adressname darf nicht wie eine Kennung aussehen. Bitte wählen Sie einen anderen.'
  }
  return null
}

/** The slug to ask for: the editor's own, checked; else one made of the source, always usable. */
export function wantedSlug(
  given: string | null,
  { source, fallback }: { source: string | null; fallback: string },
): { slug: string } | { problem: string } {
  if (given) {
    const slug = toSlug(given)
    const problem = slugProblem(slug)
    return problem ? { problem } : { slug }
  }
  const slug = toSlug(source ?? '')
  if (slug === '') return { slug: fallback }
  return { slug: slugProblem(slug) ? `${fallback}-${slug}` : slug }
}
