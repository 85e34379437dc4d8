/**
 * German stemming for search.
 *
 * The suffix loop is CISTEM, case-insensitive (Leonie Weißweiler and Alexander Fraser, "Developing
 * a Stemmer for German Based on a Comparative Analysis of Publicly Available Stemmers", GSCL 2017).
 * Around it, for the texts of a city: feminine and gendered forms come down to the same stem as the
 * masculine, Latin plurals (Zentrum, Zentren) meet, and `ge-` goes from participles only, since
 * elsewhere it joins what does not belong together (Gericht and richten).
 */
export function stem(folded: string): string {
  const plural = SHORT_PLURAL.exec(folded) ?? DOUBLED.exec(folded)
  if (plural?.[1]) return plural[1]
  const word = withoutParticiple(withoutFeminine(folded))
  return WHOLE.exec(word)?.[1] ?? latinEnding(suffixes(word))
}

/** Plurals too short for the suffix loop, which takes `er` off longer words only. */
const SHORT_PLURAL = /^(amt|bad|rad)ern?$/
/** Ergebnis, Ergebnisse; Bus, Busse. */
const DOUBLED = /^(.*(?:nis|bus))(?:ses|se[ns]?)?$/

/** Here `er` or `t` is no ending: Bürger is not Burg, Meister not meist, Messer not Messe, Markt not Marke. */
const WHOLE =
  /^((?:(?:mit|neu|alt|staats|unions|welt|eu|stadt)?burger)|.*meister|messer|wetter|kammer|fenster|.*markt(?=$|[es]))(?:[ns]|e[ns]?)?$/

/** Endings of words for people; only after these is a final `in` the feminine (not in Termin, Berlin). */
const AGENT =
  /(?:er|or|eur|ar|ent|ant|ist|at|ath|og|eg|zt|alt|nd|urg|ef|irt|ut|aph|rt|ad|oet|rat|nom|ot)$/

/** `Bürgerin`, `Bürgerinnen` as `Bürger`. Takes and gives the folded form. */
export function withoutFeminine(word: string): string {
  const plural = /^(.{4,}|rat)innen$/.exec(word)?.[1]
  if (plural) return plural
  const singular = /^(.{4,}|rat)in$/.exec(word)?.[1]
  return singular && AGENT.test(singular) ? singular : word
}

const NO_PARTICIPLE =
  /^ge(?:recht|richt|biet|walt|burt|stalt|rat|bet|mut|spenst|wicht|sicht|dicht|schaft|halt|samt|heimnist?)|(?:heit|keit|schaft)(?:en)?$/

function withoutParticiple(word: string): string {
  if (NO_PARTICIPLE.test(word)) return word
  return /^ge(.{3,}t(?:e[mnrs]?)?)$/.exec(word)?.[1] ?? word
}

function suffixes(folded: string): string {
  let word = folded
    .replaceAll('sch', '$')
    .replaceAll('ei', '%')
    .replaceAll('ie', '&')
    .replace(/(.)\1/g, '$1*')
  while (word.length > 3) {
    const shorter =
      word.length > 5 && /(?:e[mr]|nd)$/.test(word)
        ? word.slice(0, -2)
        : word.replace(/(?:t|[esn])$/, '')
    if (shorter === word) break
    word = shorter
  }
  return word
    .replace(/(.)\*/g, '$1$1')
    .replaceAll('&', 'ie')
    .replaceAll('%', 'ei')
    .replaceAll('$', 'sch')
}

/** Museum and Museen, Gremium and Gremien, Thema and Themen, Praktikum and Praktika. */
function latinEnding(word: string): string {
  if (word.length >= 6 && word.endsWith('um')) return word.slice(0, -2)
  if (word.length >= 5 && word.endsWith('a')) return word.slice(0, -1)
  if (word.endsWith('ee') || word.endsWith('ie')) return word.slice(0, -1)
  return word
}
