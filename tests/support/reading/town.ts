import { textPdf } from '#hub/demo/pdf.ts'
import { until } from '../until.ts'
import { pictureFile, signIn, type Editor } from './editor.ts'

export type Town = Awaited<ReturnType<typeof buildTown>>

/**
 * Writes one town's content through the editors' door: every type there is, several languages,
 * channels and editions, what moved, was taken back, deleted, or must not be seen yet.
 */
export async function buildTown(hubUrl: string) {
  const editor = await signIn(hubUrl)
  const groundwork = await layGroundwork(editor)
  const concepts = await writeConcepts(editor, groundwork)
  const releases = await writeReleases(editor, { ...groundwork, ...concepts })
  const news = await writeNews(editor, { ...groundwork, ...concepts })
  const council = await writeCouncil(editor, groundwork)
  await numbered(hubUrl, council.night.id)
  await changeOfMind(editor, releases)
  const last = await editor.publish('news', { title: 'Marke', channels: [], publishedAt: NOON })
  await until(async () => (await statusOf(`${hubUrl}/content/v1/news/${last.id}`)) === 200)
  return { ...groundwork, ...concepts, ...releases, ...news, ...council }
}

const NOON = '2010-01-01T12:00:00Z'

async function layGroundwork(editor: Editor) {
  await editor.create('sites', {
    name: 'Stadt Musterstadt',
    key: 'city',
    origin: 'https://www.stadt.example',
    paths: {
      'press-release': '/presse/{year}/{slug}',
      news: '/nachrichten/{slug}',
      event: '/termine/{id}',
      activity: '/aktivitaeten/{language}/{slug}',
      chapter: '/konzept/{slug}',
    },
  })
  await editor.create('sites', {
    name: 'KI & Co <Musterstadt>',
    key: 'ki',
    origin: 'https://ki.example',
    paths: [
      { type: 'press-releases', path: '/p/{slug}?a=1&b={id}' },
      { type: 'chapter', path: '/k/{language}/{slug}' },
    ],
  })
  const office = await editor.create('organizations', {
    name: 'Pressestelle der Stadt',
    kind: 'press-office',
    imprint: { name: 'Stadt Musterstadt', street: 'Rathausplatz 1', fax: '0214 1' },
  })
  const council = await editor.create('organizations', {
    title: 'Integrationsrat',
    kind: 'council',
    rhythm: 'monatlich',
    task: 'Vertritt.',
  })
  const association = await editor.create('organizations', {
    title: 'Verein Brücke',
    kind: 'association',
    parent: council.id,
    memberOf: [council.id],
  })
  const festivals = await editor.create('categories', { title: 'Feste', order: 2 })
  await editor.change('categories', festivals.id, { title: 'Festivals' }, 'en')
  const school = await editor.create('categories', {
    title: 'Schule',
    order: 1,
    parent: festivals.id,
  })
  const hall = await editor.create('places', {
    title: 'Rathaus',
    street: 'Rathausplatz',
    houseNumber: '1',
    postalCode: '51373',
    city: 'Musterstadt',
    latitude: 51.03,
    longitude: 6.98,
    accessibility: ['step-free'],
  })
  const park = await editor.create('places', { title: 'Park' })
  const photoFile = { width: 1600, height: 1000, color: '#aa3344' }
  const photo = await editor.upload(await pictureFile('fest platz.jpg', photoFile), {
    alt: 'Menschen auf dem Fest',
    caption: 'Das Fest',
    credit: 'Stadt',
    focalPoint: { x: 30, y: 40 },
  })
  await editor.change('media', photo.id, { alt: 'People at the festival' }, 'en')
  const pdf = new Uint8Array(textPdf({ title: 'Konzept', pages: [['Eins', 'zwei']] }))
  const pdfFile = new File([pdf], 'konzept.pdf', { type: 'application/pdf' })
  const paper = await editor.upload(pdfFile, { alt: 'Das Konzept als PDF' })
  const smallFile = { width: 400, height: 300, color: '#00ff00' }
  const unused = await editor.upload(await pictureFile('unbenutzt.jpg', smallFile), { alt: 'X' })
  const person = await editor.create('people', {
    name: 'Demo Person Eins',
    role: 'Mitglied',
    organization: council.id,
    phone: '0214 3',
    email: 'eins@rat.example',
    photo: photo.id,
    spokenLanguages: ['de', 'tr'],
    termFrom: '2025-11-01',
    consent: { given: true, contact: false, photo: false },
  })
  const openPerson = await editor.create('people', {
    name: 'Demo Person Zwei',
    phone: '0214 4',
    email: 'zwei@rat.example',
    organization: council.id,
    photo: photo.id,
    consent: { given: true, contact: true, photo: true },
  })
  const hiddenPerson = await editor.create('people', { name: 'Demo Person Geheimnis' })
  return {
    ...{ office, council, association, festivals, school, hall, park },
    ...{ photo, paper, unused, person, openPerson, hiddenPerson },
  }
}

