import { type Endpoint, headersWithCors, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { badField, Refused } from '../errors.ts'
import { asUser } from '../local.ts'
import type { Doc, LocalApi } from '../localTypes.ts'
import { answer, idParam, readBody, savedMessage } from './write.ts'

const actions = ['submit', 'approve', 'reject', 'publish', 'withdraw', 'reinstate'] as const
type ActionName = (typeof actions)[number]

const bodySchema = z.looseObject({
  version: z.number().int().optional(),
  reason: z.string().max(2000).optional(),
  changeNote: z.string().max(2000).optional(),
  minor: z.boolean().optional(),
  /** `false`: translations stay public when their original is withdrawn. */
  translations: z.boolean().optional(),
})
type Body = z.infer<typeof bodySchema>

const MOST_AT_ONCE = 200

const bulkSchema = bodySchema.extend({
  action: z.enum([...actions, 'trash', 'delete']),
  ids: z.array(z.string()).min(1).max(MOST_AT_ONCE),
})

const done: Record<Exclude<ActionName, 'publish'>, string> = {
  submit: 'Der Text ist zur Freigabe vorgelegt.',
  approve: 'Der Text ist freigegeben.',
  reject: 'Der Text ist zurückgegeben.',
  withdraw: 'Der Text ist zurückgezogen.',
  reinstate: 'Der Text ist wieder öffentlich.',
}

/** The decisions about a document, one address each, and the same for many documents. */
export function workflowEndpoints(collection: string): Endpoint[] {
  const single = actions.map((name): Endpoint => {
    return {
      method: 'post',
      path: `/:id/${name}`,
      handler: async (req) => {
        const body = await bodyOf(req, bodySchema)
        const doc = await carryOut(asUser(req), name, { collection, id: idParam(req), body })
        const message = name === 'publish' ? savedMessage(req, doc) : done[name]
        return answer(req, doc, { message })
      },
    }
  })
  return [...single, bulkEndpoint(collection)]
}

// One by one, each in a transaction of its own: what fails is named, what succeeded stays.
function bulkEndpoint(collection: string): Endpoint {
  return {
    method: 'post',
    path: '/bulk',
    handler: async (req) => {
      const { action, ids, ...body } = await bodyOf(req, bulkSchema)
      const results = []
      for (const id of new Set(ids)) {
        results.push(await tryOne(asUser(req), action, { collection, id, body }))
      }
      const headers = headersWithCors({ headers: new Headers(), req })
      return Response.json({ results }, { headers })
    },
  }
}

type Target = { collection: string; id: string; body: Body }

async function tryOne(
  api: LocalApi,
  action: ActionName | 'trash' | 'delete',
  target: Target,
): Promise<{ id: string; ok: boolean; message?: string }> {
  const { collection, id } = target
  try {
    if (action === 'delete') await api.delete({ collection, id })
    else if (action === 'trash') {
      await api.update({ collection, id, data: { deletedAt: new Date().toISOString() } })
    } else await carryOut(api, action, target)
    return { id, ok: true }
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
    // What is nobody's fault here must not look like a mere refusal of one document.
    if (!(status >= 400 && status < 500)) throw error
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

function carryOut(api: LocalApi, name: ActionName, { collection, id, body }: Target): Promise<Doc> {
  const { version, reason, changeNote, minor, translations } = body
  const target = { collection, id, ...(version === undefined ? {} : { version }) }
  switch (name) {
    case 'submit':
      return api.submit(target)
    case 'approve':
      return api.approve(target)
    case 'reject':
      return api.reject({ ...target, reason: given(reason, collection) })
    case 'publish':
      return api.publish({
        ...target,
        ...(changeNote === undefined ? {} : { changeNote }),
        ...(minor === undefined ? {} : { minor }),
      })
    case 'withdraw':
      return api.withdraw({
        ...target,
        reason: given(reason, collection),
        ...(translations === undefined ? {} : { translations }),
      })
    case 'reinstate':
      return api.reinstate(target)
  }
}

function given(reason: string | undefined, collection: string): string {
  if (reason && reason.trim() !== '') return reason
  throw badField(collection, 'reason', 'Bitte geben Sie den Grund an.')
}

async function bodyOf<T>(req: PayloadRequest, schema: z.ZodType<T>): Promise<T> {
  await readBody(req)
  const body = schema.safeParse(req.data ?? {})
  if (body.success) return body.data
  throw new Refused('Die Angaben zu dieser Handlung sind nicht lesbar.', {
    status: 400,
    code: 'bad-body',
    details: {
      errors: body.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    },
  })
}
