import { addDays, berlinDay, berlinInstant } from '#contract/time.ts'
import type { DemoDocument, IdOf } from './document.ts'

type Series = {
  key: string
  title: string
  kind: string
  teaser: string
  html: string
  /** Clock times in Berlin. */
  from: string
  until: string
  days: (years: number[], today: string) => string[]
  place?: string
  chapters: string[]
  image?: string
  languages?: string[]
  accessibility?: string[]
  volunteers?: boolean
  more?: (idOf: IdOf, days: string[]) => Record<string, unknown>
}

const SATURDAY = 6
const THURSDAY = 4
const SUNDAY = 0

const series: Series[] = [
  {
    key: 'fruehstueck',
    title: 'Offenes interkulturelles Frühstück',
    kind: 'breakfast',
    teaser: 'Kommen, essen, reden: Das Frühstück steht allen offen.',
    html: '<p>Alle bringen etwas mit, der Kaffee ist da. Wer mag, erfährt nebenbei, wo Lotsinnen und Lotsen gesucht werden.</p>',
    from: '10:00',
    until: '12:00',
    days: (years) => monthly(years, { weekday: SATURDAY, nth: 1 }),
    place: 'treff',
    chapters: ['engagement', 'dialog'],
    image: 'media/breakfast',
    languages: ['de', 'tr', 'ar', 'uk'],
    accessibility: ['step-free', 'childcare'],
    volunteers: true,
    more: (_idOf, days) => {
      const skipped = days.find((day) => day.slice(5, 7) === '08')
      return skipped
        ? {
            exceptions: [
              {
                date: berlinInstant(skipped, '10:00'),
                status: 'cancelled',
                reason: 'Sommerpause (Demo)',
              },
            ],
          }
        : {}
    },
  },
  {
    key: 'sprechstunde',
    title: 'Interkulturelle Bürgersprechstunde',
    kind: 'consultation-hour',
    teaser: 'Mitglieder des Integrationsrates nehmen sich Zeit für Fragen und Anregungen.',
    html: '<p>Ob Behördenbrief, Schulplatz oder eine Idee für den Stadtteil: In der Sprechstunde hört jemand zu. Eine Anmeldung ist nicht nötig.</p>',
    from: '16:00',
    until: '18:00',
    days: (years) => monthly(years, { weekday: THURSDAY, nth: 3 }),
    place: 'ratssaal',
    chapters: ['oeffnung', 'sprache'],
    languages: ['de', 'en', 'tr'],
    accessibility: ['step-free', 'accessible-toilet'],
  },
  {
    key: 'auf-tour',
    title: 'Der Integrationsrat auf Tour',
    kind: 'on-tour',
    teaser: 'Ein Stand, viele Gespräche: Der Rat besucht die Stadtteile.',
    html: '<p>Was läuft gut im Stadtteil, was fehlt? Mitglieder des Integrationsrates stehen Rede und Antwort und nehmen Anregungen mit.</p>',
    from: '11:00',
    until: '14:00',
    days: (years) =>
      years.flatMap((year) =>
        [4, 6, 9].map((month) => nth(year, month, { weekday: SATURDAY, nth: 2 })),
      ),
    place: 'schlebusch',
    chapters: ['engagement'],
    image: 'media/stall',
  },
  {
    key: 'stadtteilfest-rheindorf',
    title: 'Integratives Stadtteilfest Rheindorf',
    kind: 'festival',
    teaser: 'Musik, Essen und Spiele aus vielen Ländern, mitten in Rheindorf.',
    html: '<p>Vereine aus dem Stadtteil stellen sich vor, auf der Bühne wird getanzt. Der Integrationsrat ist mit einem Stand dabei.</p>',
    from: '13:00',
    until: '19:00',
    days: (years) => years.map((year) => nth(year, 6, { weekday: SATURDAY, nth: 3 })),
    place: 'rheindorf',
    chapters: ['engagement', 'wohnen'],
    image: 'media/festival',
  },
  {
    key: 'europafest',
    title: 'Leverkusener Europafest',
    kind: 'festival',
    teaser: 'Ein Tag für die Nachbarschaft der Länder und Städte.',
    html: '<p>Vereine und Initiativen zeigen, wie europäisch die Stadt ist.</p>',
    from: '12:00',
    until: '18:00',
    days: (years) => years.map((year) => nth(year, 5, { weekday: SATURDAY, nth: 2 })),
    chapters: ['dialog'],
    image: 'media/festival',
  },
  {
    key: 'familienfest',
    title: 'Familienfest International',
    kind: 'festival',
    teaser: 'Zum Schlebuscher Wochenende: Programm für Kinder und Eltern.',
    html: '<p>Basteln, Märchen in vielen Sprachen und ein Kuchenbuffet ohne Grenzen.</p>',
    from: '14:00',
    until: '18:00',
    days: (years) => years.map((year) => nth(year, 9, { weekday: SUNDAY, nth: 1 })),
    place: 'schlebusch',
    chapters: ['engagement', 'bildung'],
  },
  {
    key: 'integrationsturnier',
    title: 'Leverkusener Integrationsturnier',
    kind: 'tournament',
    teaser: 'Gemischte Mannschaften, faire Spiele.',
    html: '<p>Gespielt wird in bunt gemischten Mannschaften. Gewonnen hat, wer am Ende neue Leute kennt.</p>',
    from: '10:00',
    until: '17:00',
    days: (years) => years.map((year) => nth(year, 10, { weekday: SATURDAY, nth: 2 })),
    place: 'sporthalle',
    chapters: ['engagement'],
  },
  {
    key: 'neujahrsempfang',
    title: 'Neujahrsempfang des Integrationsrates',
    kind: 'reception',
    teaser: 'Rückblick, Ausblick und Dank an die Ehrenamtlichen.',
    html: '<p>Zum Jahresbeginn dankt der Integrationsrat allen, die sich einsetzen.</p>',
    from: '18:00',
    until: '20:30',
    days: (years) => years.map((year) => nth(year, 1, { weekday: THURSDAY, nth: 3 })),
    place: 'ratssaal',
    chapters: ['engagement'],
  },
  {
    key: 'kunstnacht',
    title: 'Station des Integrationsrates bei der Kunstnacht',
    kind: 'art',
    teaser: 'Künstlerinnen und Künstler mit Einwanderungsgeschichte zeigen ihre Arbeiten.',
    html: '<p>Bilder, Klänge und ein kleiner Kunstbasar.</p>',
    from: '19:00',
    until: '23:30',
    days: (years) => years.map((year) => nth(year, 10, { weekday: 5, nth: 1 })),
    chapters: ['engagement', 'dialog'],
  },
  {
    key: 'infoabend',
    title: 'Informationsabend in den Vereinen',
    kind: 'information-event',
    teaser: 'Was der Rat der Stadt beschließt und was es für die Vereine heißt.',
    html: '<p>Der Integrationsrat berichtet über Themen, die die ganze Stadt betreffen, und beantwortet Fragen.</p>',
    from: '18:30',
    until: '20:00',
    // Soon, whenever the demo is set up: lists of coming dates are never empty.
    days: (_years, today) => [addDays(today, 10), addDays(today, 38)],
    place: 'treff',
    chapters: ['arbeit', 'oeffnung'],
  },
]

