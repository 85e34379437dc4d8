import { XMLParser, XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../support/delivery.ts'
import { readerOf } from '../../support/reading/ask.ts'
import { PUBLIC_URL } from '../../support/reading/installation.ts'
import { sides } from '../../support/reading/sides.ts'

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => ['item', 'entry', 'url', 'sitemap'].includes(name),
})
const RFC_822 = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

function xml(text: string): Json {
  expect(XMLValidator.validate(text)).toBe(true)
  return parser.parse(text)
}

describe.each(sides)('other formats from $name', (side) => {
  const { get } = readerOf(side)
  const { town } = side

  test('RSS 2.0: what its specification demands, with the filters of the list', async () => {
    const { text, headers } = await get('/feeds/press-releases.rss?year=2017,2026&sort=title&x=1')
    expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8')
    const { channel } = xml(text).rss
    expect(channel).toMatchObject({ title: expect.any(String), description: expect.any(String) })
    expect(channel).toMatchObject({ link: expect.stringContaining('https://'), language: 'de' })
    expect(channel.lastBuildDate).toMatch(RFC_822)
    expect(channel['atom:link']['@href']).toContain('/feeds/press-releases.rss?year=2017,2026')
    expect(channel.item.map((item: Json) => item.link)).toEqual([
      'https://www.stadt.example/presse/2026/aerzte-und-uebungen-b',
      `https://ki.example/p/dritte-meldung?a=1&b=${town.third.id}`,
      'https://www.stadt.example/presse/2017/zweite-meldung',
    ])
    const [marked, , rich] = channel.item
    expect(marked.title).toBe('Ärzte & Übungen <b>')
    expect(rich).toMatchObject({
      pubDate: 'Mon, 03 Jul 2017 10:00:00 GMT',
      description: 'Vorspann',
      'content:encoded': '<h2>Zwischentitel</h2><p>Text zu Zweite Meldung</p>',
      category: ['Feste', 'Schule', 'Fest'],
      enclosure: {
        '@url': `${PUBLIC_URL}/files/${town.photo.hash}/fest-platz.jpg`,
        '@type': 'image/jpeg',
        '@length': expect.stringMatching(/^\d+$/),
      },
    })
    expect(new Set(channel.item.map((item: Json) => item.guid['#text'])).size).toBe(3)
    expect((await get('/feeds/press-releases.rss?channel=ki')).text).toContain(
      '<title>KI &amp; Co &lt;Musterstadt&gt;: Pressemitteilungen</title>',
    )
  })

  test('Atom 1.0: what its specification demands', async () => {
    const { text, headers } = await get('/feeds/news.atom?language=*')
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const { feed } = xml(text)
    expect(feed).toMatchObject({ '@xmlns': 'http://www.w3.org/2005/Atom', title: 'Nachrichten' })
    expect(feed.updated).toMatch(INSTANT)
    expect(feed.author.name).toBeTruthy()
    const self = feed.link.find((link: Json) => link['@rel'] === 'self')
    expect(self['@href']).toBe(`${PUBLIC_URL}/feeds/news.atom?language=*`)
    const ids = feed.entry.map((entry: Json) => entry.id)
    expect(new Set(ids).size).toBe(feed.entry.length)
    for (const entry of feed.entry) {
      expect(entry).toMatchObject({
        id: expect.stringMatching(/^tag:/),
        title: expect.any(String),
        published: expect.stringMatching(INSTANT),
        updated: expect.stringMatching(INSTANT),
      })
      const links = [entry.link].flat()
      expect(links.filter((link: Json) => link['@rel'] === 'alternate')).toHaveLength(1)
    }
  })

  test('JSON Feed 1.1: what its specification demands', async () => {
    const { json, headers } = await get('/feeds/press-releases.json?channel=ki&limit=1')
    expect(headers['content-type']).toBe('application/feed+json; charset=utf-8')
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'KI & Co <Musterstadt>: Pressemitteilungen',
      home_page_url: 'https://ki.example',
      feed_url: `${PUBLIC_URL}/feeds/press-releases.json?channel=ki&limit=1`,
      language: 'de',
      items: [{ title: 'Dritte Meldung', date_published: '2017-07-03T10:00:01.000Z' }],
    })
    expect(json.items).toHaveLength(1)
    for (const item of json.items) {
      expect(item).toMatchObject({ id: expect.any(String), content_html: expect.any(String) })
    }
  })

  test('there are feeds of texts only, and unknown parameters do them no harm', async () => {
    for (const path of ['people.rss', 'press-releases.xml', 'press-releases', 'media.json']) {
      expect.soft((await get(`/feeds/${path}`)).status, path).toBe(404)
    }
    expect((await get('/feeds/press-releases.rss?utm_source=x')).status).toBe(200)
    expect((await get('/feeds/press-releases.rss?category=nothing')).status).toBe(200)
  })

  test('iCalendar: all dates, with the filters of events', async () => {
    const { text, headers } = await get('/feeds/events.ics?from=2026-01-01&to=2026-12-31')
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const events = eventsOf(text)
    expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual([
      '2026-03-22T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
      '2026-04-05T08:00:00.000Z',
      '2026-04-13T09:00:00.000Z',
      expect.any(String),
      '2026-10-24T22:30:00.000Z',
      '2026-10-25T09:00:00.000Z',
      '2026-10-25T17:00:00.000Z',
    ])
    const [, , cancelled, moved, wholeDays] = events
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(cancelled?.description).toContain('Ostern')
    expect(moved?.uid).toContain(`${town.series.id}_20260412`)
    expect(moved?.location).toBe('Park')
    expect(`${wholeDays?.startDate} ${wholeDays?.endDate}`).toBe('2026-06-20 2026-06-22')
    const one = await get('/feeds/activities/fest.ics')
    expect(eventsOf(one.text).map((event) => event.summary)).toEqual(['Fest'])
    expect(eventsOf((await get('/feeds/events.ics?kind=art&month=2026-10')).text)).toHaveLength(1)
    expect((await get('/feeds/activities/nothing.ics')).status).toBe(404)
  })

  test('sitemaps: an index, and the addresses of each website', async () => {
    const { text, headers } = await get('/sitemap.xml')
    expect(headers['content-type']).toBe('application/xml; charset=utf-8')
    const { sitemap } = xml(text).sitemapindex
    const named = sitemap.map((entry: Json): string => entry.loc).toSorted()
    expect(named).toEqual(['city', 'ki'].map((key) => `${PUBLIC_URL}/sitemaps/${key}.xml`))
    const { url } = xml((await get('/sitemaps/ki.xml')).text).urlset
    const locations: string[] = url.map((entry: Json) => entry.loc)
    expect(locations.filter((loc) => loc.startsWith('https://ki.example/p/'))).toHaveLength(2)
    expect(locations).toContain('https://ki.example/k/en/2027-health')
    expect(locations.every((loc) => loc.startsWith('https://ki.example/'))).toBe(true)
    for (const { lastmod } of url) expect(lastmod).toMatch(INSTANT)
    const city = (await get('/sitemaps/city.xml')).text
    expect(city).toContain('<loc>https://www.stadt.example/presse/2020/neuer-name</loc>')
    for (const gone of ['alter-name', 'zurueckgezogen', 'geloescht', 'gesperrt', 'entwurf']) {
      expect(city).not.toContain(gone)
    }
    expect((await get('/sitemaps/nothing.xml')).status).toBe(404)
  })
})

function eventsOf(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone)
  }
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}
