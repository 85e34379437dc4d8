import type { DemoDocument } from './document.ts'

const categories: DemoDocument[] = [
  { key: 'politik', title: 'Politik', english: 'Politics' },
  { key: 'soziales', title: 'Soziales', english: 'Social affairs' },
  { key: 'bildung', title: 'Bildung', english: 'Education' },
  { key: 'kultur', title: 'Kultur', english: 'Culture' },
  { key: 'beteiligung', title: 'Beteiligung', english: 'Participation' },
].map(({ key, title, english }, index) => ({
  key: `category/${key}`,
  collection: 'categories',
  data: () => ({ title, order: index + 1 }),
  english: { title: english },
}))

const organizations: DemoDocument[] = [
  {
    key: 'organization/pressestelle',
    collection: 'organizations',
    data: () => ({
      title: 'Stadt Leverkusen – Pressestelle',
      kind: 'press-office',
      imprint: {
        name: 'Stadt Leverkusen – Pressestelle',
        street: 'Friedrich-Ebert-Platz 1',
        postalCode: '51373',
        city: 'Leverkusen',
        phone: '(0214) 406-8860',
        fax: '(0214) 406-8862',
        email: 'presse@stadt.leverkusen.de',
      },
      task: 'Unterrichtet Redaktionen und Öffentlichkeit über die Arbeit der Stadt.',
    }),
  },
  {
    key: 'organization/stadtverwaltung',
    collection: 'organizations',
    data: () => ({ title: 'Stadtverwaltung Leverkusen', kind: 'department' }),
  },
  {
    key: 'organization/dezernat',
    collection: 'organizations',
    data: (idOf) => ({
      title: 'Dezernat für Bürger, Umwelt und Soziales',
      kind: 'directorate',
      parent: idOf('organization/stadtverwaltung'),
      task: 'Steuert das Thema Integration in der Stadtverwaltung.',
    }),
  },
  {
    key: 'organization/ki',
    collection: 'organizations',
    data: (idOf) => ({
      title: 'Kommunales Integrationszentrum Leverkusen',
      kind: 'department',
      parent: idOf('organization/dezernat'),
      imprint: {
        name: 'Stadt Leverkusen – Kommunales Integrationszentrum',
        city: 'Leverkusen',
        phone: '0214/406-5246',
      },
      task: 'Koordiniert die Integrationsarbeit und schreibt das Integrationskonzept fort.',
    }),
  },
  {
    key: 'organization/integrationsrat',
    collection: 'organizations',
    data: () => ({
      title: 'Integrationsrat der Stadt Leverkusen',
      kind: 'council',
      task: 'Vertritt die Interessen der Menschen mit Einwanderungsgeschichte gegenüber Rat und Verwaltung.',
    }),
  },
  {
    key: 'organization/controlling-gruppe',
    collection: 'organizations',
    data: (idOf) => ({
      title: 'Controlling-Gruppe Integrationskonzept',
      kind: 'steering-body',
      parent: idOf('organization/dezernat'),
      rhythm: 'halbjährlich',
      task: 'Prüft auf Leitungsebene, wie weit die Maßnahmen des Konzepts umgesetzt sind.',
    }),
  },
  {
    key: 'organization/fachgruppe',
    collection: 'organizations',
    data: (idOf) => ({
      title: 'Fachgruppe Integration',
      kind: 'steering-body',
      parent: idOf('organization/ki'),
      rhythm: 'vier Mal im Jahr',
      task: 'Bringt alle zusammen, die Maßnahmen vor Ort umsetzen, und trägt Ergebnisse in ihre Netzwerke.',
    }),
  },
  {
    key: 'organization/landesintegrationsrat',
    collection: 'organizations',
    data: () => ({ title: 'Landesintegrationsrat', kind: 'association' }),
  },
]

