import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

const PARENT_COLUMNS = new Set(['parent', '_parentID'])

/**
 * Makes indexes fit what is asked.
 *
 * What a document has in tables of its own, texts and words in several languages, is looked up by
 * document. Payload's indexes name the document last, and so each read and each save of one document
 * went through the rows of all.
 *
 * Lists of drafts are lists of newest versions, in the order in which versions were made where a
 * collection's own index says documents.
 *
 * Indexes over several fields are named after their table: Payload numbers them through all
 * collections, so that another content type would rename those of the rest.
 */
export function fitIndexes(adapter: SQLiteAdapter): void {
  adapter.beforeSchemaInit.push(({ schema }) => {
    for (const { name, columns, indexes = {} } of Object.values(adapter.rawTables)) {
      for (const index of Object.values(indexes)) {
        if (!Array.isArray(index.on)) continue
        if (index.name.startsWith(name)) {
          index.on = index.on.toSorted((a, b) => placeOf(a) - placeOf(b))
        } else {
          if ('latest' in columns) index.on = ['latest', ...index.on.map(asOfVersion)]
          index.name = `${name}_${index.on.join('_')}_idx`
        }
      }
    }
    return schema
  })
}

function placeOf(column: string): number {
  return PARENT_COLUMNS.has(column) ? 0 : 1
}

function asOfVersion(column: string): string {
  return column === 'version_createdAt' ? 'createdAt' : column
}
