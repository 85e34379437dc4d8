import { readReach } from '../../answers/listing.ts'
import { formats } from '../../feeds/formats.ts'
import { parametersOf } from '../parameters.ts'
import { others, success } from '../responses.ts'
import { pascal } from '../schemas/names.ts'
import { schemaRef, type Described } from '../types.ts'
import {
  conditional,
  itemParameter,
  mediaTypeOfHeader,
  pathParameter,
  tags,
  type Listed,
  type Source,
} from './common.ts'

const IGNORED = 'Unknown parameters are ignored here.'
const CALENDAR = 'text/calendar'
const XML = 'application/xml'

/** Feeds, calendars and sitemaps. */
export function feedOperations(source: Source): Described[] {
  const { listed } = source
  return [
    ...listed.filter(({ type }) => type.feed).flatMap((one) => feedsOf(one, source)),
    ...listed.flatMap((whole) => {
      const dates = listed.find(({ type }) => type.type === whole.type.derives?.type)
      return dates?.type.window ? calendarsOf({ whole, dates }, source) : []
    }),
    ...sitemaps,
  ]
}

function feedsOf({ path, type }: Listed, { readListing }: Source): Described[] {
  return Object.entries(formats).map(([ending, { contentType }]) => ({
    path: `/feeds/${path}.${ending}`,
    operation: {
      operationId: `feed${pascal(`${path}.${ending}`)}`,
      tags: [tags.feeds.name],
      summary: `Feed of ${path} (${ending})`,
      description: `The filters are those of the list. ${IGNORED}`,
      parameters: [...parametersOf((query) => readListing(query, [type])), ...conditional],
      responses: {
        '200': success('The feed.', {
          [mediaTypeOfHeader(contentType)]: ending === 'json' ? schemaRef('JsonFeed') : null,
        }),
        ...others('304', '400'),
      },
    },
  }))
}

function calendarsOf(
  { whole, dates }: { whole: Listed; dates: Listed },
  { readListing }: Source,
): Described[] {
  return [
    {
      path: `/feeds/${dates.path}.ics`,
      operation: {
        operationId: `calendar${pascal(dates.path)}`,
        tags: [tags.feeds.name],
        summary: `Calendar of all ${dates.path}`,
        description: `The filters are those of the list; without \`limit\` all. ${IGNORED}`,
        parameters: [...parametersOf((query) => readListing(query, [dates.type])), ...conditional],
        responses: {
          '200': success('iCalendar.', { [CALENDAR]: null }),
          ...others('304', '400'),
        },
      },
    },
    {
      path: `/feeds/${whole.path}/{item}.ics`,
      operation: {
        operationId: `calendarOf${pascal(whole.path)}`,
        tags: [tags.feeds.name],
        summary: `Calendar of the dates of one of ${whole.path}`,
        description: IGNORED,
        parameters: [itemParameter, ...parametersOf(readReach), ...conditional],
        responses: {
          '200': success('iCalendar.', { [CALENDAR]: null }),
          ...others('304', '308', '400', '404', '410'),
        },
      },
    },
  ]
}

const sitemaps: Described[] = [
  {
    path: '/sitemap.xml',
    operation: {
      operationId: 'sitemapIndex',
      tags: [tags.feeds.name],
      summary: 'Leads to the sitemaps of all websites',
      parameters: [...conditional],
      responses: { '200': success('Sitemap index.', { [XML]: null }), ...others('304') },
    },
  },
  {
    path: '/sitemaps/{channel}.xml',
    operation: {
      operationId: 'sitemap',
      tags: [tags.feeds.name],
      summary: 'The addresses of a website, with when they changed',
      description: 'More than 50,000 go on in `/sitemaps/{channel}.2.xml`; the index names all.',
      parameters: [pathParameter('channel', 'Key of the website.'), ...conditional],
      responses: { '200': success('Sitemap.', { [XML]: null }), ...others('304', '404') },
    },
  },
]
