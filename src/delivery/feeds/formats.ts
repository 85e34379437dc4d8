import type { Entry, FeedHead } from './entries.ts'
import { type Element, text, writeXml } from './xml.ts'

type Format = { contentType: string; write(head: FeedHead, entries: Entry[]): string }

const GENERATOR = 'Stadtwort'

/** The formats by the ending of the address. */
export const formats: Record<string, Format> = {
  rss: { contentType: 'application/rss+xml; charset=utf-8', write: writeRss },
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { contentType: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
}

function writeRss(head: FeedHead, entries: Entry[]): string {
  return writeXml({
    name: 'rss',
    attributes: {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    content: [
      {
        name: 'channel',
        content: [
          ...text('title', head.title),
          ...text('link', head.home),
          ...text('description', head.title),
          ...text('language', head.language),
          ...text('lastBuildDate', head.updatedAt.toUTCString()),
          ...text('generator', GENERATOR),
          {
            name: 'atom:link',
            attributes: { rel: 'self', type: 'application/rss+xml', href: head.self },
          },
          ...entries.map((entry) => ({ name: 'item', content: rssItem(entry) })),
        ],
      },
    ],
  })
}

function rssItem(entry: Entry): Element[] {
  const { image } = entry
  return [
    ...text('title', entry.title),
    ...text('link', entry.link),
    ...text('guid', entry.guid, { isPermaLink: 'false' }),
    ...text('pubDate', entry.publishedAt.toUTCString()),
    ...text('dc:language', entry.language),
    ...text('description', entry.summary),
    ...text('content:encoded', entry.html),
    ...entry.categories.flatMap(({ label }) => text('category', label)),
    ...(image
      ? [
          {
            name: 'enclosure',
            attributes: { url: image.url, length: image.size, type: image.mimeType },
          },
        ]
      : []),
  ]
}

function writeAtom(head: FeedHead, entries: Entry[]): string {
  return writeXml({
    name: 'feed',
    attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': head.language },
    content: [
      ...text('id', head.self),
      ...text('title', head.title),
      ...text('updated', head.updatedAt.toISOString()),
      ...text('generator', GENERATOR),
      { name: 'author', content: text('name', head.title) },
      { name: 'link', attributes: { rel: 'alternate', href: head.home } },
      { name: 'link', attributes: { rel: 'self', href: head.self } },
      ...entries.map((entry) => ({
        name: 'entry',
        attributes: { 'xml:lang': entry.language },
        content: atomEntry(entry),
      })),
    ],
  })
}

function atomEntry(entry: Entry): Element[] {
  const { image } = entry
  return [
    ...text('id', entry.guid),
    ...text('title', entry.title),
    ...text('published', entry.publishedAt.toISOString()),
    ...text('updated', entry.updatedAt.toISOString()),
    { name: 'link', attributes: { rel: 'alternate', href: entry.link } },
    ...text('summary', entry.summary),
    ...text('content', entry.html, { type: 'html' }),
    ...entry.categories.map((category) => ({ name: 'category', attributes: category })),
    ...(image
      ? [
          {
            name: 'link',
            attributes: {
              rel: 'enclosure',
              href: image.url,
              length: image.size,
              type: image.mimeType,
            },
          },
        ]
      : []),
  ]
}

function writeJsonFeed(head: FeedHead, entries: Entry[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title,
    home_page_url: head.home,
    feed_url: head.self,
    ...(head.language ? { language: head.language } : {}),
    items: entries.map((entry) => ({
      id: entry.guid,
      url: entry.link,
      title: entry.title,
      ...(entry.html ? { content_html: entry.html } : { content_text: entry.summary ?? '' }),
      ...(entry.summary ? { summary: entry.summary } : {}),
      ...(entry.image ? { image: entry.image.url } : {}),
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      tags: entry.categories.map(({ label }) => label),
      ...(entry.language ? { language: entry.language } : {}),
    })),
  })
}
