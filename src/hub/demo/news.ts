import { berlinInstant } from '#contract/time.ts'
import type { DemoDocument, IdOf } from './document.ts'

type Post = {
  key: string
  date: string
  title: string
  teaser: string
  html: string
  categories: string[]
  chapters: string[]
  channels: string[]
  image?: string
  more?: (idOf: IdOf) => Record<string, unknown>
}

const ki = { categories: ['soziales'], channels: ['ki', 'city'] }

const posts: Post[] = [
  {
    key: 'erstes-konzept-2009',
    date: '2009-12-31',
    title: 'Leverkusen hat ein Integrationskonzept',
    teaser: 'Der Rat gibt der Integrationsarbeit zum ersten Mal einen gemeinsamen Rahmen.',
    html: '<p>Mit dem Beschluss des Rates besitzt die Stadt seit 2009 ein Integrationskonzept. Es steht unter dem Leitwort „Leverkusen – Stadt der Integration“.</p>',
    categories: ['politik'],
    chapters: [],
    channels: ['city'],
    more: () => ({ archive: { isArchived: true, archivedOn: '2012-01-01' } }),
  },
  {
    key: 'oeffentlichkeitsarbeit-2012',
    date: '2012-03-15',
    title: 'Der Integrationsrat geht auf die Menschen zu',
    teaser: 'Zeitung, Tour durch die Stadtteile, Frühstück und Sprechstunde: Was der Rat plant.',
    html: '<p>Der Integrationsrat will bekannter werden und mit mehr Menschen ins Gespräch kommen. Dafür hat er sich viel vorgenommen:</p><ul><li>mindestens zweimal im Jahr die Zeitung „Vielfalt“</li><li>Besuche in den Stadtteilen unter dem Namen „Integrationsrat auf Tour“</li><li>ein offenes interkulturelles Frühstück</li><li>eine Sprechstunde für Bürgerinnen und Bürger</li><li>eine eigene Station bei der Kunstnacht</li></ul><p>Dazu kommen die festen Größen des Jahres, vom Neujahrsempfang bis zum Integrationsturnier.</p>',
    categories: ['kultur', 'soziales'],
    chapters: ['engagement', 'dialog'],
    channels: ['city'],
    image: 'media/stall',
    more: (idOf) => ({
      source: { name: 'Integrationsrat', organization: idOf('organization/integrationsrat') },
      archive: { isArchived: true, archivedOn: '2015-01-01' },
    }),
  },
  {
    key: 'umsetzungsbericht-2019',
    date: '2019-09-18',
    title: 'Umsetzungsbericht im Sozialausschuss: viel erreicht, viel zu tun',
    teaser:
      'Sozialdezernent Alexander Lünenbach hat den ersten Bericht zum Integrationskonzept vorgestellt.',
    html: '<p>Am 16. September 2019 stand der erste Umsetzungsbericht auf der Tagesordnung des Ausschusses für Soziales, Gesundheit und Senioren. Sozialdezernent Alexander Lünenbach stellte ihn vor: über 40 Seiten zu acht Handlungsfeldern.</p><p>Das Fazit der Verwaltung fällt vorsichtig zuversichtlich aus. Die Netzwerke arbeiten gut zusammen, das Ehrenamt trägt. Nachholbedarf gibt es bei Ausbildung und Arbeit, beim Wohnen und bei Angeboten für Ältere.</p>',
    categories: ['politik'],
    chapters: ['arbeit', 'wohnen', 'altern'],
    channels: ['city'],
    image: 'media/report',
    more: (idOf) => ({
      source: { name: 'Stadtverwaltung', organization: idOf('organization/stadtverwaltung') },
      archive: { isArchived: true, archivedOn: '2020-01-01' },
      addresses: [
        {
          text: 'Alte Landstr 129',
          street: 'Alte Landstr',
          houseNumber: '129',
          city: 'Leverkusen',
        },
        {
          text: 'Albert-Einstein-Str 58',
          street: 'Albert-Einstein-Str',
          houseNumber: '58',
          city: 'Leverkusen',
        },
      ],
    }),
  },
  {
    ...ki,
    key: 'zukunftsaufgabe-2024',
    date: '2024-02-08',
    title: 'Teilhabe ist eine Aufgabe für die Zukunft der Stadt',
    teaser: 'Menschen aus mehr als 140 Nationen leben in Leverkusen, manche seit Generationen.',
    html: '<p>Wer neu nach Leverkusen kommt, soll es leicht haben, hier Fuß zu fassen: im Amt, im Betrieb, in der Praxis, im Verein. Das gilt für alle Menschen, gleich woher sie stammen. Hier setzt das Integrationskonzept an, denn gelebt wird Integration vor Ort.</p>',
    chapters: ['oeffnung', 'gesundheit'],
    image: 'media/network',
  },
  {
    ...ki,
    key: 'commitment-2024',
    date: '2024-02-27',
    title: 'Ein gemeinsamer Rahmen für viele Beteiligte',
    teaser: 'Migration lässt sich nicht planen. Wie eine Stadt damit umgeht, schon.',
    html: '<p>Warum Menschen ihre Heimat verlassen, entscheidet sich oft weit weg. Ankommen müssen sie in einer Stadt. Daran wirken viele mit: Politik, Ämter, Betriebe, Praxen, Vereine und die Menschen selbst. Das Integrationskonzept gibt ihnen einen gemeinsamen Rahmen.</p><p>Für 2024 ist eine neue Bestandsaufnahme vorgesehen.</p>',
    chapters: ['oeffnung', 'arbeit'],
  },
  {
    ...ki,
    key: 'entstehung-2024',
    date: '2024-03-22',
    title: 'Wie ein Integrationskonzept entsteht',
    teaser: 'Erst Bestand aufnehmen, dann gemeinsam Ziele setzen: zwei Phasen, viele Stimmen.',
    html: '<h2>Erste Phase: Wo stehen wir?</h2><p>Befragungen und Workshops mit Fachkräften zeigten, was aus dem Konzept von 2009 geworden war und wo Bedarf bestand.</p><h2>Zweite Phase: Wo wollen wir hin?</h2><p>Auf der Integrationskonferenz im Rathaus setzten Arbeitsgruppen Ziele für jedes Handlungsfeld. Dabei waren Hauptamtliche, Politik und Ehrenamt.</p><p>Beschlossen wurde das Ergebnis im Dezember 2017, der erste Bericht folgte 2019.</p>',
    categories: ['beteiligung'],
    chapters: ['oeffnung'],
    image: 'media/steps',
  },
  {
    ...ki,
    key: 'handlungsfelder-2024',
    date: '2024-04-16',
    title: 'Acht Handlungsfelder und eine Aufgabe für alle',
    teaser: 'Was im Integrationskonzept steht und wie sein Fortschritt gemessen wird.',
    html: '<p>Das Konzept von 2017 hebt die Interkulturelle Öffnung der Verwaltung hervor und beschreibt acht Handlungsfelder, von der Sprachförderung bis zum Altern in der Migrationsgesellschaft. Für alle neun sind Leitziele und Handlungsansätze festgelegt. Wirkungsindikatoren zeigen, ob sich etwas bewegt.</p>',
    chapters: [
      'oeffnung',
      'sprache',
      'bildung',
      'arbeit',
      'wohnen',
      'gesundheit',
      'engagement',
      'dialog',
      'altern',
    ],
  },
  {
    ...ki,
    key: 'steuerung-2024',
    date: '2024-06-21',
    title: 'Wer das Integrationskonzept steuert',
    teaser: 'Zwei Gremien sorgen dafür, dass aus dem Papier Praxis wird.',
    html: '<p>Die Verantwortung liegt beim Dezernat für Bürger, Umwelt und Soziales. Zwei Gremien halten die Umsetzung in Gang:</p><table><tbody><tr><th>Gremium</th><th>Rhythmus</th><th>Aufgabe</th></tr><tr><td>Controlling-Gruppe Integrationskonzept</td><td>halbjährlich</td><td>Fortschritt prüfen, auf Leitungsebene</td></tr><tr><td>Fachgruppe Integration</td><td>vier Mal im Jahr</td><td>Austausch der Aktiven</td></tr></tbody></table><p>Was in einzelnen Handlungsfeldern auffällt, fließt so in die Arbeit am Konzept zurück.</p>',
    categories: ['politik'],
    chapters: ['oeffnung'],
    image: 'media/network',
  },
]

