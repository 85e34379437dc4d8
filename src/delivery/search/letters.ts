import { fold } from './text.ts'

const [A = 0, E = 0, O = 0, U = 0] = [...'aeou'].map((letter) => letter.charCodeAt(0))
export const SHARP_S = 0xdf

/** German letters and digits as small ones, by code; 0: what only `fold` knows how to write. */
export const small = new Uint8Array(256)
/** The same without their dots; ß as one s. */
export const plain = new Uint8Array(256)
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789äöüß') {
  const code = letter.charCodeAt(0)
  small[code] = code
  plain[code] = fold(letter).charCodeAt(0)
  const large = letter === 'ß' ? code : letter.toUpperCase().charCodeAt(0)
  small[large] = code
}

/** After these `ue` is no umlaut, see `fold`. */
const noUmlautAfter = new Uint8Array(256)
for (const letter of 'aeqäöu') noUmlautAfter[letter.charCodeAt(0)] = 1

/** Whether a small letter only makes the one before it an umlaut: ae, oe, ue. */
export function isUmlautSign(letter: number, before: number, beforeThat: number): boolean {
  return (
    letter === E &&
    (before === A || before === O || (before === U && noUmlautAfter[beforeThat] === 0))
  )
}
