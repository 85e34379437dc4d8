'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { type Decision, decisionWords, reasonWords } from './decide.ts'
import { useLanguage } from './language.ts'

/** Asks why: a decision that says its reason waits until one is written. */
export function ReasonDialog(props: {
  decision: Decision
  busy: boolean
  refusal: string | null
  onCancel: () => void
  onReason: (reason: string) => void
}) {
  const { decision, busy, refusal, onCancel, onReason } = props
  const { say } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const asked = reasonWords[decision]

  // Open, it keeps the focus inside; closed, it gives it back to the button.
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])

  if (!asked) return null
  const cancel = (): void => {
    dialog.current?.close()
    onCancel()
  }
  const confirm = (): void => {
    const given = reason.trim()
    setMissing(given === '')
    if (given === '') field.current?.focus()
    else onReason(given)
  }
  return (
    <dialog
      ref={dialog}
      className="stadtwort-dialog"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault()
        cancel()
      }}
    >
      <h2 id={`${id}-title`}>{say(asked.title)}</h2>
      <label htmlFor={`${id}-reason`}>{say(asked.reason)}</label>
      <textarea
        id={`${id}-reason`}
        ref={field}
        rows={4}
        maxLength={2000}
        required
        value={reason}
        aria-invalid={missing}
        aria-describedby={`${id}-help`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${id}-help`} className="stadtwort-state__hint">
        {say(asked.help)}
      </p>
      <p className="stadtwort-state__refusal" role="alert">
        {missing
          ? say({ de: 'Bitte geben Sie den Grund an.', en: 'Please give the reason.' })
          : refusal}
      </p>
      <div className="stadtwort-state__decisions">
        <Button
          type="button"
          margin={false}
          id="confirm-decision"
          disabled={busy}
          onClick={confirm}
        >
          {say(decisionWords[decision])}
        </Button>
        <Button type="button" margin={false} buttonStyle="secondary" onClick={cancel}>
          {say({ de: 'Abbrechen', en: 'Cancel' })}
        </Button>
      </div>
    </dialog>
  )
}