function toDocument(entry: Series, today: string): DemoDocument {
  const year = Number(today.slice(0, 4))
  const days = entry.days([year, year + 1], today)
  const [first = today, ...others] = days
  return {
    key: `activity/${entry.key}`,
    collection: 'activities',
    data: (idOf) => ({
      title: entry.title,
      kind: entry.kind,
      teaser: entry.teaser,
      bodyHtml: entry.html,
      startsAt: berlinInstant(first, entry.from),
      endsAt: berlinInstant(first, entry.until),
      extraDates: others.map((day) => ({
        startsAt: berlinInstant(day, entry.from),
        endsAt: berlinInstant(day, entry.until),
      })),
      ...(entry.place ? { place: idOf(`place/${entry.place}`) } : {}),
      hosts: [idOf('organization/integrationsrat')],
      spokenLanguages: entry.languages ?? ['de'],
      accessibility: entry.accessibility ?? [],
      audience: 'alle Interessierten',
      freeOfCharge: true,
      seeksVolunteers: entry.volunteers ?? false,
      fieldsOfAction: entry.chapters.map((name) => idOf(`chapter/2017-${name}`)),
      categories: [idOf('category/kultur')],
      channels: ['city', 'ki'],
      ...(entry.image ? { image: idOf(entry.image) } : {}),
      ...entry.more?.(idOf, days),
    }),
  }
}

/** The council's activities, with dates in this and the next year. */
export function activityDocuments(now: Date): DemoDocument[] {
  const today = berlinDay(now)
  return series.map((entry) => toDocument(entry, today))
}

type Weekday = { weekday: number; nth: number }

function monthly(years: number[], rule: Weekday): string[] {
  return years.flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => nth(year, month + 1, rule)),
  )
}

/** The first, second … weekday of a month, as a day. */
function nth(year: number, month: number, rule: Weekday): string {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const offset = (rule.weekday - first.getUTCDay() + 7) % 7
  return new Date(Date.UTC(year, month - 1, 1 + offset + (rule.nth - 1) * 7))
    .toISOString()
    .slice(0, 10)
}
