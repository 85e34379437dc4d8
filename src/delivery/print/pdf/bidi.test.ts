import { describe, expect, it } from 'vitest'
import { levelsOf, shaped, visualOrder } from './bidi.ts'

/** The levels as one digit each. */
const levels = (text: string, base: 0 | 1) => levelsOf(text, base).join('')

describe('text in two directions', () => {
  it('runs one way where only one is written', () => {
    expect(levels('Ab 1, c.', 0)).toBe('00000000')
    expect(levels('من إلى', 1)).toBe('111111')
  })

  it('turns for words and numbers within the other direction', () => {
    expect(levels('من ab من', 1)).toBe('11122111')
    expect(levels('ab من cd', 0)).toBe('00011000')
    expect(levels('من 18.30 من', 1)).toBe('11122222111')
    expect(levels('ab من 5 ج cd', 0)).toBe('000111211000')
  })

  it('gives signs between words the direction of both, else that of the paragraph', () => {
    expect(levels('من (من)', 1)).toBe('1111111')
    expect(levels('من, ab', 0)).toBe('110000')
    expect(levels('ab, من', 1)).toBe('221111')
  })

  it('stands in the order of rule L2', () => {
    expect(visualOrder([0, 0, 0])).toEqual([0, 1, 2])
    expect(visualOrder([1, 2, 1])).toEqual([2, 1, 0])
    expect(visualOrder([1, 2, 2, 1])).toEqual([3, 1, 2, 0])
    expect(visualOrder([0, 1, 2, 1, 0])).toEqual([0, 3, 2, 1, 4])
  })

  it('is handed to the shaper so that it comes out the right way', () => {
    expect(shaped('من (', 1)).toBe('من )')
    expect(shaped(') ', 1)).toBe(' (')
    expect(shaped('٢٥', 2)).toBe('٥٢')
    expect(shaped('18:30', 2)).toBe('18:30')
  })
})
