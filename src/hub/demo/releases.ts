import { addDays, berlinInstant } from '#contract/time.ts'
import type { DemoDocument, IdOf } from './document.ts'

type Release = {
  key: string
  date: string
  title: string
  kicker?: string
  subtitle?: string
  teaser: string
  html: string
  image?: string
  categories: string[]
  chapters: string[]
  tags?: string[]
  channels?: string[]
  featured?: boolean
  more?: (idOf: IdOf) => Record<string, unknown>
}

const releases: Release[] = [
  {
    key: 'fortschreibung-2016',
    date: '2016-09-05',
    title: 'Stadt lässt ihr Integrationskonzept überarbeiten',
    teaser:
      'Sieben Jahre nach dem ersten Beschluss soll das Konzept wieder zu dem passen, was die Stadt bewegt.',
    html: '<p>Das Integrationskonzept von 2009 wird neu gefasst. Fachleute aus Verbänden, Vereinen, dem Integrationsrat und der Verwaltung beraten, welche Schwerpunkte heute wichtig sind. Die Fäden laufen beim Kommunalen Integrationszentrum zusammen, das zum Dezernat für Bürger, Umwelt und Soziales gehört.</p><p>Am Anfang steht eine Bestandsaufnahme: Was wurde seit 2009 erreicht, und wo fehlt es noch?</p>',
    categories: ['politik', 'beteiligung'],
    chapters: ['oeffnung'],
    image: 'media/steps',
  },
  {
    key: 'beteiligung-2017',
    date: '2017-02-06',
    title: 'Mitreden beim neuen Integrationskonzept: Die Beteiligung beginnt',
    kicker: 'Integrationskonzept',
    teaser:
      'Zwei Online-Befragungen und ein Workshop bereiten die Integrationskonferenz im Sommer vor.',
    html: '<p>Gemeinsam mit dem Institut für soziale Innovation fragt die Stadt, welche Themen in das neue Konzept gehören. Den Anfang machen zwei Befragungen im Netz, danach trifft sich ein Workshop.</p><h2>So geht es weiter</h2><ol><li>Befragungen der Fachkräfte</li><li>Workshop zu den Ergebnissen</li><li>Integrationskonferenz im Ratssaal</li></ol><p>Am Ende des Jahres soll der Rat entscheiden.</p>',
    categories: ['beteiligung'],
    chapters: ['oeffnung', 'engagement'],
  },
  {
    key: 'einladung-konferenz-2017',
    date: '2017-06-19',
    title: 'Integrationskonferenz am 30. Juni im Ratssaal',
    teaser: 'Acht Arbeitsgruppen, ein Nachmittag, ein Ziel: gemeinsame Maßnahmen.',
    html: '<p>Das Kommunale Integrationszentrum lädt für Freitag, 30. Juni 2017, ab 15 Uhr in den Ratssaal ein. Angesprochen sind alle, die in Leverkusen mit Integration zu tun haben: Fachleute, Mitglieder des Rates und Ehrenamtliche.</p><p>Gegen 19 Uhr sollen die ersten Ergebnisse vorliegen.</p>',
    categories: ['beteiligung', 'politik'],
    chapters: ['oeffnung'],
  },
  {
    key: 'konferenz-2017',
    date: '2017-07-03',
    title: 'Volles Haus bei der Integrationskonferenz',
    kicker: 'Integrationskonzept',
    subtitle: 'Über 120 Teilnehmerinnen und Teilnehmer entwickeln Ziele und Maßnahmen',
    teaser:
      'Einen Nachmittag lang wurde im Ratssaal beraten, was in das neue Integrationskonzept gehört. Gewünscht werden vor allem mehr Transparenz und engere Vernetzung.',
    html: '<p>Mehr als 120 Menschen haben sich am Freitag, 30. Juni 2017, an der Integrationskonferenz der Stadt beteiligt. In acht Arbeitsgruppen feilten sie an Zielen und Maßnahmen. Die Konferenz, ausgerichtet vom Kommunalen Integrationszentrum, schließt einen Beteiligungsprozess ab, der zu Jahresbeginn begonnen hatte.</p><h2>Acht Themen</h2><ul><li>Sprache und Sprachförderung</li><li>Erziehung und Bildung</li><li>Qualifizierung, Ausbildung und Arbeit</li><li>Wohnen und Unterbringung</li><li>Gesundheit</li><li>Engagement, Freizeit, Kultur und Sport</li><li>Interkultureller und interreligiöser Dialog</li><li>Altern in der Migrationsgesellschaft</li></ul><p>Oberbürgermeister Uwe Richrath und Beigeordneter Markus Märtens begrüßten die Gäste. Märtens erinnerte daran, dass nach einem Beschluss des Rates in diesem Jahr 100.000 Euro für erste Maßnahmen bereitstehen. Auch die Interkulturelle Öffnung der Verwaltung will die Stadt mit dem neuen Konzept angehen.</p><h2>Ablauf</h2><table><tbody><tr><th>Uhrzeit</th><th>Programm</th></tr><tr><td>15 Uhr</td><td>Begrüßung und Stand der Beteiligung</td></tr><tr><td>danach</td><td>acht Arbeitsgruppen</td></tr><tr><td>gegen 19 Uhr</td><td>erste Ergebnisse</td></tr></tbody></table><p>Die Ergebnisse werden dokumentiert. Noch in diesem Jahr soll das Konzept den politischen Gremien vorliegen.</p>',
    categories: ['politik', 'beteiligung'],
    chapters: ['oeffnung', 'sprache', 'bildung', 'gesundheit'],
    tags: ['Integrationskonferenz'],
    channels: ['city', 'ki'],
    image: 'media/hall',
    more: (idOf) => ({
      contacts: [{ name: 'Julia Trick', organization: 'Stadt Leverkusen' }],
      attachments: [
        {
          title: 'Gut besucht',
          caption: 'Trubel vor dem Ratssaal vor Beginn der Integrationskonferenz',
          media: idOf('media/foyer'),
        },
        {
          title: 'Volle Stuhlreihen',
          caption: 'Der Ratssaal war annähernd voll besetzt',
          media: idOf('media/hall'),
        },
      ],
      addresses: [
        {
          text: 'Friedrich-Ebert-Platz 1',
          street: 'Friedrich-Ebert-Platz',
          houseNumber: '1',
          postalCode: '51373',
          city: 'Leverkusen',
        },
      ],
    }),
  },
  {
    key: 'beschluss-2017',
    date: '2017-12-19',
    title: 'Rat beschließt das neue Integrationskonzept',
    teaser:
      'Acht Handlungsfelder und die Öffnung der Verwaltung: Das Konzept von 2009 ist abgelöst.',
    html: '<p>Leverkusen hat ein neues Integrationskonzept. Der Rat hat im Dezember 2017 die Fassung beschlossen, an der seit 2016 viele mitgearbeitet haben. Sie nennt für jedes Handlungsfeld Leitziele und mögliche Wege.</p><blockquote>Das Konzept ist ein Versprechen aller, die daran mitgewirkt haben.</blockquote><p>Ob es vorangeht, sollen Berichte in regelmäßigem Abstand zeigen.</p>',
    categories: ['politik'],
    chapters: ['oeffnung', 'arbeit', 'wohnen', 'dialog'],
    channels: ['city', 'ki'],
    image: 'media/network',
  },
  {
    key: 'umsetzungsbericht-2019',
    date: '2019-06-24',
    title: 'Erster Umsetzungsbericht zum Integrationskonzept erschienen',
    teaser: 'Auf über 40 Seiten zieht die Stadt Bilanz: Was hat sich seit Januar 2018 getan?',
    html: '<p>Der erste Bericht zur Umsetzung des Integrationskonzepts liegt vor. Verwaltung, Wohlfahrtsverbände, Vereine und Integrationsrat haben ihn zusammen erarbeitet.</p><p>Gut voran kommt die Zusammenarbeit in den Netzwerken, und viele Angebote sind leichter zu finden als früher. Mehr Anstrengung braucht es bei Arbeit, Wohnen und beim Altern in der Migrationsgesellschaft.</p>',
    categories: ['politik', 'soziales'],
    chapters: ['arbeit', 'wohnen', 'altern'],
    tags: ['Umsetzungsbericht'],
    channels: ['city', 'ki'],
    image: 'media/report',
  },
  {
    key: 'landesintegrationsrat-2012',
    date: '2012-09-24',
    title: 'Landesintegrationsrat tagt in Leverkusen',
    teaser: 'Zur Interkulturellen Woche kommt am 29. September der Hauptausschuss in die Stadt.',
    html: '<p>Am 29. September 2012 ist Leverkusen Gastgeberin für den Hauptausschuss des Landesintegrationsrates. Der Integrationsrat begleitet die Sitzung mit Aktionen und Veranstaltungen in der Interkulturellen Woche.</p>',
    categories: ['politik', 'kultur'],
    chapters: ['dialog'],
  },
]

