import type { Plugin } from 'payload'
import {
  contentPlugin,
  day,
  defineContentType,
  entries,
  line,
  linkList,
  linksOf,
  richText,
  rowsOf,
  textOf,
  textOfRow,
} from '#kit/index.ts'
import { board, notice } from './contract.ts'

const notices = (options: { fourEyes: boolean; slug?: string }) =>
  defineContentType({
    contract: notice,
    ...(options.slug ? { slug: options.slug } : {}),
    labels: {
      singular: { de: 'Aushang', en: 'Notice' },
      plural: { de: 'Aushänge', en: 'Notices' },
    },
    group: { de: 'Beispiel', en: 'Sample' },
    mode: 'workflow',
    fields: [
      line('board', { label: { de: 'Brett', en: 'Board' } }),
      richText('hint', { label: { de: 'Hinweis', en: 'Hint' } }),
      linkList('seeAlso', { label: { de: 'Siehe auch', en: 'See also' }, to: 'notices' }),
      entries('attachments', {
        label: { de: 'Anlagen', en: 'Attachments' },
        fields: [
          line('title', { label: { de: 'Titel', en: 'Title' }, required: true }),
          day('on', { label: { de: 'Tag', en: 'Day' } }),
        ],
      }),
      {
        name: 'counter',
        type: 'text',
        label: { de: 'Zähler', en: 'Counter' },
        access: { create: () => false, update: () => false },
      },
    ],
    write: ['press', 'author'],
    publish: ['press'],
    fourEyes: options.fourEyes,
    channels: ['city'],
    project: (doc, base) => ({
      ...base,
      board: textOf(doc.board),
      hint: textOfRow(doc.hint),
      seeAlso: linksOf(doc.seeAlso, 'notice'),
      attachments: rowsOf(doc.attachments).map((entry) => ({
        title: textOf(entry.title) ?? '',
        on: textOf(entry.on),
      })),
    }),
  })

const boards = defineContentType({
  contract: board,
  labels: { singular: { de: 'Brett', en: 'Board' }, plural: { de: 'Bretter', en: 'Boards' } },
  group: { de: 'Beispiel', en: 'Sample' },
  mode: 'on-save',
  fields: [],
  write: ['press'],
  publish: ['press'],
  project: (_doc, base) => base,
})

/** The sample domain as its own plugin: notices, notices that need two people, and boards. */
export const samplePlugin: Plugin = contentPlugin({
  collections: [
    notices({ fourEyes: false }),
    notices({ fourEyes: true, slug: 'checked-notices' }),
    boards,
  ],
})
