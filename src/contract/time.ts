/** The one time zone of the content: calendar days and wall-clock times are those of Berlin. */
export const TIME_ZONE = 'Europe/Berlin'

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Berlin of an instant, as YYYY-MM-DD. */
export function berlinDay(instant: string | Date): string {
  return dayFormat.format(typeof instant === 'string' ? new Date(instant) : instant)
}
