'use client'
import type { DefaultCellComponentProps } from 'payload'
import { z } from 'zod'
import { shortInstant } from './berlinTime.ts'
import { useLanguage } from './language.ts'

const NONE = '–'

const rowSchema = z.object({
  _status: z.string().nullish(),
  publicState: z.string().nullish(),
  publicTimes: z
    .object({ liveSince: z.string().nullable(), dueAt: z.string().nullable() })
    .nullish(),
})

const workWords: Record<string, { de: string; en: string }> = {
  draft: { de: 'in Arbeit', en: 'in work' },
  submitted: { de: 'zur Freigabe vorgelegt', en: 'submitted' },
  approved: { de: 'freigegeben', en: 'approved' },
  rejected: { de: 'zurückgegeben', en: 'sent back' },
}

/** An instant in a list, in the time of Berlin. */
export function InstantCell({ cellData }: DefaultCellComponentProps) {
  return <span>{typeof cellData === 'string' ? shortInstant(cellData) : NONE}</span>
}

/** A calendar day in a list. */
export function DayCell({ cellData }: DefaultCellComponentProps) {
  const [year, month, day] = typeof cellData === 'string' ? cellData.split('-') : []
  return <span>{day ? `${day}.${month}.${year}` : NONE}</span>
}

/** What the public sees of a document, in one line. */
export function StateCell({ rowData }: DefaultCellComponentProps) {
  const { say } = useLanguage()
  const row = rowSchema.safeParse(rowData)
  if (!row.success) return <span>{NONE}</span>
  const { publicState, publicTimes } = row.data
  const since = publicTimes?.liveSince ? shortInstant(publicTimes.liveSince) : ''
  const due = publicTimes?.dueAt ? shortInstant(publicTimes.dueAt) : ''
  switch (publicState) {
    case 'live':
      return <span>{say({ de: `öffentlich seit ${since}`, en: `public since ${since}` })}</span>
    case 'live-newer-draft':
      return (
        <span>
          {due
            ? say({
                de: `öffentlich, neue Fassung ab ${due}`,
                en: `public, new version from ${due}`,
              })
            : say({ de: 'öffentlich, neuerer Entwurf', en: 'public, newer draft' })}
        </span>
      )
    case 'embargoed':
      return <span>{say({ de: `gesperrt bis ${due}`, en: `embargoed until ${due}` })}</span>
    case 'withdrawn':
      return <span>{say({ de: 'zurückgezogen', en: 'withdrawn' })}</span>
    default:
      return <span>{say({ de: 'nicht öffentlich', en: 'not public' })}</span>
  }
}

/** The state of the work: nothing to tell once a text is published as it is. */
export function WorkCell({ cellData, rowData }: DefaultCellComponentProps) {
  const { say } = useLanguage()
  const word = workWords[String(cellData)]
  const row = rowSchema.safeParse(rowData)
  const finished = row.success && row.data._status === 'published' && cellData === 'draft'
  return <span>{word && !finished ? say(word) : NONE}</span>
}
