import type { Payload } from 'payload'
import type { PublicView, Publishable, Row } from '../types.ts'
import { NotPublishableError } from './errors.ts'
import { isCollection } from './rows.ts'
import type { Scope } from './rows.ts'

/** How the documents of a collection are published; null where they are not. */
export function publishableOf(payload: Payload, collection: string): Publishable | null {
  if (!isCollection(payload, collection)) return null
  const found: unknown = payload.collections[collection]?.config.custom?.publication
  return isPublishable(found) ? found : null
}

/** The collections whose documents can become public, with how. */
export function publishables(payload: Payload): { collection: string; publishable: Publishable }[] {
  return Object.keys(payload.collections).flatMap((collection) => {
    const publishable = publishableOf(payload, collection)
    return publishable ? [{ collection, publishable }] : []
  })
}

/** What the main row says of its being public: never the hook's document, never a draft. */
export async function readView(
  scope: Scope,
  { collection, id }: { collection: string; id: string },
): Promise<PublicView> {
  const publishable = publishableOf(scope.payload, collection)
  if (!publishable || !isCollection(scope.payload, collection)) {
    throw new NotPublishableError(collection)
  }
  const row: unknown = await scope.payload.db.findOne<Row>({
    collection,
    where: { id: { equals: id } },
    locale: 'all',
    req: scope.req,
  })
  return isRow(row) ? viewOf(publishable, row) : { state: 'hidden' }
}

/** The view of a row; the trash hides everything. */
export function viewOf(publishable: Publishable, row: Row): PublicView {
  return row.deletedAt ? { state: 'hidden' } : publishable.view(row)
}

export function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
  )
}

function isPublishable(value: unknown): value is Publishable {
  return (
    typeof value === 'object' &&
    value !== null &&
    'view' in value &&
    typeof value.view === 'function'
  )
}
