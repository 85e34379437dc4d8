import { paragraphs, type DemoDocument } from './document.ts'

type Unit = {
  key: string
  title: string
  shortTitle: string
  teaser: string
  goals: string[]
  approaches: { title: string; text: string; actors: string[] }[]
}

const units: Unit[] = [
  {
    key: 'oeffnung',
    title: 'Interkulturelle Öffnung der Verwaltung',
    shortTitle: 'Interkulturelle Öffnung der Verwaltung',
    teaser:
      'Eine Verwaltung, die alle erreicht und in der sich die Vielfalt der Stadt wiederfindet.',
    goals: [
      'Alle Menschen in Leverkusen finden den Weg zu den Leistungen der Verwaltung, gleich welche Sprache sie sprechen.',
      'Das Personal der Stadt spiegelt die Vielfalt der Stadtgesellschaft.',
    ],
    approaches: [
      {
        title: 'Verständlich schreiben und sprechen',
        text: 'Bescheide, Formulare und Auskünfte werden in klarer Sprache verfasst, die wichtigsten auch in mehreren Sprachen.',
        actors: ['Stadtverwaltung', 'Kommunales Integrationszentrum'],
      },
      {
        title: 'Fortbildung im Haus',
        text: 'Beschäftigte lernen, mit unterschiedlichen Erwartungen und Lebensläufen sicher umzugehen.',
        actors: ['Stadtverwaltung'],
      },
    ],
  },
  {
    key: 'sprache',
    title: 'Sprache / Sprachförderung',
    shortTitle: 'Sprache/ Sprachförderung',
    teaser: 'Deutsch lernen, wo man lebt und arbeitet, und die eigene Sprache als Stärke behalten.',
    goals: ['Wer Deutsch lernen will, findet in jeder Lebenslage ein passendes Angebot.'],
    approaches: [
      {
        title: 'Übersicht über Kurse',
        text: 'Alle Träger melden ihre Kurse an eine Stelle; Suchende sehen freie Plätze auf einen Blick.',
        actors: ['Kommunales Integrationszentrum', 'Sprachkursträger'],
      },
    ],
  },
  {
    key: 'bildung',
    title: 'Erziehung und (institutionelle) Bildung',
    shortTitle: 'Erziehung und (institutionelle) Bildung',
    teaser: 'Von der Kita bis zum Abschluss: Herkunft entscheidet nicht über Bildungswege.',
    goals: [
      'Kinder und Jugendliche haben unabhängig von ihrer Herkunft die gleichen Chancen auf Bildung.',
    ],
    approaches: [
      {
        title: 'Eltern beteiligen',
        text: 'Schulen und Kitas laden Eltern früh ein mitzuwirken, auch in ihren Sprachen.',
        actors: ['Schulen', 'Kindertageseinrichtungen', 'Elternvereine'],
      },
    ],
  },
  {
    key: 'arbeit',
    title: 'Qualifizierung, Ausbildung und Arbeit',
    shortTitle: 'Qualifizierung, Ausbildung und Arbeit',
    teaser: 'Abschlüsse anerkennen, Ausbildung ermöglichen, Arbeit finden.',
    goals: ['Zugewanderte arbeiten ihren Fähigkeiten entsprechend.'],
    approaches: [
      {
        title: 'Anerkennung begleiten',
        text: 'Eine Beratung hilft, mitgebrachte Abschlüsse anerkennen zu lassen und fehlende Teile nachzuholen.',
        actors: ['Arbeitsverwaltung', 'Kammern', 'Beratungsstellen'],
      },
    ],
  },
  {
    key: 'wohnen',
    title: 'Wohnen und Unterbringung',
    shortTitle: 'Wohnen und Unterbringung',
    teaser: 'Bezahlbar wohnen, in gemischten Stadtteilen, mit guter Nachbarschaft.',
    goals: ['Menschen ziehen zügig aus Unterkünften in eigene Wohnungen.'],
    approaches: [
      {
        title: 'Nachbarschaften stärken',
        text: 'Treffpunkte im Stadtteil helfen beim Ankommen und vermitteln, wenn es klemmt.',
        actors: ['Wohnungsgesellschaften', 'Wohlfahrtsverbände'],
      },
    ],
  },
  {
    key: 'gesundheit',
    title: 'Gesundheit',
    shortTitle: 'Gesundheit',
    teaser: 'Vorsorge und Behandlung, die man versteht und erreicht.',
    goals: ['Alle kennen die Angebote der Gesundheitsversorgung und können sie nutzen.'],
    approaches: [
      {
        title: 'Sprachmittlung in Praxen',
        text: 'Geschulte Sprachmittlerinnen und Sprachmittler begleiten Gespräche in Praxis und Klinik.',
        actors: ['Gesundheitsamt', 'Ärzteschaft'],
      },
    ],
  },
  {
    key: 'engagement',
    title: 'Zivilgesellschaftliches / Bürgerschaftliches Engagement und Freizeit, Kultur und Sport',
    shortTitle:
      'Zivilgesellschaftliches/ Bürgerschaftliches Engagement und Freizeit, Kultur, Sport',
    teaser: 'Mitmachen, mitreden, zusammen spielen und feiern.',
    goals: ['Vereine und Initiativen stehen allen offen und werden von allen mitgestaltet.'],
    approaches: [
      {
        title: 'Ehrenamt gewinnen',
        text: 'Begegnungen wie das offene Frühstück zeigen, wo Hilfe gebraucht wird, und führen Freiwillige heran.',
        actors: ['Integrationsrat', 'Vereine'],
      },
    ],
  },
  {
    key: 'dialog',
    title: 'Interkultureller und Interreligiöser Dialog',
    shortTitle: 'Interkultureller und interreligiöser Dialog',
    teaser: 'Miteinander reden, bevor man übereinander redet.',
    goals: ['Religionen und Kulturen begegnen sich in Leverkusen mit Respekt und Neugier.'],
    approaches: [
      {
        title: 'Gesprächsreihen',
        text: 'Gemeinden, Vereine und Schulen laden abwechselnd zu offenen Abenden ein.',
        actors: ['Religionsgemeinschaften', 'Integrationsrat'],
      },
    ],
  },
  {
    key: 'altern',
    title: 'Altern in der Migrationsgesellschaft / Senioren',
    shortTitle: 'Altern in der Migrationsgesellschaft',
    teaser: 'Älter werden in der Stadt, in der man angekommen ist.',
    goals: ['Ältere Menschen mit Einwanderungsgeschichte kennen und nutzen Hilfen im Alter.'],
    approaches: [
      {
        title: 'Kultursensible Pflege',
        text: 'Pflegedienste und Heime stellen sich auf unterschiedliche Gewohnheiten und Sprachen ein.',
        actors: ['Pflegeeinrichtungen', 'Seniorenbüro'],
      },
    ],
  },
]

