import { expect, test } from 'vitest'
import { findAddresses } from './addresses.ts'

test.each([
  ['Treffpunkt ist die Mühlenstraße 12.', [['Mühlenstraße', '12']]],
  [
    'Das Fest am Friedrich-Ebert-Platz 1, 51373 Leverkusen, beginnt.',
    [['Friedrich-Ebert-Platz', '1']],
  ],
  [
    'Alte Landstr. 129 und Albert-Einstein-Str 58',
    [
      ['Alte Landstr.', '129'],
      ['Albert-Einstein-Str', '58'],
    ],
  ],
  ['Wir treffen uns Unter den Linden 6a.', [['Unter den Linden', '6a']]],
  ['Im Dezember 2017 beschloss der Rat 100 Maßnahmen.', []],
  ['Die Sitzung am Markt 10. Mai fällt aus.', []],
])('%s', (text, expected) => {
  expect(findAddresses(text).map(({ street, houseNumber }) => [street, houseNumber])).toEqual(
    expected,
  )
})

test('postal code and town belong to it', () => {
  expect(findAddresses('Bürgerhaus, Hauptstr. 150, 51373 Leverkusen')).toMatchObject([
    { street: 'Hauptstr.', houseNumber: '150', postalCode: '51373', city: 'Leverkusen' },
  ])
})
