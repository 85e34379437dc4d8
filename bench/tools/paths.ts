import { releaseItem } from '../content/release.ts'
import { categoryNames, fieldNames, slugOf, tagNames } from '../content/linked.ts'
import { Random } from '../content/random.ts'
import { usualWords } from '../content/text.ts'
import { readJson } from './client.ts'

export const RELEASES = '/content/v1/press-releases'

const FIRST_YEAR = 2005
const YEARS = 22

/**
 * Lists that a website's archive page asks for: ten releases of a subject, field, office, tag or
 * site within some years, found by day. No path is given out twice by one maker.
 */
export function filteredLists(
  seed: number,
  options: { body: boolean },
): (count: number) => string[] {
  const random = new Random(seed, 11)
  return distinct(() => {
    const query = new URLSearchParams()
    const kind = random.below(5)
    if (kind <= 1) query.set('category', slugOf(random.usual(categoryNames)))
    if (kind === 2) query.set('fieldOfAction', `2017-${slugOf(random.usual(fieldNames))}`)
    if (kind === 3) query.set('tag', random.usual(tagNames.slice(0, 20)))
    if (kind === 4) query.set('channel', random.chance(0.8) ? 'city' : 'ki')
    // At least eight years, so that also a thousand releases fill a page.
    const from = random.below(YEARS - 8)
    query.set('from', dayOf(random, FIRST_YEAR + from))
    query.set('to', dayOf(random, FIRST_YEAR + from + 8 + random.below(YEARS - from - 8)))
    query.set('limit', '10')
    if (options.body) query.set('include', 'body')
    return `${RELEASES}?${query}`
  })
}

/** Ten releases with their bodies up to some day: what pages of an archive ask for without a filter. */
export function datedLists(seed: number): (count: number) => string[] {
  const random = new Random(seed, 12)
  return distinct(() => {
    const to = dayOf(random, FIRST_YEAR + 2 + random.below(YEARS - 2))
    const limit = 10
    const from = dayOf(random, FIRST_YEAR)
    return `${RELEASES}?limit=${limit}&include=body&from=${from}&to=${to}`
  })
}

/** Addresses of different releases of a data set, by slug and by id. */
export function itemPaths(seed: number, releases: number): (count: number) => string[] {
  const random = new Random(seed, 13)
  return distinct(() => {
    const item = releaseItem(random.below(releases), releases)
    const name = random.chance(0.5) ? item.slug : item.id
    return `${RELEASES}/${name}${random.chance(0.5) ? '' : '?language=de'}`
  })
}

/** Searches for two words that many texts hold; never the same two again. */
export function searches(seed: number): (count: number) => string[] {
  const random = new Random(seed, 14)
  return distinct(() => {
    // In one order, so that the same two words are not taken for different ones.
    const words = usualWords(random).toSorted()
    return `/content/v1/search?${new URLSearchParams({ q: words.join(' '), limit: '10' })}`
  })
}

/**
 * Pages of the plain list in three orders and ten sizes, found by turning them: a node that is not
 * measured gives the cursors, which all nodes take.
 */
export async function pagesOf(url: string, count: number): Promise<string[]> {
  const found: string[] = []
  const sorts = ['-date', 'date', 'title']
  const each = Math.ceil(count / (sorts.length * 10))
  for (const sort of sorts) {
    for (let limit = 8; limit < 18; limit += 1) {
      let next: string | null = `${RELEASES}?sort=${sort}&limit=${limit}`
      for (let page = 0; page < each && next; page += 1) {
        found.push(next)
        next = nextOf(await readJson(url + next))
      }
    }
  }
  return found
}

function nextOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('next' in answer)) return null
  return typeof answer.next === 'string' ? answer.next : null
}

function distinct(make: () => string): (count: number) => string[] {
  const given = new Set<string>()
  return (count) => {
    const paths: string[] = []
    for (let tries = 0; paths.length < count; tries += 1) {
      if (tries > count * 100) throw new Error('There are not that many different paths')
      const path = make()
      if (given.has(path)) continue
      given.add(path)
      paths.push(path)
    }
    return paths
  }
}

function dayOf(random: Random, year: number): string {
  const month = String(1 + random.below(12)).padStart(2, '0')
  return `${year}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`
}