const concepts: DemoDocument[] = [
  {
    key: 'concept/2009',
    collection: 'concepts',
    data: (idOf) => ({
      title: 'Integrationskonzept 2009',
      year: 2009,
      adoptedBy: 'Rat der Stadt Leverkusen',
      validity: 'superseded',
      teaser: 'Das erste Integrationskonzept der Stadt, vom Rat im Jahr 2009 beschlossen.',
      bodyHtml:
        '<p>Unter dem Leitwort „Leverkusen – Stadt der Integration“ beschrieb das Konzept zum ersten Mal, was Rat, Verwaltung und Verbände gemeinsam erreichen wollten. Es benannte sieben Aufgaben, die quer zu allen Bereichen liegen, darunter die Öffentlichkeitsarbeit und eine verlässliche Finanzierung.</p><p>Ab 2016 wurde es überarbeitet; seit Dezember 2017 gilt die Neufassung.</p>',
      publishedAt: '2009-12-31T11:00:00.000Z',
      image: idOf('media/steps'),
    }),
  },
  {
    key: 'concept/2017',
    collection: 'concepts',
    data: (idOf) => ({
      title: 'Integrationskonzept 2017',
      year: 2017,
      adoptedOn: '2017-12-18',
      adoptedBy: 'Rat der Stadt Leverkusen',
      validity: 'in-force',
      teaser:
        'Die gemeinsame Grundlage der Integrationsarbeit: Interkulturelle Öffnung der Verwaltung und acht Handlungsfelder.',
      bodyHtml:
        '<p>Das Konzept sagt, was Politik, Verwaltung, Wohlfahrtsverbände, Vereine und Bürgerschaft zusammen erreichen wollen: dass alle Menschen in Leverkusen teilhaben können, an Arbeit und Bildung ebenso wie am Leben im Stadtteil.</p><h2>Aufbau</h2><p>Am Anfang steht die Interkulturelle Öffnung der Verwaltung, die alle Bereiche berührt. Ihr folgen acht Handlungsfelder. Jedes nennt Leitziele und Wege dorthin.</p><h2>Stand der Umsetzung</h2><p>Im Juni 2019 erschien der erste Umsetzungsbericht. Das Konzept gilt weiter und wird gemeinsam fortgeschrieben.</p>',
      image: idOf('media/network'),
      publishedAt: '2017-12-18T11:00:00.000Z',
      history: [
        {
          title: 'Auftrag zur Neufassung',
          on: '2016-09-01',
          text: paragraphs('Die Stadt lässt das Konzept von 2009 überarbeiten.'),
        },
        {
          title: 'Integrationskonferenz',
          on: '2017-06-30',
          text: paragraphs(
            'Über 120 Teilnehmerinnen und Teilnehmer arbeiten im Ratssaal in acht Arbeitsgruppen.',
          ),
        },
        {
          title: 'Beschluss des Rates',
          on: '2017-12-18',
          text: paragraphs(
            'Der Rat beschließt die Neufassung. Der Tag ist in der Demo angenommen.',
          ),
        },
        {
          title: 'Erster Umsetzungsbericht',
          on: '2019-06-01',
          text: paragraphs(
            'Der Bericht zeigt, was sich seit Januar 2018 in den acht Handlungsfeldern getan hat.',
          ),
        },
      ],
      bodies: [
        {
          organization: idOf('organization/controlling-gruppe'),
          rhythm: 'halbjährlich',
          task: 'Fortschritt prüfen und nachsteuern',
        },
        {
          organization: idOf('organization/fachgruppe'),
          rhythm: 'vier Mal im Jahr',
          task: 'Austausch der Aktiven, Weitergabe in die Netzwerke',
        },
      ],
    }),
  },
]

