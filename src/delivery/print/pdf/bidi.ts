const RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const DIGIT = /\p{Nd}/u
const LETTER = /\p{L}/u
const JOINING = /[\p{M}\u200c\u200d]/u

type Kind = 'left' | 'right' | 'number' | 'neutral'

/**
 * The level of every UTF-16 unit of a paragraph: even runs left to right, odd right to left. The
 * Unicode Bidirectional Algorithm (UAX 9) without explicit embeddings, which stored text does not hold.
 */
export function levelsOf(text: string, base: 0 | 1): number[] {
  const kinds = kindsOf(text)
  const levels: number[] = Array.from({ length: text.length }, () => base)
  const start: Kind = base === 1 ? 'right' : 'left'
  let strong = start
  // Numbers and neutrals take after what stands around them.
  const sides: Kind[] = kinds.map((kind) => {
    if (kind === 'left' || kind === 'right') strong = kind
    return kind === 'number' ? strong : kind
  })
  for (let at = 0; at < text.length; at += 1) {
    const kind = kinds[at]
    if (kind === 'left') levels[at] = base === 0 ? 0 : 2
    else if (kind === 'right') levels[at] = 1
    else if (kind === 'number') levels[at] = sides[at] === 'right' || base === 1 ? 2 : 0
  }
  for (let at = 0; at < text.length; at += 1) {
    if (kinds[at] !== 'neutral') continue
    let end = at
    while (end < text.length && kinds[end] === 'neutral') end += 1
    const before = at === 0 ? start : sides[at - 1]
    const after = end === text.length ? start : sides[end]
    const level = before !== after ? base : before === 'right' ? 1 : base === 0 ? 0 : 2
    levels.fill(level, at, end)
    at = end
  }
  return levels
}

/** The order in which pieces with these levels stand from left to right (rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index)
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let at = 0; at < order.length; at += 1) {
      let end = at
      while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end += 1
      if (end > at + 1) order.splice(at, end - at, ...order.slice(at, end).toReversed())
      at = Math.max(at, end)
    }
  }
  return order
}

const MIRRORED: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
  '{': '}',
  '}': '{',
}

/** Whether the shaper sets text from right to left; it goes by the script of the first letter or digit. */
export function runsRight(text: string): boolean {
  return RIGHT.test(text) || /[\u0660-\u0669\u06f0-\u06f9]/.test(text)
}

/** Text of one level as the shaper must get it to set it the right way, its brackets turned. */
export function shaped(text: string, level: number): string {
  const isRight = level % 2 === 1
  const seen = isRight ? text.replaceAll(/[()[\]<>«»{}]/g, (sign) => MIRRORED[sign] ?? sign) : text
  return isRight === runsRight(text) ? seen : [...seen].toReversed().join('')
}

function kindsOf(text: string): Kind[] {
  const kinds: Kind[] = []
  for (const sign of text) {
    const kind = JOINING.test(sign) ? (kinds.at(-1) ?? 'neutral') : kindOf(sign)
    for (let unit = 0; unit < sign.length; unit += 1) kinds.push(kind)
  }
  // 18.30, 1/2, +49: signs within numbers and before them belong to them.
  return kinds.map((kind, at) => {
    if (kind !== 'neutral' || kinds[at + 1] !== 'number') return kind
    const sign = text[at] ?? ''
    if (kinds[at - 1] === 'number' && '.,:/'.includes(sign)) return 'number'
    return '+-'.includes(sign) ? 'number' : kind
  })
}

function kindOf(sign: string): Kind {
  if (DIGIT.test(sign)) return 'number'
  if (RIGHT.test(sign)) return 'right'
  return LETTER.test(sign) ? 'left' : 'neutral'
}