type Groundwork = Awaited<ReturnType<typeof layGroundwork>>

async function writeConcepts(editor: Editor, { paper, council }: Groundwork) {
  const old = await editor.publish('concepts', {
    title: 'Integrationskonzept 2017',
    year: 2017,
    adoptedOn: '2017-12-11',
    validity: 'superseded',
    channels: ['ki'],
  })
  const present = await editor.publish('concepts', {
    title: 'Integrationskonzept 2027',
    year: 2027,
    adoptedOn: '2026-10-05',
    adoptedBy: 'Rat der Stadt',
    documents: [paper.id],
    bodies: [{ organization: council.id, rhythm: 'jährlich', task: 'Steuert' }],
    history: [
      {
        on: '2026-01-02',
        title: 'Auftakt',
        links: [{ title: 'Mehr', url: 'https://x.example/a' }],
      },
    ],
  })
  const chapter = (title: string, data: Record<string, unknown>) =>
    editor.publish('chapters', { title, concept: old.id, kind: 'field-of-action', ...data })
  const health = await chapter('Gesundheit', {
    number: '1',
    order: 1,
    approaches: [{ title: 'Ansatz', actors: ['Amt', 'Verein'] }],
  })
  const education = await chapter('Bildung', { number: '2', order: 2 })
  await chapter('Schule und Kita', { number: '2.1', order: 1, parent: education.id })
  await chapter('Einleitung', { number: '0', order: 0, kind: 'introduction' })
  const healthNow = await chapter('Gesundheit', {
    concept: present.id,
    number: '3',
    order: 3,
    equivalents: [health.id],
  })
  await chapter('Health', {
    concept: present.id,
    language: 'en',
    translationOf: healthNow.id,
    number: '3',
    order: 3,
  })
  return { old, present, health, education, healthNow }
}

type Concepts = Awaited<ReturnType<typeof writeConcepts>>

