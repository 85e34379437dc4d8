'use client'
import { Button, toast, useConfig, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { shortInstant, tellInstant, tellInstantAt } from './berlinTime.ts'
import {
  carryOut,
  type Decision,
  decisionWords,
  readSituation,
  reasonWords,
  type Situation,
} from './decide.ts'
import { useLanguage } from './language.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import './admin.css'

const LONGEST_TIMER_MS = 2 ** 31 - 1
const A_MOMENT_MS = 1500

/** What the public sees of the document, in words, and what the person may do about it now. */
export function PublicState() {
  const { language, say } = useLanguage()
  const { config } = useConfig()
  const info = useDocumentInfo()
  const { id, collectionSlug, isTrashed, lastUpdateTime, data } = info
  const { reset } = useForm()
  const modified = useFormModified()
  const heading = useId()
  const told = useRef<HTMLDivElement>(null)
  const [situation, setSituation] = useState<Situation | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<Decision | null>(null)
  const [reading, setReading] = useState(0)
  const address =
    id === undefined || isTrashed
      ? null
      : `${config.serverURL}${config.routes.api}/${collectionSlug}/${id}`

  useEffect(() => {
    if (!address) return
    const left = new AbortController()
    readSituation(address, left.signal).then(setSituation, (error: unknown) => {
      if (!left.signal.aborted) setRefusal(messageOf(error))
    })
    return () => left.abort()
  }, [address, reading, lastUpdateTime, data?.updatedAt])

  // When an embargo ends, the page says so without being asked.
  const dueAt = situation?.dueAt
  useEffect(() => {
    if (!dueAt) return
    const wait = Math.max(0, Date.parse(dueAt) - Date.now()) + A_MOMENT_MS
    const timer = setTimeout(
      () => setReading((count) => count + 1),
      Math.min(wait, LONGEST_TIMER_MS),
    )
    return () => clearTimeout(timer)
  }, [dueAt])

  const decide = useCallback(
    async (decision: Decision, reason?: string): Promise<void> => {
      if (!address) return
      setBusy(true)
      setRefusal(null)
      try {
        const { message, doc } = await carryOut(address, decision, {
          language,
          ...(reason === undefined ? {} : { reason }),
        })
        setAsking(null)
        await reset(doc)
        info.setData(doc)
        info.setHasPublishedDoc(doc._status === 'published')
        info.setUnpublishedVersionCount(doc._status === 'published' ? 0 : 1)
        info.incrementVersionCount()
        toast.success(message)
        // The button is gone: what became of it is said here.
        told.current?.focus()
      } catch (error) {
        setRefusal(messageOf(error))
      }
      setReading((count) => count + 1)
      setBusy(false)
    },
    [address, language, reset, info],
  )

  const shown = address ? situation : null
  return (
    <section className="field-type stadtwort-state" aria-labelledby={heading}>
      <h3 id={heading}>{say({ de: 'Stand', en: 'State' })}</h3>
      <div ref={told} role="status" aria-live="polite" aria-busy={busy} tabIndex={-1}>
        {isTrashed && <p>{say({ de: 'Im Papierkorb, nicht öffentlich.', en: 'In the trash.' })}</p>}
        {!address && !isTrashed && <p>{say(words.none)}</p>}
        {shown && <p className="stadtwort-state__public">{publicSentence(shown, language)}</p>}
        {shown && <WorkSentence situation={shown} />}
      </div>
      {typeof data?.updatedAt === 'string' && (
        <p className="stadtwort-state__hint">
          {say({ de: 'Zuletzt geändert: ', en: 'Last changed: ' })}
          {shortInstant(data.updatedAt)}
        </p>
      )}
      {refusal && !asking && (
        <p className="stadtwort-state__refusal" role="alert">
          {refusal}
        </p>
      )}
      {shown && shown.decisions.length > 0 && (
        <div className="stadtwort-state__decisions">
          {shown.decisions.map((decision) => (
            <Button
              key={decision}
              id={`decide-${decision}`}
              type="button"
              size="small"
              margin={false}
              buttonStyle="secondary"
              disabled={busy || modified}
              onClick={() => {
                setRefusal(null)
                if (reasonWords[decision]) setAsking(decision)
                else void decide(decision)
              }}
            >
              {say(decisionWords[decision])}
            </Button>
          ))}
        </div>
      )}
      {shown && shown.decisions.length > 0 && modified && (
        <p className="stadtwort-state__hint">
          {say({
            de: 'Bitte speichern Sie zuerst Ihre Änderungen.',
            en: 'Please save your changes first.',
          })}
        </p>
      )}
      {asking && (
        <ReasonDialog
          decision={asking}
          busy={busy}
          refusal={refusal}
          onCancel={() => {
            setAsking(null)
            setRefusal(null)
          }}
          onReason={(reason) => void decide(asking, reason)}
        />
      )}
    </section>
  )
}

const words = { none: { de: 'Noch nicht öffentlich.', en: 'Not public yet.' } }

function publicSentence(situation: Situation, language: 'de' | 'en'): string {
  const { state, liveSince, liveUntil, dueAt, withdrawnAt, withdrawnReason } = situation
  const german = language === 'de'
  const due = dueAt ? tellInstantAt(dueAt, language) : ''
  const since = liveSince ? tellInstant(liveSince, language) : ''
  const live = german ? `Öffentlich seit ${since}` : `Public since ${since}`
  switch (state) {
    case 'none':
      return words.none[language]
    case 'embargoed':
      return german
        ? `Sperrfrist: wird am ${due} veröffentlicht.`
        : `Embargo: goes public on ${due}.`
    case 'live':
      if (!liveUntil) return `${live}.`
      return `${live}, ${german ? 'bis' : 'until'} ${tellInstant(liveUntil, language)}.`
    case 'live-newer-draft':
      if (due) {
        return german
          ? `${live} – eine neuere Fassung wird am ${due} veröffentlicht.`
          : `${live} – a newer version goes public on ${due}.`
      }
      return german
        ? `${live} – eine neuere Fassung liegt als Entwurf vor.`
        : `${live} – there is a newer draft.`
    case 'withdrawn': {
      const when = withdrawnAt
        ? ` ${german ? 'am' : 'on'} ${tellInstant(withdrawnAt, language)}`
        : ''
      const why = withdrawnReason ? `: ${withdrawnReason}` : '.'
      return `${german ? 'Zurückgezogen' : 'Withdrawn'}${when}${why}`
    }
  }
}

function WorkSentence({ situation }: { situation: Situation }) {
  const { say } = useLanguage()
  if (situation.newestIsPublished) return null
  switch (situation.workState) {
    case 'submitted':
      return <p>{say({ de: 'Zur Freigabe vorgelegt.', en: 'Submitted for approval.' })}</p>
    case 'approved':
      return <p>{say({ de: 'Freigegeben.', en: 'Approved.' })}</p>
    case 'rejected':
      return (
        <p>
          {say({ de: 'Abgelehnt: ', en: 'Sent back: ' })}
          {situation.workNote}
        </p>
      )
    default:
      return null
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
