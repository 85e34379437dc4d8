import { describe, expect, it } from 'vitest'
import { WordBytes } from './wordBytes.ts'
import { isTied, words, type Word } from './text.ts'
import { readText } from './wordStream.ts'

const BORDER = '|'

/** What is read of a text, as words again, and how those are written that are not learned. */
function read(text: string, held = new WordBytes()) {
  const border = held.numberOf(new TextEncoder().encode(BORDER), 1)
  const stream: number[] = []
  const fresh = new Map<number, string>()
  readText(text, { words: held, border, stream, fresh })
  return {
    stream: stream.map((number) => held.textOf(number)).join(' '),
    fresh: [...fresh].map(([number, shown]) => `${held.textOf(number)} ${shown}`),
  }
}

/** The same, by cutting out and folding every word. */
function simply(text: string): string {
  const list = words(text).filter(({ word }) => word.length <= 60)
  const runs: Word[][] = []
  for (const word of list) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && isTied(text, before, word)) run.push(word)
    else runs.push([word])
  }
  const joined = runs.filter((run) => run.length > 1 && run.length <= 4)
  return [
    ...[...list.map(({ word }) => word), BORDER],
    ...joined.flatMap((run) => [run.map(({ word }) => word).join(''), BORDER]),
  ].join(' ')
}

const texts = [
  '',
  ' – … ',
  'Die Straße, die Strasse; STRASSE 12a',
  'Ämter, Aemter, ämter; neue Bauer Quelle Poesie Haeuser Oeffnung Uebung',
  'Corona-Pandemie und E-Mail-Adresse, eins-zwei-drei-vier-fünf, a–b, a - b, -a-',
  'Bürger*innen, Bürger:innen und Bürger/-innen, Bürger(innen), Bürger_innen-Büro',
  'ein\u00adziges Wort; e\u0301tude, İstanbul, ılık, Ελλάδα, Київ-Пас, العربية, 𝒜bc',
  `${'x'.repeat(61)}-${'y'.repeat(60)}-z ${'ß'.repeat(31)} ${'ae'.repeat(60)}`,
]

describe('reading the words of a text', () => {
  it.each(texts)('gives what cutting out each word gives: %j', (text) => {
    expect(read(text).stream).toBe(simply(text))
  })

  it('gives the same for any row of letters and signs', () => {
    const signs = [...'aeouäöüßAEnq0-‐·*:/(i)n \u00ad\u0301éжİ|']
    let seed = 1
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: 1 + (round % 30) }, () => {
        seed = (Math.imul(seed, 48_271) >>> 0) % 0x7fff_ffff
        return signs[seed % signs.length]
      }).join('')
      expect({ text, read: read(text).stream }).toEqual({ text, read: simply(text) })
    }
  })

  it('notes how words are written that were not learned yet, the first time they come', () => {
    const held = new WordBytes()
    const { fresh } = read('Müller-Straße, MÜLLER', held)
    expect(fresh).toEqual(['muller Müller', 'strasse Straße', 'mullerstrasse mullerstrasse'])
    const [first] = words('Müller')
    const bytes = new TextEncoder().encode(first?.word)
    held.noteLearned(held.numberOf(bytes, bytes.length))
    expect(read('Müller Weg', held).fresh).toEqual(['weg Weg'])
  })
})

describe('words as bytes', () => {
  it('gives every word one number and has it back, however many there are', () => {
    const held = new WordBytes()
    const encoder = new TextEncoder()
    const all = Array.from({ length: 5000 }, (_, at) => `wort${at}`)
    const number = (word: string) => held.numberOf(encoder.encode(word), word.length)
    const numbers = all.map(number)
    expect(held.size).toBe(all.length)
    expect(all.map(number)).toEqual(numbers)
    expect(numbers.map((one) => held.textOf(one))).toEqual(all)
  })
})