const places: DemoDocument[] = [
  {
    key: 'place/ratssaal',
    collection: 'places',
    data: () => ({
      title: 'Rathaus, Ratssaal',
      street: 'Friedrich-Ebert-Platz',
      houseNumber: '1',
      postalCode: '51373',
      city: 'Leverkusen',
      district: 'Wiesdorf',
      accessibility: ['step-free', 'accessible-toilet'],
    }),
  },
  {
    key: 'place/treff',
    collection: 'places',
    data: () => ({
      title: 'Interkultureller Treff (Demo)',
      street: 'Beispielstraße',
      houseNumber: '12',
      postalCode: '51373',
      city: 'Leverkusen',
      district: 'Wiesdorf',
      accessibility: ['step-free'],
    }),
  },
  {
    key: 'place/rheindorf',
    collection: 'places',
    data: () => ({
      title: 'Festwiese Rheindorf (Demo)',
      city: 'Leverkusen',
      district: 'Rheindorf',
      accessibility: ['step-free'],
    }),
  },
  {
    key: 'place/schlebusch',
    collection: 'places',
    data: () => ({
      title: 'Fußgängerzone Schlebusch (Demo)',
      city: 'Leverkusen',
      district: 'Schlebusch',
      accessibility: ['step-free'],
    }),
  },
  {
    key: 'place/sporthalle',
    collection: 'places',
    data: () => ({
      title: 'Sporthalle am Park (Demo)',
      city: 'Leverkusen',
      district: 'Opladen',
      accessibility: ['step-free', 'accessible-toilet'],
    }),
  },
]

const consent = { given: true, givenOn: '2026-01-15' }

const people: DemoDocument[] = [
  {
    key: 'person/yildirim',
    collection: 'people',
    data: (idOf) => ({
      title: 'Ayşe Yıldırım (Demo)',
      role: 'Mitglied des Integrationsrates',
      organization: idOf('organization/integrationsrat'),
      spokenLanguages: ['de', 'tr'],
      consent,
    }),
  },
  {
    key: 'person/kovacs',
    collection: 'people',
    data: (idOf) => ({
      title: 'Miklós Kovács (Demo)',
      role: 'Mitglied des Integrationsrates, Redaktion „Vielfalt“',
      organization: idOf('organization/integrationsrat'),
      spokenLanguages: ['de', 'hu', 'en'],
      email: 'vielfalt@example.org',
      consent: { ...consent, contact: true },
    }),
  },
  {
    key: 'person/adjei',
    collection: 'people',
    data: (idOf) => ({
      title: 'Grace Adjei (Demo)',
      role: 'Beratung im Kommunalen Integrationszentrum',
      organization: idOf('organization/ki'),
      spokenLanguages: ['de', 'en', 'fr'],
      phone: '0214 000000',
      consent: { ...consent, contact: true },
    }),
  },
]

/** What other demo documents refer to: categories, offices and bodies, places, people. */
export const groundwork: DemoDocument[] = [...categories, ...organizations, ...places, ...people]

/** The two websites, written last: their being there says that the demo is complete. */
export const sites: DemoDocument[] = [
  {
    key: 'site/city',
    collection: 'sites',
    data: () => ({
      title: 'Stadt Leverkusen (Demo)',
      key: 'city',
      origin: 'https://stadt.example.org',
      paths: [
        { type: 'press-release', template: '/presse/{year}/{slug}' },
        { type: 'news', template: '/aktuelles/{year}/{slug}' },
        { type: 'activity', template: '/integrationsrat/{slug}' },
        { type: 'newspaper-issue', template: '/vielfalt/{slug}' },
        { type: 'concept', template: '/integrationskonzept/{slug}' },
        { type: 'chapter', template: '/integrationskonzept/kapitel/{slug}' },
      ],
    }),
  },
  {
    key: 'site/ki',
    collection: 'sites',
    data: () => ({
      title: 'Kommunales Integrationszentrum Leverkusen (Demo)',
      key: 'ki',
      origin: 'https://ki.example.org',
      paths: [
        { type: 'concept', template: '/konzept/{slug}' },
        { type: 'chapter', template: '/handlungsfelder/{slug}' },
        { type: 'news', template: '/aktuelles/{slug}' },
        { type: 'activity', template: '/termine/{slug}' },
      ],
    }),
  },
]