async function writeReleases(editor: Editor, town: Groundwork & Concepts) {
  const { office, association, festivals, school, photo, health, healthNow } = town
  const write = (title: string, date: string | null, data: Record<string, unknown> = {}) =>
    editor.publish('press-releases', {
      title,
      bodyHtml: `<h2>Zwischentitel</h2><p>Text zu ${title}</p>`,
      channels: ['city'],
      ...(date ? { dateline: { place: 'Musterstadt', date } } : {}),
      ...data,
    })
  const first = await write('Erste Meldung', '2016-05-04', {
    publishedAt: '2016-05-04T10:00:00+02:00',
    categories: [festivals.id],
    tags: ['Alt', 'Fest'],
    pressOffice: office.id,
  })
  const rich = await write('Zweite Meldung', '2017-07-03', {
    publishedAt: '2017-07-03T12:00:00+02:00',
    channels: ['city', 'ki'],
    ...{ kicker: 'Dachzeile', subtitle: 'Unterzeile', teaser: 'Vorspann', featured: true },
    categories: [festivals.id, school.id],
    fieldsOfAction: [health.id],
    tags: ['Fest'],
    pressOffice: office.id,
    image: photo.id,
    attachments: [
      { title: 'Foto', caption: 'Bildunterschrift', media: photo.id },
      { title: 'Ohne Datei' },
    ],
    links: [{ title: 'Stadt', url: 'https://www.stadt.example/x?a=1&b=2' }],
    addresses: [{ text: 'Rathausplatz 1', street: 'Rathausplatz', houseNumber: '1' }],
    contacts: [{ name: 'Demo Kontakt', phone: '0214 2', email: 'kontakt@stadt.example' }],
    source: { name: 'Verein', organization: association.id, url: 'https://verein.example' },
    related: [first.id],
    corrections: [{ at: '2017-07-04T10:00:00+02:00', note: 'Zahl berichtigt' }],
    archive: { isArchived: true, archivedOn: '2018-01-01' },
  })
  const third = await write('Dritte Meldung', '2017-07-03', {
    publishedAt: '2017-07-03T12:00:01+02:00',
    channels: ['ki'],
  })
  await write('Ohne Ort und Datum', null, { publishedAt: '2017-12-31T23:30:00Z', channels: [] })
  await write('Ärzte & Übungen <b>', '2026-11-01', { tags: ['Zwei, Drei', 'Fest'] })
  const richEn = await write('Second release', '2017-07-03', {
    language: 'en',
    translationOf: rich.id,
    publishedAt: '2017-07-05T12:00:00+02:00',
    image: photo.id,
    fieldsOfAction: [healthNow.id],
    categories: [festivals.id, school.id],
    related: [first.id],
  })
  const simple = { language: 'de-simple', translationOf: rich.id }
  await write('Zweite Meldung leicht', '2017-07-03', simple)
  const english = await write('English only', '2018-02-02', {
    language: 'en',
    publishedAt: '2018-02-02T12:00:00+01:00',
  })
  await write('خبر صحفي', '2019-03-03', { language: 'ar', slug: 'khabar' })
  const moved = await write('Umgezogen', '2020-01-01', {
    slug: 'alter-name',
    publishedAt: '2020-01-01T12:00:00+01:00',
  })
  const movedEn = await write('Moved', '2020-01-01', {
    slug: 'old-name',
    language: 'en',
    translationOf: moved.id,
    publishedAt: '2020-01-02T12:00:00+01:00',
  })
  const withdrawn = await write('Zurückgezogen', '2020-02-02', {
    publishedAt: '2020-02-02T12:00:00+01:00',
  })
  const taken = { language: 'en', translationOf: withdrawn.id, slug: 'taken-back' }
  await write('Taken back', '2020-02-02', taken)
  const deleted = await write('Gelöscht', '2020-03-03')
  const corrected = await write('Zu berichtigen', '2021-01-01', {
    publishedAt: '2021-01-01T12:00:00+01:00',
  })
  const draft = await editor.create('press-releases', { title: 'Entwurf', slug: 'entwurf' })
  const embargoUntil = '2099-01-01T00:00:00Z'
  const embargoed = await write('Gesperrt', '2026-11-02', { slug: 'gesperrt', embargoUntil })
  return {
    ...{ first, rich, richEn, third, english, moved, movedEn, withdrawn, deleted, corrected },
    ...{ draft, embargoed },
  }
}

type Releases = Awaited<ReturnType<typeof writeReleases>>

/** What happens to releases after they have been public. */
async function changeOfMind(editor: Editor, releases: Releases): Promise<void> {
  const { moved, movedEn, withdrawn, deleted, corrected } = releases
  const again = (id: string, data: Record<string, unknown>) =>
    editor.change('press-releases', id, { ...data, _status: 'published' })
  await again(moved.id, { slug: 'neuer-name' })
  await again(movedEn.id, { slug: 'new-name' })
  await editor.act('press-releases', withdrawn.id, 'withdraw', { reason: 'Irrtum im Text' })
  await editor.remove('press-releases', deleted.id)
  await again(corrected.id, { title: 'Berichtigt', changeNote: 'Zahl', minor: true })
}

