import { describe, expect, test } from 'vitest'
import { readWallTime, shortInstant, tellInstant, tellInstantAt, toWallTime } from './berlinTime.ts'

describe('the time of Berlin', () => {
  test.each([
    ['2026-05-04T10:00', '2026-05-04T08:00:00.000Z'],
    ['2026-11-23T10:00', '2026-11-23T09:00:00.000Z'],
  ])('%s is %s, and back', (wall, instant) => {
    expect(readWallTime(wall)).toEqual({ kind: 'instant', instant })
    expect(toWallTime(instant)).toBe(wall)
  })

  test('asks back in the hour that comes twice', () => {
    expect(readWallTime('2026-10-25T02:30')).toEqual({
      kind: 'ambiguous',
      earlier: '2026-10-25T00:30:00.000Z',
      later: '2026-10-25T01:30:00.000Z',
    })
  })

  test('refuses the hour that is left out', () => {
    expect(readWallTime('2026-03-29T02:30')).toEqual({ kind: 'missing' })
  })

  test('is told in words', () => {
    const instant = '2017-07-03T10:00:00.000Z'
    expect(tellInstant(instant, 'de')).toBe('3. Juli 2017, 12:00 Uhr')
    expect(tellInstantAt(instant, 'de')).toBe('3. Juli 2017 um 12:00 Uhr')
    expect(tellInstant(instant, 'en')).toBe('3 July 2017, 12:00')
    expect(shortInstant(instant)).toBe('03.07.2017, 12:00')
  })
})
