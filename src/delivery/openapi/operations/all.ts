import { API_BASE } from '../../answers/addresses.ts'
import { positionParameter, readChanges } from '../../answers/changes.ts'
import { cursorParameter } from '../../answers/cursor.ts'
import { isSearched } from '../../search/search.ts'
import { parametersOf, single } from '../parameters.ts'
import { others, success } from '../responses.ts'
import { schemaRef, type Described } from '../types.ts'
import { conditional, tags, type Source } from './common.ts'

/** What is about all types together: the entry, search, changes. */
export function operationsOnAll({ listed, readSearch }: Source): Described[] {
  const found = listed.map(({ type }) => type).filter(isSearched)
  return [
    {
      path: API_BASE,
      operation: {
        operationId: 'entry',
        tags: [tags.all.name],
        summary: 'What there is: types with counts, languages, websites, addresses',
        parameters: [...conditional],
        responses: {
          '200': success('The entry.', { 'application/json': schemaRef('Entry') }),
          ...others('304', '400'),
        },
      },
    },
    {
      path: `${API_BASE}/search`,
      operation: {
        operationId: 'search',
        tags: [tags.all.name],
        summary: 'Full-text search over all types',
        description:
          'German inflection, umlauts and ß in any spelling, gender forms, parts of compounds, the begun last word. ' +
          '`q` is required but with a `cursor`, which comes alone.',
        parameters: [
          ...parametersOf((query) => readSearch(query, found)),
          single('cursor', cursorParameter),
          ...conditional,
        ],
        responses: {
          '200': success('Hits, best first.', { 'application/json': schemaRef('SearchResult') }),
          ...others('304', '400'),
        },
      },
    },
    {
      path: `${API_BASE}/changes`,
      operation: {
        operationId: 'changes',
        tags: [tags.all.name],
        summary: 'Every public change, for those who keep a copy',
        description:
          'Keep `sequence` and ask again with `since`. Of an item only the newest entry is kept, so there ' +
          'are gaps, but whoever starts at 0 or resumes ends with exactly what is public.',
        parameters: parametersOf(readChanges),
        responses: {
          '200': success(
            'Entries in order.',
            { 'application/json': schemaRef('ChangesPage') },
            'uncached',
          ),
          ...others('400', '409'),
        },
      },
    },
    {
      path: `${API_BASE}/changes/stream`,
      operation: {
        operationId: 'changesStream',
        tags: [tags.all.name],
        summary: 'The changes as server-sent events',
        description:
          'Begins with the event `hello` (`Hello`); each other event is a `Change`, its id the `sequence`. ' +
          'Without `Last-Event-ID` and `since` it starts now. It has no end of its own.',
        parameters: [
          ...parametersOf(readChanges),
          {
            ...single('Last-Event-ID', positionParameter),
            in: 'header',
            description: 'Goes on after this event; wins over `since`.',
          },
        ],
        responses: {
          '200': success('Events.', { 'text/event-stream': null }, 'uncached'),
          ...others('400', '409'),
        },
      },
    },
  ]
}