const simple: DemoDocument = {
  key: 'news/handlungsfelder-2024/de-simple',
  collection: 'news',
  data: (idOf) => ({
    language: 'de-simple',
    translationOf: idOf('news/handlungsfelder-2024'),
    title: 'Der Plan für Integration',
    teaser: 'Die Stadt Leverkusen hat einen Plan. Der Plan heißt: Integrationskonzept.',
    bodyHtml:
      '<p>Alle Menschen sollen in Leverkusen gut leben können.</p><p>Darum gibt es einen Plan.</p><p>Der Plan hat 9 Teile.</p><p>Ein Teil ist: Die Ämter sollen für alle Menschen gut sein.</p>',
    channels: ['ki', 'city'],
    publishedAt: '2024-04-16T10:00:00.000Z',
  }),
}

const english: DemoDocument = {
  key: 'news/handlungsfelder-2024/en',
  collection: 'news',
  data: (idOf) => ({
    language: 'en',
    translationOf: idOf('news/handlungsfelder-2024'),
    title: 'Eight fields of action and one task for all',
    teaser: 'What the integration concept says, and how its progress is measured.',
    bodyHtml:
      '<p>The concept of 2017 stresses the intercultural opening of the administration and describes eight fields of action, from language to growing old in a society of migration.</p>',
    channels: ['ki', 'city'],
    publishedAt: '2024-04-16T10:00:00.000Z',
  }),
}

function toDocument(post: Post): DemoDocument {
  return {
    key: `news/${post.key}`,
    collection: 'news',
    data: (idOf) => ({
      title: post.title,
      teaser: post.teaser,
      bodyHtml: post.html,
      categories: post.categories.map((name) => idOf(`category/${name}`)),
      fieldsOfAction: post.chapters.map((name) => idOf(`chapter/2017-${name}`)),
      channels: post.channels,
      ...(post.image ? { image: idOf(post.image) } : {}),
      ...(post.channels[0] === 'ki'
        ? {
            source: {
              name: 'Kommunales Integrationszentrum',
              organization: idOf('organization/ki'),
            },
          }
        : {}),
      publishedAt: berlinInstant(post.date, '12:00'),
      ...post.more?.(idOf),
    }),
  }
}

/** News of the city and of the integration centre. */
export const newsDocuments: DemoDocument[] = [...posts.map(toDocument), simple, english]
