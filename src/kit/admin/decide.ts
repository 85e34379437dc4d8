import { z } from 'zod'
import type { Label } from '../types.ts'

const decisions = ['submit', 'approve', 'reject', 'withdraw', 'reinstate'] as const
export type Decision = (typeof decisions)[number]

const situationSchema = z.object({
  state: z.enum(['none', 'embargoed', 'live', 'live-newer-draft', 'withdrawn']),
  liveSince: z.string().nullable(),
  liveUntil: z.string().nullable(),
  dueAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  workState: z.string().nullable(),
  workNote: z.string().nullable(),
  newestIsPublished: z.boolean(),
  decisions: z.array(z.enum(decisions)),
})

/** What the public sees of a document, and what may be decided about it. */
export type Situation = z.infer<typeof situationSchema>

export const decisionWords: Record<Decision, Label> = {
  submit: { de: 'Einreichen', en: 'Submit' },
  approve: { de: 'Freigeben', en: 'Approve' },
  reject: { de: 'Ablehnen', en: 'Send back' },
  withdraw: { de: 'Zurückziehen', en: 'Withdraw' },
  reinstate: { de: 'Wieder veröffentlichen', en: 'Publish again' },
}

/** Decisions that say why. */
export const reasonWords: Partial<Record<Decision, { title: Label; reason: Label; help: Label }>> =
  {
    reject: {
      title: { de: 'Text ablehnen', en: 'Send the text back' },
      reason: { de: 'Was ist zu ändern?', en: 'What has to change?' },
      help: {
        de: 'Nur für die Redaktion sichtbar.',
        en: 'Seen by the editors only.',
      },
    },
    withdraw: {
      title: { de: 'Text zurückziehen', en: 'Withdraw the text' },
      reason: { de: 'Öffentlicher Grund', en: 'Public reason' },
      help: {
        de: 'Wer die Adresse aufruft, liest statt des Textes diesen Grund. Übersetzungen werden mit zurückgezogen.',
        en: 'Whoever opens the address reads this reason in place of the text. Translations are withdrawn too.',
      },
    },
  }

/** A refusal of the server, in its own words. */
export class ServerRefusal extends Error {}

export async function readSituation(address: string, signal: AbortSignal): Promise<Situation> {
  const answer = await fetch(`${address}/public-state`, { credentials: 'include', signal })
  if (!answer.ok) throw await refusalOf(answer)
  return situationSchema.parse(await answer.json())
}

const doneSchema = z.object({
  message: z.string(),
  doc: z.record(z.string(), z.unknown()),
})

/** Carries out a decision and gives the document as it stands then. */
export async function carryOut(
  address: string,
  decision: Decision,
  { reason, language }: { reason?: string; language: string },
): Promise<{ message: string; doc: Record<string, unknown> }> {
  const answer = await fetch(`${address}/${decision}`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(reason === undefined ? {} : { reason }),
  })
  if (!answer.ok) throw await refusalOf(answer)
  return doneSchema.parse(await answer.json())
}

const messageSchema = z.object({ message: z.string() })
const refusalSchema = z.object({
  errors: z.array(
    messageSchema.extend({
      data: z.object({ errors: z.array(messageSchema).optional() }).nullish(),
    }),
  ),
})

async function refusalOf(answer: Response): Promise<ServerRefusal> {
  const body = refusalSchema.safeParse(await answer.json().catch(() => null))
  if (!body.success) return new ServerRefusal(`${answer.status} ${answer.statusText}`)
  const messages = body.data.errors.flatMap(({ message, data }) =>
    data?.errors?.length ? data.errors.map((error) => error.message) : [message],
  )
  return new ServerRefusal(messages.join(' '))
}