const chapters2009: DemoDocument[] = [
  {
    key: 'chapter/2009-oeffentlichkeitsarbeit',
    collection: 'chapters',
    data: (idOf) => ({
      concept: idOf('concept/2009'),
      title: 'Öffentlichkeitsarbeit',
      shortTitle: 'Öffentlichkeitsarbeit',
      kind: 'cross-cutting',
      number: '1',
      order: 1,
      teaser: 'Integration gelingt nur, wenn viele davon wissen und sie mittragen.',
      publishedAt: '2009-12-31T11:00:00.000Z',
    }),
  },
  {
    key: 'chapter/2009-finanzierung',
    collection: 'chapters',
    data: (idOf) => ({
      concept: idOf('concept/2009'),
      title: 'Sicherung der Finanzierung',
      shortTitle: 'Finanzierung',
      kind: 'cross-cutting',
      number: '2',
      order: 2,
      teaser: 'Integrationsarbeit braucht Mittel, auf die sich alle auf Dauer verlassen können.',
      publishedAt: '2009-12-31T11:00:00.000Z',
    }),
  },
]

const chapters2017: DemoDocument[] = units.map((unit, index) => ({
  key: `chapter/2017-${unit.key}`,
  collection: 'chapters',
  data: (idOf) => ({
    concept: idOf('concept/2017'),
    title: unit.title,
    shortTitle: unit.shortTitle,
    slug: `2017-${slugs[unit.key] ?? unit.key}`,
    kind: index === 0 ? 'cross-cutting' : 'field-of-action',
    number: String(index + 1),
    order: index + 1,
    teaser: unit.teaser,
    bodyHtml: `<p>${unit.teaser}</p><h2>Worum es geht</h2><p>${unit.goals.join(' ')}</p>`,
    guidingGoals: unit.goals.map((goal) => ({ text: paragraphs(goal) })),
    approaches: unit.approaches.map(({ title, text, actors }) => ({
      title,
      actors,
      text: paragraphs(text),
    })),
    publishedAt: '2017-12-18T11:00:00.000Z',
  }),
}))

/** Short addresses for the chapters whose titles are long. */
const slugs: Record<string, string> = {
  oeffnung: 'interkulturelle-oeffnung',
  sprache: 'sprache',
  bildung: 'erziehung-und-bildung',
  arbeit: 'qualifizierung-ausbildung-arbeit',
  wohnen: 'wohnen-und-unterbringung',
  gesundheit: 'gesundheit',
  engagement: 'engagement-freizeit-kultur-sport',
  dialog: 'dialog',
  altern: 'altern-in-der-migrationsgesellschaft',
}

/** The concepts of 2009 and 2017 with their chapters. */
export const conceptDocuments: DemoDocument[] = [...concepts, ...chapters2009, ...chapters2017]