async function writeNews(editor: Editor, town: Groundwork & Concepts) {
  const { association, healthNow, school } = town
  const one = await editor.publish('news', {
    title: 'Nachricht eins',
    publishedAt: '2022-01-01T00:30:00+01:00',
    channels: ['ki'],
    source: { organization: association.id, name: 'Verein' },
    fieldsOfAction: [healthNow.id],
  })
  const two = await editor.publish('news', {
    title: 'Nachricht zwei',
    publishedAt: '2022-06-01T00:30:00+02:00',
    channels: ['city', 'ki'],
    related: [one.id],
    tags: ['Fest'],
    categories: [school.id],
    bodyHtml: `<p>Siehe <a data-type="news" data-id="${one.id}" href="/x">dort</a>.</p>`,
  })
  return { newsOne: one, newsTwo: two }
}

async function writeCouncil(editor: Editor, town: Groundwork) {
  const { photo, paper, hall, park, council } = town
  await editor.publish('newspaper-issues', {
    title: 'Vielfalt 1/2024',
    number: '1',
    issuedOn: '2024-04-01',
    cover: photo.id,
    document: paper.id,
    articles: [{ title: 'Beitrag', author: 'Demo', language: 'tr' }],
  })
  const day = (date: string, offset: string) => ({ startsAt: `${date}T10:00:00${offset}` })
  const series = await editor.publish('activities', {
    title: 'Frühstück',
    kind: 'breakfast',
    teaser: 'Kommen, essen; reden',
    startsAt: '2026-03-22T10:00:00+01:00',
    endsAt: '2026-03-22T12:00:00+01:00',
    extraDates: [
      // The clocks change on 29 March and on 25 October.
      day('2026-03-29', '+02:00'),
      day('2026-04-05', '+02:00'),
      day('2026-04-12', '+02:00'),
      day('2026-10-18', '+02:00'),
      day('2026-10-25', '+01:00'),
      { startsAt: '2026-10-25T18:00:00+01:00' },
      day('2097-01-10', '+01:00'),
      day('2097-02-10', '+01:00'),
    ],
    exceptions: [
      { date: '2026-04-05T10:00:00+02:00', status: 'cancelled', reason: 'Ostern' },
      {
        date: '2026-04-12T10:00:00+02:00',
        status: 'moved',
        startsAt: '2026-04-13T11:00:00+02:00',
        place: park.id,
        reason: 'Saal belegt',
      },
      { date: '2026-10-18T10:00:00+02:00', status: 'skipped' },
    ],
    place: hall.id,
    hosts: [council.id],
    spokenLanguages: ['de', 'ar'],
    accessibility: ['step-free', 'childcare'],
    audience: 'alle',
    freeOfCharge: true,
    seeksVolunteers: true,
    channels: ['city', 'ki'],
  })
  const festival = await editor.publish('activities', {
    title: 'Fest',
    kind: 'festival',
    allDay: true,
    startsOn: '2026-06-20',
    endsOn: '2026-06-21',
    channels: ['ki'],
    partOf: series.id,
  })
  await editor.publish('activities', {
    title: 'Breakfast',
    language: 'en',
    translationOf: series.id,
    kind: 'breakfast',
    startsAt: '2026-03-22T10:00:00+01:00',
    endsAt: '2026-03-22T12:00:00+01:00',
    place: hall.id,
    channels: ['city'],
  })
  const night = await editor.publish('activities', {
    title: 'Nacht',
    kind: 'art',
    startsAt: '2026-10-25T00:30:00+02:00',
    endsAt: '2026-10-25T03:30:00+01:00',
    channels: ['city'],
  })
  return { series, festival, night }
}

/** Waits until an activity, and so everything published before it, has its number. */
async function numbered(hubUrl: string, id: string): Promise<void> {
  await until(async () => (await statusOf(`${hubUrl}/content/v1/activities/${id}`)) === 200)
}

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url)
  await answer.body?.cancel()
  return answer.status
}
