import { describe, expect, it } from 'vitest'
import { words } from './text.ts'
import { signsOf, Wanted } from './wanted.ts'

const texts = [
  'Die Straße, die Strasse und die STRASSE: neue Bauern queren Bäume, Baeume, Bäeume.',
  'Über uns – Ueber uns, Aue, Quelle, Oeffentlichkeit und Öffentlichkeit',
  'Bürger*innen, Bürger:innen, Bürger(innen), Bürger/-innen und die Bürger: in Stadt/Land',
  'Corona-Pandemie, Leichte·Sprache, Kita\u00adplatz, Cafe\u0301, Café, Fußball-Verein 1904',
  'Привет, İstanbul, ırmak, ﬁnden, 𝔸𝔹 und x² („Wörter“)',
]

describe('Wanted', () => {
  it.each(texts)('finds each word of: %s', (text) => {
    for (const { word, start } of words(text)) {
      const whole = new Wanted()
      whole.include(signsOf([word]))
      expect(startsOf(text, whole)).toContain(start)
      const begun = new Wanted()
      begun.includeBeginning(word.slice(0, 3))
      expect(startsOf(text, begun)).toContain(start)
    }
  })

  it('passes over what is not looked for', () => {
    const wanted = new Wanted()
    wanted.include(signsOf(['baum']))
    expect(startsOf('Der Raum hat keinen Traum, aber einen Baum.', wanted)).toEqual([38])
  })
})

function startsOf(text: string, wanted: Wanted): number[] {
  const starts: number[] = []
  for (let word = wanted.next(text, 0); word; word = wanted.next(text, word.end)) {
    starts.push(word.start)
  }
  return starts
}
