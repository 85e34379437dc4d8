import { paragraphs, type DemoDocument } from './document.ts'

/** One issue of the council's newspaper, issued two months ago. */
export function newspaperDocuments(issuedOn: string): DemoDocument[] {
  return [
    {
      key: 'newspaper-issue/1',
      collection: 'newspaper-issues',
      data: (idOf) => ({
        title: `Vielfalt, Demonstrationsausgabe ${issuedOn.slice(0, 4)}`,
        newspaper: 'Vielfalt',
        number: '1',
        issuedOn,
        teaser: 'Am großen Tisch, in der Sprechstunde, auf der Bühne: Geschichten aus der Stadt.',
        cover: idOf('media/newspaper'),
        document: idOf('media/vielfalt-pdf'),
        image: idOf('media/newspaper'),
        fieldsOfAction: [idOf('chapter/2017-engagement')],
        articles: [
          {
            title: 'Am großen Tisch',
            author: 'Miklós Kovács (Demo)',
            language: 'de',
            body: paragraphs(
              'Wer vorbeikommt, bringt etwas mit: Brot, Oliven, eine Frage. Einmal im Monat sitzen beim offenen Frühstück Menschen zusammen, die sich sonst kaum begegnen.',
              'Manche bleiben und helfen später als Lotsinnen und Lotsen.',
            ),
          },
          {
            title: 'Fragen an den Integrationsrat',
            author: 'Ayşe Yıldırım (Demo)',
            language: 'de',
            body: paragraphs(
              'In der Sprechstunde nehmen sich Mitglieder des Rates Zeit für ein persönliches Gespräch.',
            ),
          },
          {
            title: 'Hoş geldiniz!',
            author: 'Ayşe Yıldırım (Demo)',
            language: 'tr',
            body: paragraphs('Açık kahvaltımıza herkes davetlidir.'),
          },
        ],
      }),
    },
  ]
}
