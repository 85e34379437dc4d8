import type { Random } from './random.ts'
import { sentences } from './sentences.ts'
import {
  adjectives,
  adverbs,
  districts,
  groups,
  modifiers,
  months,
  nouns,
  streets,
  verbs,
  weekdays,
  type Noun,
} from './words.ts'

type Case = 'nominative' | 'accusative' | 'dative'
type Slot = (random: Random) => string

const definite: Record<Case, Record<Noun['gender'], string>> = {
  nominative: { m: 'der', f: 'die', n: 'das' },
  accusative: { m: 'den', f: 'die', n: 'das' },
  dative: { m: 'dem', f: 'der', n: 'dem' },
}
const indefinite: Record<Case, Record<Noun['gender'], string>> = {
  nominative: { m: 'ein', f: 'eine', n: 'ein' },
  accusative: { m: 'einen', f: 'eine', n: 'ein' },
  dative: { m: 'einem', f: 'einer', n: 'einem' },
}
const weakEnding: Record<Case, Record<Noun['gender'], string>> = {
  nominative: { m: 'e', f: 'e', n: 'e' },
  accusative: { m: 'en', f: 'e', n: 'e' },
  dative: { m: 'en', f: 'en', n: 'en' },
}
const mixedEnding: Record<Case, Record<Noun['gender'], string>> = {
  ...weakEnding,
  nominative: { m: 'er', f: 'e', n: 'es' },
  accusative: { m: 'en', f: 'e', n: 'es' },
}

/** A noun, in two of five cases a compound, of which German can make any number. */
function noun(random: Random): Noun {
  const head = random.usual(nouns)
  if (!random.chance(0.4)) return head
  const modifier = random.usual(modifiers)
  return {
    gender: head.gender,
    word: modifier + head.word.toLowerCase(),
    plural: modifier + head.plural.toLowerCase(),
  }
}

function phrase(kind: 'definite' | 'indefinite', form: Case): Slot {
  const [articles, endings] =
    kind === 'definite' ? [definite, weakEnding] : [indefinite, mixedEnding]
  return (random) => {
    const { word, gender } = noun(random)
    const adjective = random.chance(0.35)
      ? `${random.usual(adjectives)}${endings[form][gender]} `
      : ''
    return `${articles[form][gender]} ${adjective}${word}`
  }
}

function plural(article: string, form: Case): Slot {
  return (random) => {
    const { plural: word } = noun(random)
    const adjective = random.chance(0.35) ? `${random.usual(adjectives)}en ` : ''
    const ending = form === 'dative' && !/[ns]$/.test(word) ? 'n' : ''
    return `${article} ${adjective}${word}${ending}`
  }
}

const slots: Record<string, Slot> = {
  der: phrase('definite', 'nominative'),
  den: phrase('definite', 'accusative'),
  dem: phrase('definite', 'dative'),
  ein: phrase('indefinite', 'nominative'),
  einen: phrase('indefinite', 'accusative'),
  einem: phrase('indefinite', 'dative'),
  'die+': plural('die', 'nominative'),
  'den+': plural('den', 'dative'),
  'n+': (random) => noun(random).plural,
  n: (random) => noun(random).word,
  a: (random) => `${random.usual(adjectives)}e`,
  inf: (random) => random.usual(verbs).infinitive,
  verb: (random) => random.usual(verbs).present,
  part: (random) => random.usual(verbs).participle,
  adv: (random) => random.usual(adverbs),
  wer: (random) => random.usual(groups),
  ort: (random) => random.usual(districts),
  str: (random) => `${random.usual(streets)} ${1 + random.below(180)}`,
  zahl: (random) => String(2 + Math.floor(498 * random.next() ** 3)),
  euro: (random) => `${1 + random.below(900)}.${random.below(10)}00 Euro`,
  tag: (random) => `${random.pick(weekdays)}, ${1 + random.below(28)}. ${random.pick(months)}`,
  uhr: (random) => `${8 + random.below(13)} Uhr`,
}

function compile(template: string): Slot {
  const parts = template.split(/[{}]/).map((part, index): Slot | string => {
    if (index % 2 === 0) return part
    const slot = slots[part]
    if (!slot) throw new Error(`A sentence asks for {${part}}, which there is not`)
    return slot
  })
  return (random) => {
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : part(random)
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
}

const compiled = {
  body: sentences.body.map(compile),
  title: sentences.title.map(compile),
  teaser: sentences.teaser.map(compile),
  heading: sentences.heading.map(compile),
  entry: sentences.entry.map(compile),
  kicker: sentences.kicker.map(compile),
}

/** One sentence, line or phrase of a kind. */
export function line(random: Random, kind: keyof typeof compiled): string {
  return random.pick(compiled[kind])(random)
}

/** So many sentences in a row. */
export function paragraph(random: Random, count: number): string {
  return Array.from({ length: count }, () => line(random, 'body')).join(' ')
}

const usual = [
  ...nouns.slice(0, 150).flatMap(({ word, plural: many }) => [word, many]),
  ...groups,
  ...adjectives.slice(0, 60).map((word) => `${word}e`),
  ...verbs.flatMap(({ infinitive, present }) => [infinitive, present]),
]

/** Two different words that many texts of this kind hold: what people type into a search. */
export function usualWords(random: Random): [string, string] {
  const first = random.usual(usual)
  const others = usual.filter((word) => word !== first)
  return [first, random.usual(others)]
}
