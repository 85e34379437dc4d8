import { type Endpoint, headersWithCors, type PayloadRequest } from 'payload'
import { holds, mayWrite, personOf } from '../access.ts'
import { Refused } from '../errors.ts'
import { asUser } from '../local.ts'
import type { Doc } from '../localTypes.ts'
import type { KitRules } from '../types.ts'
import { recordOf, textOf } from '../view.ts'
import { idParam } from './write.ts'

type Decision = 'submit' | 'approve' | 'reject' | 'withdraw' | 'reinstate'

/** What the public sees of a document, and what the person may decide about it now. */
export function publicStateEndpoint(collection: string, rules: KitRules): Endpoint {
  return {
    method: 'get',
    path: '/:id/public-state',
    handler: async (req) => {
      const read = { collection, id: idParam(req) }
      const main = await asUser(req).findByID(read)
      const newest = rules.workflow ? await asUser(req).findByID({ ...read, draft: true }) : main
      if (!main || !newest) {
        throw new Refused('Dieses Dokument gibt es nicht.', { status: 404, code: 'not-found' })
      }
      const { at, reason } = recordOf(main.withdrawn)
      return Response.json(
        {
          state: newest.publicState,
          ...recordOf(newest.publicTimes),
          withdrawnAt: textOf(at),
          withdrawnReason: textOf(reason),
          workState: textOf(newest.workState),
          workNote: textOf(newest.workNote),
          newestIsPublished: newest._status === 'published',
          decisions: decisionsOn({ main, newest }, { collection, rules, req }),
        },
        { headers: headersWithCors({ headers: new Headers(), req }) },
      )
    },
  }
}

function decisionsOn(
  { main, newest }: { main: Doc; newest: Doc },
  { collection, rules, req }: { collection: string; rules: KitRules; req: PayloadRequest },
): Decision[] {
  const found: Decision[] = []
  const publishes = holds(req.user, rules.publish)
  const writes = publishes || mayWrite(req.user, collection, rules.write)
  const withdrawn = textOf(recordOf(main.withdrawn).at) !== null
  if (rules.workflow && newest._status !== 'published') {
    const { workState } = newest
    if (writes && workState !== 'submitted' && workState !== 'approved') found.push('submit')
    if (publishes && workState === 'submitted') {
      const own = rules.fourEyes && newest.editedBy === personOf(req.user)?.id
      if (!own) found.push('approve')
      found.push('reject')
    }
  }
  if (!publishes) return found
  if (withdrawn) found.push('reinstate')
  else if (rules.workflow ? main._status === 'published' : main.publicState === 'live') {
    found.push('withdraw')
  }
  return found
}
