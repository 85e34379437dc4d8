import { withoutFeminine } from './stem.ts'

/** A word without the endings that compounds lack: Konferenzen, Räte, Bürgerinnen. */
export function coreOf(word: string): string {
  const person = withoutFeminine(word)
  const long = /^(.{4,}?)(?:en|e|es|(?<!e)n)$/.exec(person)?.[1]
  const short = /^(.{3})e$/.exec(person)?.[1]
  const latin = /^(.{4,})(?<!a|t)um$/.exec(person)?.[1]
  const genitive = /^(.{5,}[^aeious])s$/.exec(person)?.[1]
  return long ?? short ?? latin ?? genitive ?? person
}

const ENDING = /^(?:e|en|n|s|es|er|ern|em|nen|in|innen|erin|erinnen|se|sen|um|ums)?$/
/** Endings that only the first part of a compound has. */
const JOINT = /(?:ung|ion|heit|keit|schaft|tat|ling|tum|ment|ing|itat)s$/
/** Short or frequent first parts in the words of a city. */
const FIRST_PARTS = new Set(
  (
    'abend alt amt arbeit auslander bahn bau bezirk bezirks bildung buch bundes burger bus eltern europa fach fahr ' +
    'familien feier frauen frei gast gemeinde gross haupt haus innen jahres jugend kinder kreis ' +
    'kultur landes lehr madchen markt migrations mittag mittel mutter nah neu ober presse rat rund schul ' +
    'see senioren sozial sommer spiel sport sprach stadt tag teil verkehrs volks vor wahl weg welt ' +
    'winter wohn zukunfts'
  ).split(' '),
)
const SHORT_SECOND_PARTS = new Set('amt bad bau bus ort plan rat tag weg zug'.split(' '))
/** What follows a cut-off stem rather than a whole first part: Integr-ation, sprech-ende. */
const DERIVED = /^(?:at|ier|ung|isch|lich|keit|heit|schaft|ion|tion|end|er|el|ig|bar|sam)/
/** What makes another word of it: pass-ieren, kreis-chen. */
const OTHER_WORD = /^(?:ier|chen)/
/** Beginnings that look like a first part and are none: Interessen, Demokrat, Transport, Manifest. */
const NO_FIRST_PART = new Set('inter demok transp mani kontin cand demon subs'.split(' '))
/** Words that only look like a compound. */
const NO_COMPOUND = /^(?:vorrat|unrat|verrat|vorteil|urteil)/

/** Whether a word is a compound with `core` as one of its parts, and not just holds its letters. */
export function isCompound(
  word: string,
  core: string,
  isKnown: (part: string) => boolean,
): boolean {
  if (NO_COMPOUND.test(word)) return false
  for (let at = word.indexOf(core); at !== -1; at = word.indexOf(core, at + 1)) {
    const left = word.slice(0, at)
    const right = word.slice(at + core.length)
    if (left === '') {
      if (startsCompound(right, core, isKnown)) return true
      continue
    }
    if (!isFirstPart(left, core, isKnown)) continue
    if (ENDING.test(right)) return true
    if (core.length >= 5 && (right.length >= 4 || SHORT_SECOND_PARTS.has(right))) return true
  }
  return false
}

function startsCompound(right: string, core: string, isKnown: (part: string) => boolean): boolean {
  if (right.length < 3 || ENDING.test(right) || OTHER_WORD.test(right)) return false
  const second = [right, right.replace(/^e?s/, '')]
  if (second.some((part) => SHORT_SECOND_PARTS.has(part))) return true
  if (right.length >= 4 && second.some(isKnown)) return true
  if (core.length < 4 || right.length < 4) return false
  return FIRST_PARTS.has(core) || isKnown(core) || !DERIVED.test(right)
}

function isFirstPart(left: string, core: string, isKnown: (part: string) => boolean): boolean {
  if (NO_FIRST_PART.has(left) && core.length < 6) return false
  if (FIRST_PARTS.has(left) || JOINT.test(left)) return true
  if (left.length < 3) return false
  if (core.length >= 6) return true
  // Within a syllable: einfli-essen, Interessen.
  const loose = core.length >= 4 && !/^[aeiou]/.test(core)
  if (loose) return left.length >= 4 || isKnown(left)
  const bare = left.replace(/(?:s|en|n)$/, '')
  return isKnown(left) || (bare.length >= 3 && bare !== left && isKnown(bare))
}