/** Two of this year, so that there is always something new. */
function recentReleases(today: string): Release[] {
  return [
    {
      key: 'termine',
      date: addDays(today, -12),
      title: 'Frühstück, Sprechstunde, Feste: Der Integrationsrat nennt seine Termine',
      teaser:
        'Wer mitreden, mitfeiern oder sich beraten lassen will, kann sich die Tage vormerken.',
      html: '<p>Der Integrationsrat lädt wieder zu offenen Begegnungen ein. Beim interkulturellen Frühstück kommt man ins Gespräch, in der Sprechstunde werden Fragen beantwortet, und in den Stadtteilen stellt der Rat seine Arbeit vor.</p><p>Alle Angebote sind kostenlos.</p>',
      categories: ['soziales', 'kultur'],
      chapters: ['engagement', 'dialog'],
      image: 'media/breakfast',
      featured: true,
    },
    {
      key: 'ehrenamt',
      date: addDays(today, -3),
      title: 'Lotsinnen und Lotsen gesucht',
      teaser: 'Wer sich in Leverkusen auskennt, kann anderen beim Ankommen helfen.',
      html: '<p>Wo stelle ich einen Antrag, welche Schule passt, wer spricht meine Sprache? Bei solchen Fragen helfen Ehrenamtliche. Der Integrationsrat sucht Menschen, die ein paar Stunden im Monat übrig haben.</p><p>Kennenlernen kann man sich beim offenen Frühstück.</p>',
      categories: ['soziales'],
      chapters: ['engagement', 'sprache'],
      image: 'media/stall',
    },
  ]
}

function toDocument(release: Release): DemoDocument {
  return {
    key: `press-release/${release.key}`,
    collection: 'press-releases',
    data: (idOf) => ({
      title: release.title,
      kicker: release.kicker,
      subtitle: release.subtitle,
      teaser: release.teaser,
      bodyHtml: release.html,
      dateline: { place: 'Leverkusen', date: release.date },
      pressOffice: idOf('organization/pressestelle'),
      contacts: [
        { name: 'Pressestelle', organization: 'Stadt Leverkusen', phone: '(0214) 406-8860' },
      ],
      categories: release.categories.map((name) => idOf(`category/${name}`)),
      fieldsOfAction: release.chapters.map((name) => idOf(`chapter/2017-${name}`)),
      tags: release.tags ?? [],
      channels: release.channels ?? ['city'],
      featured: release.featured ?? false,
      ...(release.image ? { image: idOf(release.image) } : {}),
      publishedAt: berlinInstant(release.date, '12:00'),
      ...release.more?.(idOf),
    }),
  }
}

/** Press releases of several years, and two from the last days. */
export function releaseDocuments(today: string): DemoDocument[] {
  return [...releases, ...recentReleases(today)].map(toDocument)
}
