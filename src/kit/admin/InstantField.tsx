'use client'
import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { isUnresolved, readWallTime, toWallTime } from './berlinTime.ts'
import { useLanguage } from './language.ts'
import './admin.css'

const words = {
  missing: {
    de: 'Diese Uhrzeit gibt es an dem Tag nicht: Die Uhren werden vorgestellt. Bitte wählen Sie eine andere.',
    en: 'This time does not exist on that day: the clocks go forward. Please choose another.',
  },
  twice: {
    de: 'Diese Uhrzeit gibt es an dem Tag zweimal. Welche ist gemeint?',
    en: 'This time comes twice on that day. Which one is meant?',
  },
  earlier: { de: 'die erste, in der Sommerzeit', en: 'the first, in summer time' },
  later: { de: 'die zweite, in der Winterzeit', en: 'the second, in winter time' },
  zone: { de: 'Ortszeit Berlin', en: 'Berlin time' },
}

/** Day and time of an instant, entered in the time of Berlin whatever zone the browser is in. */
export function InstantField({ field, path: given, readOnly }: DateFieldClientProps) {
  const { say } = useLanguage()
  const { value, setValue, path, showError, disabled } = useField<string | null>({
    potentiallyStalePath: given,
    validate: (entered) => {
      if (!entered) return field.required ? say({ de: 'Bitte angeben.', en: 'Required.' }) : true
      if (!isUnresolved(entered)) return true
      return say(readWallTime(entered).kind === 'ambiguous' ? words.twice : words.missing)
    },
  })
  const wall = value ? toWallTime(value) : ''
  const reading = wall ? readWallTime(wall) : null
  const id = `field-${path.replaceAll('.', '__')}`

  // A time that means no instant, or two, is kept as it was written: saving it is refused.
  const enter = (text: string): void => {
    if (text === '') return setValue(null)
    const read = readWallTime(text)
    setValue(read.kind === 'instant' ? read.instant : text)
  }

  return (
    <div className="field-type date-time-field stadtwort-instant">
      <FieldLabel htmlFor={id} label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <span className="stadtwort-instant__line">
          <input
            id={id}
            type="datetime-local"
            value={wall}
            min="1900-01-01T00:00"
            max="2999-12-31T23:59"
            disabled={Boolean(readOnly) || disabled}
            aria-describedby={`${id}-zone`}
            onChange={(event) => enter(event.target.value)}
          />
          <span id={`${id}-zone`} className="stadtwort-instant__zone">
            {say(words.zone)}
          </span>
        </span>
      </div>
      <div>
        {reading?.kind === 'missing' && (
          <p className="stadtwort-state__refusal" role="alert">
            {say(words.missing)}
          </p>
        )}
        {reading?.kind === 'ambiguous' && (
          <fieldset className="stadtwort-instant__choice">
            <legend>{say(words.twice)}</legend>
            {(['earlier', 'later'] as const).map((which) => (
              <label key={which}>
                <input
                  type="radio"
                  checked={value === reading[which]}
                  onChange={() => setValue(reading[which])}
                />{' '}
                {say(words[which])}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
