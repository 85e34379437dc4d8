import { de } from '@payloadcms/translations/languages/de'
import { expect, test } from 'vitest'
import { formalGerman } from './de.ts'

function flat(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, entry]): [string, string][] =>
    typeof entry === 'string' ? [[path + name, entry]] : flat(entry, `${path}${name}.`),
  )
}

const theirs = new Map(flat(de.translations))
const ours = new Map(flat(formalGerman))

test('editors are addressed with "Sie" throughout', () => {
  const familiar = /\b(du|dein\w*|dir|dich|gib|wähle|erstelle|ziehe|setze|versuche|klicke)\b/iu
  const left = [...theirs].filter(([key, text]) => familiar.test(ours.get(key) ?? text))
  expect(left).toEqual([])
})

test('every text replaces one of the same name, with the same placeholders', () => {
  const holes = (text: string): string[] =>
    [...text.matchAll(/\{\{\w+\}\}|<\d>/g)].map(([hole]) => hole).toSorted()
  const ofOurs = [...ours].map(([key, text]) => [key, ...new Set(holes(text))])
  const ofTheirs = [...ours.keys()].map((key) => [key, ...new Set(holes(theirs.get(key) ?? '-'))])
  expect([...ours.keys()].filter((key) => !theirs.has(key))).toEqual([])
  expect(ofOurs).toEqual(ofTheirs)
})
