/** What a printed page says beside the item's own texts. */
export type Words = {
  /** The language they are in, which may be another than the item's. */
  language: string
  archived: string
  correction: string
  attachments: string
  links: string
  contacts: string
  phone: string
  fax: string
  email: string
  source: string
  address: string
  published: string
  changed: string
  otherLanguages: string
  pdf: string
  /** With `{page}` and `{pages}`. */
  page: string
}

const german: Words = {
  language: 'de',
  archived: 'Diese Mitteilung ist archiviert. Angaben darin können überholt sein.',
  correction: 'Berichtigung',
  attachments: 'Anlagen',
  links: 'Weitere Informationen',
  contacts: 'Ansprechpersonen',
  phone: 'Telefon',
  fax: 'Fax',
  email: 'E-Mail',
  source: 'Quelle',
  address: 'Adresse dieser Mitteilung',
  published: 'Veröffentlicht am',
  changed: 'geändert am',
  otherLanguages: 'In anderen Sprachen',
  pdf: 'Als PDF',
  page: 'Seite {page} von {pages}',
}

const simpleGerman: Words = {
  ...german,
  language: 'de-simple',
  archived: 'Dieser Text ist alt. Vielleicht stimmt nicht mehr alles.',
  correction: 'Das haben wir verbessert',
  attachments: 'Dateien zu diesem Text',
  links: 'Mehr dazu im Internet',
  contacts: 'Hier können Sie nachfragen',
  source: 'Von wem der Text ist',
  address: 'Hier steht dieser Text im Internet',
}

const english: Words = {
  language: 'en',
  archived: 'This text is archived. What it says may be out of date.',
  correction: 'Correction',
  attachments: 'Attachments',
  links: 'Further information',
  contacts: 'Contacts',
  phone: 'Phone',
  fax: 'Fax',
  email: 'Email',
  source: 'Source',
  address: 'Address of this text',
  published: 'Published on',
  changed: 'changed on',
  otherLanguages: 'In other languages',
  pdf: 'As PDF',
  page: 'Page {page} of {pages}',
}

const byLanguage = new Map([german, simpleGerman, english].map((words) => [words.language, words]))

/** The words for a language, else those of its base language, else English. */
export function wordsFor(language: string): Words {
  const [base = ''] = language.split('-')
  return byLanguage.get(language) ?? byLanguage.get(base) ?? english
}

/** A content type's own word for its items, in the language of the others. */
export function kindIn({ language }: Words, names: Readonly<Record<string, string>>): string {
  const [base = ''] = language.split('-')
  return names[language] ?? names[base] ?? names.en ?? names.de ?? ''
}

// Scripts that run from right to left, by the languages that are written in them.
const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}
