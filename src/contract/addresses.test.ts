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
    ['Treffpunkt ist die Mühlenstraße 12.', 'Mühlenstraße', '12'],
    ['Wir treffen uns Unter den Linden 6a.', 'Unter den Linden', '6a'],
    ['Lager: Am Alten Hafen 12-14', 'Am Alten Hafen', '12-14'],
    ['Pressesprecherin Rathausgasse 5, 54321 Exempelstadt Fon', 'Rathausgasse', '5'],
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

  test('the postal code may stand without a comma, the city have several words', () => {
    expect(findAddresses('Hauptstr. 150 51373 Neustadt an der Aue')).toMatchObject([
      { street: 'Hauptstr.', postalCode: '51373', city: 'Neustadt an der Aue' },
    ])
  })

  test('several of them', () => {
    const found = findAddresses('Alte Landstr. 129 und Albert-Einstein-Str 58')
    expect(found.map(({ street, houseNumber }) => `${street} ${houseNumber}`)).toEqual([
      'Alte Landstr. 129',
      'Albert-Einstein-Str 58',
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
    'Im Dezember 2017 beschloss der Rat 100 Maßnahmen.',
    'Die Sitzung am Markt 10. Mai fällt aus.',
    'Am Freitag 12 Uhr, Am Markt 15 Uhr.',
  ])('are not seen in: %s', (text) => {
    expect(findAddresses(text)).toEqual([])
  })
})
