import type { DemoDocument } from './document.ts'
import type { DrawingName } from './pictures.ts'

const terms = {
  credit: 'Zeichnung: Stadtwort (Demo)',
  usageTerms: 'Frei verwendbar mit Angabe der Quelle.',
}

function picture(name: DrawingName, texts: { alt: string; caption?: string }): DemoDocument {
  return {
    key: `media/${name}`,
    collection: 'media',
    picture: name,
    data: () => ({ ...terms, ...texts }),
  }
}

/** The drawings and the newspaper of the demo. */
export const media: DemoDocument[] = [
  picture('foyer', {
    alt: 'Zeichnung: Menschen drängen sich vor der Tür zum Ratssaal.',
    caption: 'Trubel vor dem Ratssaal vor Beginn der Integrationskonferenz',
  }),
  picture('hall', {
    alt: 'Zeichnung: volle Stuhlreihen vor einer Leinwand mit der Aufschrift „Integrationskonferenz, 30. Juni 2017“.',
    caption: 'Der Ratssaal war annähernd voll besetzt',
  }),
  picture('report', {
    alt: 'Zeichnung: ein Bericht mit acht farbigen Balken, einem für jedes Handlungsfeld.',
    caption: 'Acht Handlungsfelder, ein Bericht',
  }),
  picture('network', {
    alt: 'Zeichnung: acht farbige Kreise sind mit einem Kreis in der Mitte verbunden, auf dem „Teilhabe“ steht.',
  }),
  picture('steps', {
    alt: 'Zeichnung: fünf ansteigende Stufen mit den Jahren 2009, 2016, 2017, 2019 und 2024.',
    caption: 'Stationen des Integrationskonzepts',
  }),
  picture('breakfast', {
    alt: 'Zeichnung: sechs Menschen sitzen an einem großen runden Tisch mit Tellern.',
  }),
  picture('stall', {
    alt: 'Zeichnung: ein Stand mit der Aufschrift „Integrationsrat auf Tour“, links und rechts stehen Menschen.',
  }),
  picture('festival', {
    alt: 'Zeichnung: Menschen vor einer Bühne mit der Aufschrift „Fest der Vielfalt“, darüber bunte Lichter.',
  }),
  picture('newspaper', {
    alt: 'Zeichnung: Titelseite der Zeitung „Vielfalt“ mit einem Bild von vier Menschen.',
  }),
  {
    key: 'media/vielfalt-pdf',
    collection: 'media',
    pdf: {
      title: 'Vielfalt – Zeitung des Integrationsrates (Demo)',
      pages: [
        [
          'Vielfalt',
          'Zeitung des Integrationsrates der Stadt Leverkusen',
          'Demonstrationsausgabe',
          '',
          'Am großen Tisch: das offene Frühstück',
          'Wer vorbeikommt, bringt etwas mit: Brot, Oliven, eine Frage.',
          'Einmal im Monat sitzen Menschen zusammen, die sich sonst kaum begegnen.',
          'Manche bleiben und helfen später als Lotsinnen und Lotsen.',
        ],
        [
          'Sprechstunde',
          'Fragen an den Integrationsrat',
          '',
          'Mitglieder des Rates nehmen sich Zeit für ein persönliches Gespräch.',
          'Eine Anmeldung ist nicht nötig.',
        ],
      ],
    },
    data: () => ({
      ...terms,
      alt: 'Zeitung „Vielfalt“, Demonstrationsausgabe als PDF, zwei Seiten',
    }),
  },
]
