import type { ContentType } from '#contract/contentType.ts'
import { jsonAnswer } from '../answers/answer.ts'
import { printPath } from '../answers/addresses.ts'
import { Composer, type Desk } from '../answers/composer.ts'
import { findItem } from '../answers/item.ts'
import { readReach } from '../answers/listing.ts'
import { readShown } from '../forms/shown.ts'
import { ProblemError } from '../http/problem.ts'
import { QueryReader } from '../http/query.ts'
import type { Answer, DeliveryRequest, RouteHandler } from '../http/types.ts'
import { itemOf, type ItemRow } from '../store/index.ts'
import type { FileSource } from '../files/index.ts'
import { pagePolicy, writePage } from './page.ts'
import { paperOf } from './paper.ts'
import { createPdfs, type Pdf } from './pdfs.ts'
import type { Workshop } from './pdf/workshop.ts'
import { createPictures } from './pictures.ts'
import { sheetOf, type Sheet } from './sheet.ts'

const PDF = '.pdf'

/** `/print/{type}/{slug}`, the print view, and `/print/{type}/{slug}.pdf`, for types that have them. */
export function createPrint(
  desk: Desk,
  options: { files: FileSource; workshop: Workshop },
): RouteHandler {
  const picturesOf = createPictures(options.files)
  const pdfOf = createPdfs(options.workshop)
  const types = new Map(
    [...desk.store.contentTypes.values()].flatMap((type) =>
      type.print && type.path !== null ? [[type.path, type] as const] : [],
    ),
  )
  return (request) => {
    const [, path = '', last = '', ...more] = request.segments
    const type = types.get(path)
    // Slugs have no dot, so the ending is never part of one.
    const ending = last.endsWith(PDF) ? PDF : ''
    const name = last.slice(0, last.length - ending.length)
    if (!type || name === '' || more.length > 0) throw new ProblemError('not-found')
    const prepared = prepare(desk, type, { request, name, ending })
    if ('status' in prepared) return prepared
    const { composer, sheet, slug } = prepared
    if (ending === '') return page(composer, sheet)
    const paper = paperOf(sheet)
    const pictures = picturesOf(paper.blocks, { composer, language: sheet.language })
    return pdf(composer, sheet, { slug, made: pdfOf(paper, pictures) })
  }
}

type Asked = { request: DeliveryRequest; name: string; ending: '' | '.pdf' }

type Prepared = { composer: Composer; sheet: Sheet; slug: string }

/** What is to be printed, or the answer that leads to it. */
function prepare(desk: Desk, type: ContentType, asked: Asked): Prepared | Answer {
  const { request, name, ending } = asked
  const query = new QueryReader(request.query, { strict: false })
  const reach = readReach(query)
  query.done()
  const found = findItem(desk.store, { type: type.type, name, reach })
  if (!found) throw new ProblemError('not-found')
  const { row } = found
  if (found.kind === 'withdrawn') {
    throw new ProblemError('withdrawn', { withdrawnAt: row.at, reason: row.reason })
  }
  if (found.kind === 'moved') return moved(type, row, { ending, search: request.search })
  const composer = new Composer(desk, reach)
  const stored = itemOf(row, { body: false })
  if (!stored) throw new ProblemError('not-found')
  const shown = readShown(composer.present(row, { form: 'full', body: true }))
  return { composer, sheet: sheetOf(shown, { composer, stored, type }), slug: row.slug }
}

function page(composer: Composer, sheet: Sheet): Answer {
  return {
    // The caching headers of everything that shaped it, as items have them.
    ...jsonAnswer(composer, null, { language: sheet.language }),
    contentType: 'text/html; charset=utf-8',
    body: writePage(sheet),
    headers: { 'Content-Security-Policy': pagePolicy(composer.desk.filesUrl) },
  }
}

async function pdf(
  composer: Composer,
  sheet: Sheet,
  { slug, made }: { slug: string; made: Promise<Pdf> },
): Promise<Answer> {
  const answer = jsonAnswer(composer, null, { language: sheet.language })
  const { bytes, isWhole } = await made
  return {
    ...answer,
    contentType: 'application/pdf',
    body: bytes,
    headers: { 'Content-Disposition': `inline; filename="${encodeURIComponent(slug)}.pdf"` },
    compress: false,
    keep: isWhole,
  }
}

function moved(
  type: ContentType,
  row: ItemRow,
  { ending, search }: { ending: '' | '.pdf'; search: string },
): Answer {
  const path = printPath(type, { id: row.id, slug: row.slug, language: null }, ending)
  return {
    status: 308,
    contentType: 'text/plain; charset=utf-8',
    body: null,
    headers: { Location: `${path}${search}` },
    lastModified: row.at,
    tags: [`item:${row.id}`, `type:${row.type}`],
  }
}
