import {
  addDataAndFileToRequest,
  addLocalesToRequestFromData,
  type Endpoint,
  headersWithCors,
  parseParams,
  type PayloadRequest,
} from 'payload'
import { asUser } from '../local.ts'
import type { Doc } from '../localTypes.ts'
import type { UploadedFile } from '../types.ts'
import { recordOf } from '../view.ts'

/**
 * Payload's own write routes, with two things it does not do: slow work on the data before the
 * transaction begins, and trying again when the database reports a conflict.
 */
export function writeEndpoints(collection: string): Endpoint[] {
  return [
    {
      method: 'post',
      path: '/',
      handler: async (req) => {
        await readBody(req)
        const doc = await asUser(req).create({
          collection,
          data: recordOf(req.data),
          ...fileOf(req),
          ...answering(req),
        })
        return answer(req, doc, { status: 201, message: savedMessage(req, doc) })
      },
    },
    {
      method: 'patch',
      path: '/:id',
      handler: async (req) => {
        await readBody(req)
        const params = parseParams(req.query)
        const doc = await asUser(req).update({
          collection,
          id: idParam(req),
          data: recordOf(req.data),
          draft: params.draft ?? false,
          trash: params.trash ?? false,
          ...fileOf(req),
          ...answering(req),
        })
        return answer(req, doc, { message: savedMessage(req, doc) })
      },
    },
    {
      method: 'delete',
      path: '/:id',
      handler: async (req) => {
        const id = idParam(req)
        await asUser(req).delete({ collection, id })
        return answer(req, { id }, { message: req.t('general:deletedSuccessfully') })
      },
    },
    {
      method: 'post',
      path: '/:id/duplicate',
      handler: async (req) => {
        const doc = await asUser(req).duplicate({
          collection,
          id: idParam(req),
          ...answering(req),
        })
        return answer(req, doc, { message: req.t('general:updatedSuccessfully') })
      },
    },
    {
      method: 'post',
      path: '/versions/:id',
      handler: async (req) => {
        const doc = await asUser(req).restore({
          collection,
          versionId: idParam(req),
          ...answering(req),
        })
        return Response.json(
          { ...doc, message: req.t('version:restoredSuccessfully') },
          { headers: headersWithCors({ headers: new Headers(), req }) },
        )
      },
    },
  ]
}

/** Tells editors what their save meant to the public. */
export function savedMessage(req: PayloadRequest, doc: Doc): string {
  const english = req.i18n.language === 'en'
  if (doc._status === 'draft') return req.t('version:draftSavedSuccessfully')
  if (doc.publicState === 'embargoed') {
    return english
      ? 'Saved. It will be published when the embargo ends.'
      : 'Gespeichert. Der Text erscheint, wenn die Sperrfrist endet.'
  }
  if (doc._status === 'published') return english ? 'Published.' : 'Veröffentlicht.'
  return req.t('general:updatedSuccessfully')
}

/** Reads the body of a request into `req.data` and `req.file`. */
export async function readBody(req: PayloadRequest): Promise<void> {
  await addDataAndFileToRequest(req)
  addLocalesToRequestFromData(req)
}

/** The document id in a request's path. */
export function idParam(req: PayloadRequest): string {
  return String(req.routeParams?.id ?? '')
}

/** An answer in the form of Payload's own. */
export function answer(
  req: PayloadRequest,
  doc: Doc,
  { message, status = 200 }: { message: string; status?: number },
): Response {
  return Response.json(
    { doc, message },
    { status, headers: headersWithCors({ headers: new Headers(), req }) },
  )
}

/** What a request asks of the document in the answer. */
export function answering(req: PayloadRequest) {
  const { depth, populate, select } = parseParams(req.query)
  const { defaultDepth, maxDepth } = req.payload.config
  return {
    depth: typeof depth === 'number' ? Math.min(depth, maxDepth) : defaultDepth,
    ...(populate ? { populate } : {}),
    ...(select ? { select } : {}),
  }
}

function fileOf(req: PayloadRequest): { file?: UploadedFile } {
  const file = req.file
  if (!file) return {}
  const { name, data, mimetype, size } = file
  return { file: { name, data, mimetype, size } }
}
