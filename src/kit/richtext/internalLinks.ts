import { collectionOf } from '../linkTypes.ts'

// Stands for a document while HTML becomes nodes; no address of the web ever begins like this.
const ORIGIN = 'https://document.invalid/'
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * An address standing for the document that a link of a public text names by `data-type` and
 * `data-id`; null for any other link.
 */
export function documentAddress(attributes: Record<string, string>): string | null {
  const id = attributes['data-id'] ?? ''
  const collection = collectionOf(attributes['data-type'] ?? '')
  return collection && ID.test(id) ? `${ORIGIN}${collection}/${id}` : null
}

/** Turns links to such addresses into links to the documents, everywhere below a node. */
export function linkDocuments(node: unknown): void {
  if (!isRecord(node)) return
  const { fields } = node
  if (isRecord(fields) && typeof fields.url === 'string' && fields.url.startsWith(ORIGIN)) {
    const [relationTo, value] = fields.url.slice(ORIGIN.length).split('/')
    node.fields = { linkType: 'internal', doc: { relationTo, value }, newTab: false }
  }
  if (Array.isArray(node.children)) for (const child of node.children) linkDocuments(child)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
