import { isLinkLabel, isMediaLabel } from './phrases.ts'

/** Sections of an import note, in the editors' language; empty ones are left out. */
export function writeNote(sections: [heading: string, lines: string[]][]): string {
  return sections
    .map(
      ([heading, lines]) =>
        [heading, [...new Set(lines.map((line) => line.trim()).filter(Boolean))]] as const,
    )
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `${heading}\n${lines.join('\n')}`)
    .join('\n\n')
}

const months =
  /^(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mrz|apr|jun|jul|aug|sept?|okt|nov|dez|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|uhr|den|vom|und|der|die|das|für|von|aus|dem|zu|zum|zur|im)$/
const labelWords =
  /^(verantwortlich|ots|bildunterschrift|bildtext|pressekontakt|medienkontakt|kontakt\p{L}*|ansprechpartner\p{L}*|ansprechperson\p{L}*|telefon|tel|telefax|fax|fon|mail|e-mail|email|mobil|internet|veröffentlicht|quelle|kategorie\p{L}*|rubrik|anschrift\p{L}*|adressen?|artikel|text|ressort|ihre?|punkt|dot|schreiben|datum|autor\p{L}*|herausgeber\p{L}*|stand|dieser|meldung|können|wir|ihnen|folgende[sn]?|medien|medium|anbieten|bildmaterial|downloads?|presse|rückfragen|frau|herrn?|bitte|richten|sie|links?|weitere|informationen|schlagw\p{L}*|steht|verfügung|zur|medienanfragen|anfragen|beantwortet|geschrieben|kategorien|themen?)$/u

/** Lines whose words are nowhere in what was understood: they must not be lost. */
export function missingLines(lines: string[], understood: string): string[] {
  const known = new Set(words(understood))
  const joined = words(understood).join('')
  return lines.filter(
    (line) =>
      !isMediaLabel(line) &&
      !isLinkLabel(line) &&
      words(line).some(
        (word) =>
          word.length > 2 &&
          !known.has(word) &&
          !joined.includes(word) &&
          !months.test(word) &&
          !labelWords.test(word) &&
          !/^(19|20)\d\d$/.test(word),
      ),
  )
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
}
