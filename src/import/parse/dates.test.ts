import { describe, expect, test } from 'vitest'
import { findDate } from './dates.ts'

describe('German dates', () => {
  test.each([
    ['Leverkusen, 03. Juli 2017', '2017-07-03', undefined],
    ['am 3.7.2017 um 9.30 Uhr', '2017-07-03', '09:30'],
    ['03.07.17', '2017-07-03', undefined],
    ['Montag, 3. Juli 2017, 14 Uhr', '2017-07-03', '14:00'],
    ['Mo., 03.07.2017 | 08:15', '2017-07-03', '08:15'],
    ['1. März 1998', '1998-03-01', undefined],
    ['5. Jän. 2020', '2020-01-05', undefined],
    ['2017-07-03', '2017-07-03', undefined],
    ['3.Juli 2017', '2017-07-03', undefined],
    ['31.12.99', '1999-12-31', undefined],
  ])('%s', (text, day, time) => {
    expect(findDate(text)).toMatchObject({ day, ...(time ? { time } : {}) })
  })

  test('an instant keeps its offset', () => {
    expect(findDate('2023-10-12T16:45:00+02:00')?.instant).toBe('2023-10-12T14:45:00.000Z')
  })

  test.each(['31.02.2019', '45.13.2020', 'Telefon 0214.406.88', '100.000 Euro', 'Juli 2017'])(
    'no date: %s',
    (text) => {
      expect(findDate(text)).toBeNull()
    },
  )
})
