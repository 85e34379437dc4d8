import { createRequire } from 'node:module'
import { openSync, type Font } from 'fontkit'
import type PDFDocument from 'pdfkit'

const { resolve } = createRequire(import.meta.url)
const SANS = '@expo-google-fonts/noto-sans'
// An Arabic font with a shape for each letter and hardly a ligature: where shapes are put together from
// shared parts, what is copied or read out is wrong.
const ARABIC = '@expo-google-fonts/vazirmatn'

const files = {
  sans: `${SANS}/400Regular/NotoSans_400Regular.ttf`,
  'sans-bold': `${SANS}/700Bold/NotoSans_700Bold.ttf`,
  'sans-italic': `${SANS}/400Regular_Italic/NotoSans_400Regular_Italic.ttf`,
  'sans-bold-italic': `${SANS}/700Bold_Italic/NotoSans_700Bold_Italic.ttf`,
  arabic: `${ARABIC}/400Regular/Vazirmatn_400Regular.ttf`,
  'arabic-bold': `${ARABIC}/700Bold/Vazirmatn_700Bold.ttf`,
}
export type Face = keyof typeof files

/** Makes the faces known to a document; each is read when it is first used. */
export function registerFonts(doc: PDFDocument): void {
  for (const [face, file] of Object.entries(files)) doc.registerFont(face, resolve(file))
}

const REPLACEMENT = '\ufffd'
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\ufe0e|\ufe0f/gu

/**
 * Text with signs these fonts have. Pictures among the signs are left out, others that are missing
 * become a replacement sign: a document must not refer to glyphs that are not there.
 */
export function drawable(text: string): string {
  return [...text.toWellFormed().replaceAll('\t', ' ').replace(INVISIBLE, '')]
    .map((sign) => {
      if (sign === '\n' || familyOf(sign) !== null) return sign
      return /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Cc}|\p{Mn}|\u200d/u.test(sign)
        ? ''
        : REPLACEMENT
    })
    .join('')
}

/** The face for a drawable sign in a weight and slope. */
export function faceOf(sign: string, { bold = false, italic = false }): Face {
  if (familyOf(sign) === 'arabic') return bold ? 'arabic-bold' : 'arabic'
  if (bold) return italic ? 'sans-bold-italic' : 'sans-bold'
  return italic ? 'sans-italic' : 'sans'
}

const opened = new Map<Face, Font>()
const families = new Map<string, 'sans' | 'arabic' | null>()

function familyOf(sign: string): 'sans' | 'arabic' | null {
  const known = families.get(sign)
  if (known !== undefined) return known
  const family = has('sans', sign) ? 'sans' : has('arabic', sign) ? 'arabic' : null
  families.set(sign, family)
  return family
}

function has(face: Face, sign: string): boolean {
  const held = opened.get(face)
  const font = held ?? openSync(resolve(files[face]))
  if (!('hasGlyphForCodePoint' in font)) return false
  if (!held) opened.set(face, font)
  return font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)
}
