import { describe, expect, test } from 'vitest'
import { findAddresses } from './addresses.ts'

describe('addresses in a text', () => {
  test.each([
    ['im Rathaus, Friedrich-Ebert-Platz 1, 51373 Leverkusen, statt', 'Friedrich-Ebert-Platz', '1'],
    ['Treffpunkt ist die Alte Landstr 129.', 'Alte Landstr', '129'],
    ['das Haus Albert-Einstein-Str. 58 und', 'Albert-Einstein-Str.', '58'],
    ['in der Beispielstraße 12a beginnt', 'Beispielstraße', '12a'],
    ['Geschäfte am Wiesdorfer Platz 3-5 öffnen', 'Wiesdorfer Platz', '3-5'],
    ['Beratung: An der Schusterinsel 9', 'An der Schusterinsel', '9'],
  ])('%s', (text, street, houseNumber) => {
    expect(findAddresses(text)).toMatchObject([{ street, houseNumber }])
  })

  test('come with postal code and city where they are named', () => {
    expect(findAddresses('Friedrich-Ebert-Platz 1, 51373 Leverkusen')).toEqual([
      {
        text: 'Friedrich-Ebert-Platz 1, 51373 Leverkusen',
        street: 'Friedrich-Ebert-Platz',
        houseNumber: '1',
        postalCode: '51373',
        city: 'Leverkusen',
      },
    ])
  })

  test('are listed once', () => {
    expect(findAddresses('Hauptstraße 5, später wieder Hauptstr. 5')).toHaveLength(1)
  })

  test.each([
    'Auf dem Weg 2017 waren viele dabei.',
    'Am 30. Juni 2017 beginnt die Konferenz um 15 Uhr.',
    'Platz 3 ging an die Mannschaft aus Rheindorf.',
    'Im Juni 2019 erschien der Bericht.',
    'Auf Seite 12 steht mehr.',
  ])('are not seen in: %s', (text) => {
    expect(findAddresses(text)).toEqual([])
  })
})
