/** One line of a calendar before it is folded; the value is already in its written form. */
export type Line = [name: string, value: string]

const LONGEST_LINE = 75
const PRODUCT = '-//Stadtwort//Content API//DE'

/**
 * The clock changes of Berlin as rules from 1970 on: Outlook takes no zone that it finds no rules for,
 * and none that begins later.
 */
const zone: Line[] = [
  ['BEGIN', 'VTIMEZONE'],
  ['TZID', 'Europe/Berlin'],
  ['X-LIC-LOCATION', 'Europe/Berlin'],
  ['BEGIN', 'DAYLIGHT'],
  ['TZOFFSETFROM', '+0100'],
  ['TZOFFSETTO', '+0200'],
  ['TZNAME', 'CEST'],
  ['DTSTART', '19700329T020000'],
  ['RRULE', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
  ['END', 'DAYLIGHT'],
  ['BEGIN', 'STANDARD'],
  ['TZOFFSETFROM', '+0200'],
  ['TZOFFSETTO', '+0100'],
  ['TZNAME', 'CET'],
  ['DTSTART', '19701025T030000'],
  ['RRULE', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
  ['END', 'STANDARD'],
  ['END', 'VTIMEZONE'],
]

/** Writes a calendar (RFC 5545) to subscribe to. */
export function writeCalendar(calendar: { name: string; events: Line[][] }): string {
  const lines: Line[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', PRODUCT],
    ['CALSCALE', 'GREGORIAN'],
    ['METHOD', 'PUBLISH'],
    ['NAME', escapeText(calendar.name)],
    ['X-WR-CALNAME', escapeText(calendar.name)],
    ['X-WR-TIMEZONE', 'Europe/Berlin'],
    ['REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'],
    ['X-PUBLISHED-TTL', 'PT1H'],
    ...zone,
    ...calendar.events.flatMap((event): Line[] => [
      ['BEGIN', 'VEVENT'],
      ...event,
      ['END', 'VEVENT'],
    ]),
    ['END', 'VCALENDAR'],
  ]
  return lines.map(([name, value]) => `${fold(`${name}:${value}`)}\r\n`).join('')
}

/** A text value; line breaks are kept, other control characters are not allowed. */
export function escapeText(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, '\n'))
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

/** Without what would break a line or is no text at all. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '')
}

/** Breaks a line into pieces of at most 75 bytes, never within a character. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE) return line
  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const character of line) {
    const bytes = Buffer.byteLength(character)
    if (size + bytes > LONGEST_LINE) {
      pieces.push(piece)
      // The space that marks a further piece counts.
      piece = ' '
      size = 1
    }
    piece += character
    size += bytes
  }
  return [...pieces, piece].join('\r\n')
}
