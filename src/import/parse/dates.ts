const months: Record<string, number> = {
  januar: 1, jänner: 1, jaenner: 1, jan: 1, jän: 1, februar: 2, feber: 2, feb: 2, märz: 3, maerz: 3,
  mär: 3, mrz: 3, april: 4, apr: 4, mai: 5, juni: 6, jun: 6, juno: 6, juli: 7, jul: 7,
  august: 8, aug: 8, september: 9, sept: 9, sep: 9, oktober: 10, okt: 10, november: 11,
  nov: 11, dezember: 12, dez: 12, january: 1, february: 2, march: 3, may: 5, june: 6,
  july: 7, october: 10, december: 12,
} // prettier-ignore

const monthNames = Object.keys(months)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const weekday =
  '(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)'
const iso =
  '(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?'
const numeric = '(\\d{1,2})\\s?[./]\\s?(\\d{1,2})\\s?[./]\\s?(\\d{4}|\\d{2}(?!\\d))'
const named = `(\\d{1,2})\\s?\\.?\\s?(${monthNames})\\b\\.?,?\\s?(\\d{4}|['’]?\\d{2}(?![\\d.:]))`
const clock =
  '(?:\\s*(?:,|\\||[-–—]|um|;)?\\s*(?:um\\s+)?(\\d{1,2})[:.](\\d{2})(?::\\d{2})?(?:\\s*(?:Uhr|h)\\b)?|\\s*,?\\s*(?:um\\s+)?(\\d{1,2})\\s+Uhr\\b)?'

const pattern = new RegExp(
  `(?<![\\d.])(?:${weekday}\\.?,?\\s+)?(?:(?:den|dem|vom|am)\\s+)?(?:${iso}|(?:${numeric}|${named})${clock})(?![\\d])`,
  'giu',
)

export type FoundDate = {
  /** Calendar day, YYYY-MM-DD. */
  day: string
  /** Wall-clock time HH:MM, where the source gives one. */
  time?: string
  /** The whole instant, where the source gives its offset. */
  instant?: string
  index: number
  length: number
}

/** The first German (or ISO) date in a text: 3. Juli 2017, Mo., 03.07.17, 2017-07-03T10:00+02:00 … */
export function findDate(text: string, from = 0): FoundDate | null {
  pattern.lastIndex = from
  const match = pattern.exec(text)
  if (!match) return null
  const [whole, isoYear, isoMonth, isoDay, isoHour, isoMinute, zone, d1, m1, y1, d2, m2, y2] = match
  const day = isoYear
    ? toDay(isoYear, Number(isoMonth), Number(isoDay))
    : y1
      ? toDay(y1, Number(m1), Number(d1))
      : toDay(y2 ?? '', months[(m2 ?? '').toLowerCase()] ?? 0, Number(d2))
  const { index } = match
  if (!day) return findDate(text, index + whole.length)
  const hour = isoHour ?? match[13] ?? match[15]
  const minute = isoMinute ?? match[14] ?? '00'
  const time =
    hour !== undefined && Number(hour) < 24 && Number(minute) < 60
      ? `${hour.padStart(2, '0')}:${minute}`
      : undefined
  const instant = zone && time ? toInstant(`${day}T${time}${zone}`) : undefined
  return {
    day,
    ...(time ? { time } : {}),
    ...(instant ? { instant } : {}),
    index,
    length: whole.length,
  }
}

/** The day of a date that is the whole text, as in attributes; null for anything else. */
export function readDate(text: string): FoundDate | null {
  const trimmed = text.trim()
  const found = findDate(trimmed)
  if (!found || found.index > 0) return null
  return found
}

function toDay(yearText: string, month: number, day: number): string | null {
  const digits = yearText.replace(/\D/g, '')
  const short = Number(digits)
  const year = digits.length === 2 ? (short >= 70 ? 1900 + short : 2000 + short) : short
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function toInstant(text: string): string | undefined {
  const date = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
