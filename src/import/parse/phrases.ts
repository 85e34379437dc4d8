import { oneLine } from './page.ts'

/** Lines that belong to the web page and not to what it says. */
const boilerplate: RegExp[] = [
  /^[[(<«‹←»›>\s]*(zurück|nach oben|seitenanfang|zum seitenanfang|zum anfang|top|mehr|mehr lesen|mehr erfahren|weiterlesen|weiter|vor|nächste|vorherige|schließen|drucken|druckansicht|druckversion|seite drucken|artikel drucken|seite (weiter)?empfehlen|empfehlen|vorlesen|seite vorlesen|merken|teilen|seite teilen|artikel teilen|beitrag teilen|inhalt teilen|abonnieren|rss(-feed)?|newsletter|login|anmelden|suchen?|suchbegriff( eingeben)?|menü|hauptmenü|hauptnavigation|navigation|servicenavigation|metanavigation|unternavigation|kontrast|schriftgröße|leichte sprache|gebärdensprache|english|deutsch|startseite|home|details?|impressum|datenschutz(erklärung|hinweise?)?|barrierefreiheit|erklärung zur barrierefreiheit|sitemap|inhaltsverzeichnis|sprungmarken|cookie-?einstellungen|bild vergrößern|großansicht|galerie öffnen|kommentare?|keine kommentare|kommentar schreiben)[\s\])>»›→↑^.…:]*$/i,
  /^[[(\s]*(zurück zu[rm]?|zur(ück)? zur?|zum inhalt|zur (übersicht|startseite|navigation|suche|hauptnavigation|liste)|direkt zu[rm]|springe|gehe zu|skip to|weitere (sprachen|links)$|auf (facebook|twitter|x|instagram|linkedin|xing|whatsapp)|per (e-?mail|whatsapp) (teilen|versenden|weiterleiten|empfehlen)|als (pdf|e-?mail)|seite als|diese seite|link (kopieren|teilen)|tweet)\b.{0,60}$/i,
  /^(sie (befinden sich|sind) hier|sie sind hier|pfad|you are here|aktuelle seite)\b.{0,200}$/i,
  /^[^.!?]{0,60}\b(logo|icon|wappen)( \w)?$/i,
  /^(facebook|twitter|x|instagram|youtube|linkedin|xing|whatsapp|mastodon|e-mail|pinterest|telegram|bluesky|threema)([\s,|/·]+(facebook|twitter|x|instagram|youtube|linkedin|xing|whatsapp|mastodon|e-mail|pinterest|telegram|bluesky))*$/i,
  /^(©|\(c\)|copyright\b)/i,
  /^(alle rechte vorbehalten|all rights reserved)/i,
  /^(bisherige besucher|besucher(zähler)?|aufrufe|zugriffe|gelesen|seitenaufrufe|hits|lesezeit|lesedauer|geschätzte lesezeit|bewertung)\b.{0,50}\d/i,
  /^\d+([.,]\d+)? ?(min(\.|uten)?|aufrufe|zugriffe|kommentare?)\b.{0,20}$/i,
  /^(i?meldungen blättern[\s,]*)+$/i,
  /^(vorige|vorherige|nächste|ältere|neuere|vorheriger|nächster)r? (meldung|nachricht|seite|artikel|beitrag|mitteilung|beiträge)\b.{0,120}$/i,
  /^(seite \d+ von \d+|\d+ \/ \d+|[\d\s|…<>«»]+)$/i,
  /^(vielen )?dank fürs teilen/i,
  /^(diese (web)?seite|wir|unsere web(site|seite)) (verwendet|verwenden|nutzt|nutzen|setzt|setzen) cookies/i,
  /^die pressestelle\b.{0,80}\bist mitglied bei\b/i,
  /^dort können sie mitteilungen/i,
  /^(original-content von|übermittelt durch news aktuell|newsroom:|pressemappe als rss|alle meldungen (abonnieren|anzeigen))/i,
  /^(diesen artikel|diese meldung|diese nachricht|diesen beitrag|artikel|beitrag|meldung|inhalt)s? (weiterempfehlen|teilen|drucken|versenden|bewerten|weiterleiten)/i,
  /^(pressemitteilungen? abonnieren|newsletter abonnieren|rss-feed abonnieren)/i,
  /^(javascript (ist|muss)|bitte aktivieren sie javascript)/i,
  /^(archivmeldung|archiv-?meldung|archivierte meldung|archivbeitrag|archivierter (artikel|beitrag)|meldung aus dem archiv)\b.{0,60}$/i,
]

/** Where the page turns to other items: what follows is not part of this one. */
const tail =
  /^(weitere|mehr|aktuelle|neueste|neuste|letzte|ältere|andere|ähnliche|verwandte)\s+(aktuelle\s+)?(nachrichten?|meldungen|news|artikel|beiträge|pressemitteilungen|presseinformationen|pressemeldungen|mitteilungen|themen|neuigkeiten|medieninformationen)\b.{0,80}$|^(das könnte (sie|dich) auch interessieren|auch interessant|meistgelesen|lesen sie auch|mehr zum thema|zuletzt veröffentlicht|pressearchiv|nachrichtenarchiv)\b.{0,40}$/i

/** Headings of a site or section: a page's own title is another. */
const generic =
  /^(aktuelles?|neues|news|nachricht(en)?|neuigkeiten|meldung(en)?|(nachrichten|news|presse|meldungs)-?archiv|presse|pressestelle|presseportal|presseservice|presse-service|pressemitteilung(en)?|presseinformation(en)?|pressemeldung(en)?|medieninformation(en)?|medienmitteilung(en)?|medien|mitteilung(en)?|pressebereich|pressearchiv|archiv|startseite|home|willkommen|herzlich willkommen|übersicht|inhalt|service|rathaus|verwaltung|bürgerservice|stadt|stadtleben|leben in \S+|politik|artikel|artikeldetails?|detail(ansicht|s|seite)?|nachrichtendetails?|newsdetails?|blog|newsroom|themen|termine)( (detail|archiv|der stadt.*|des kreises.*|der gemeinde.*|aus (der|dem) .*|zum .*|zur .*|rund um .*|und .*|& .*|\d{4}))*$/i

export function isBoilerplate(text: string): boolean {
  if (boilerplate.some((pattern) => pattern.test(text)) || isTrail(text)) return true
  const parts = text.split(/\s*[|·•]\s*|\s{3,}/)
  return parts.length > 1 && parts.every((part) => boilerplate.some((known) => known.test(part)))
}

export function isTail(text: string): boolean {
  return tail.test(text)
}

/** "Aktuelles", "Pressemitteilungen der Stadt …": names of a section, never titles of an item. */
export function isGeneric(text: string): boolean {
  return generic.test(text.replace(/[:.\s]+$/, ''))
}

export function isArchiveMark(text: string): boolean {
  return /\barchiv-?(meldung|beitrag)|archivierte|aus dem archiv/i.test(text)
}

export const pressWords =
  /\b(presse|medien)-?(mitteilung|information|info|meldung|dienst|erklärung|notiz|service|text)(en)?\b/i

/** "Startseite > Rathaus > Presse": the way to the page. */
function isTrail(text: string): boolean {
  const steps = text.split(/\s*[>»›→]\s*|\s+\/\s+/)
  return steps.length > 2 && steps.every((step) => step.length < 60) && !/[.!?]$/.test(text)
}

const labels = {
  updated:
    /^(?:zuletzt\s+(?:ge|be|über)?(?:ändert|arbeitet|aktualisiert|prüft)\S*|letzte\s+(?:änderung|aktualisierung|bearbeitung)|aktualisiert|geändert|bearbeitet|stand)(?:\s+(?:am|vom))?\s*:?\s*/i,
  published:
    /^(?:(?:presse|medien)?-?(?:mitteilung|information|meldung|dienst|info)|veröffentlicht|veröffentlichung(?:sdatum)?|veröffentlichungstermin|publiziert|publikationsdatum|erschienen|erscheinungs(?:datum|tag)|erstellt|erstellungsdatum|eingestellt|gepostet|online gestellt|online seit|freigegeben|datum|nachricht|artikel|beitrag|news)(?:\s+(?:nr|nummer|no)\.?\s*:?\s*\d[\d/-]*(?:\s*\/\s*\d+)?|\s+\d{1,4}\s?\/\s?\d{2,4}(?![\d.]))?(?:\s*,)?(?:\s+(?:am|vom|den|ab))?\s*:?\s*/i,
  source:
    /^(?:quelle|herausgeber(?:in)?|herausgegeben von|absender|pressestelle|veröffentlicht (?:von|durch)|eingestellt von|bereitgestellt von|anbieter|organisation)\s*:\s*|^(?:veröffentlicht (?:von|durch)|eingestellt von|herausgegeben von)\s+/i,
  author:
    /^(?:autor(?:[/:*_]?-?in)?|autoren|verfasst von|verfasser(?:[/:*_]?-?in)?|redaktion|text|geschrieben von|ein beitrag von)\s*:\s*|^(?:geschrieben von|verfasst von|ein beitrag von|von)\s*:?\s+(?=\p{Lu})/iu,
  category:
    /^(?:kategorien?|rubrik(?:en)?|ressort|thema|themen|themenbereich|themenfeld|bereich|abgelegt (?:in|unter)|sparte|veröffentlicht in)\s*:\s*/i,
  tags: /^(?:schlagw(?:ort|orte|örter)|stichw(?:ort|orte|örter)|tags?|keywords?)\s*:\s*/i,
  place: /^(?:ort|stadt|gemeinde)\s*:\s*/i,
  number:
    /^(?:(?:lfd\.\s*)?(?:nr|nummer|no)\.?|pm|pi|mi|(?:presse|medien)-?(?:mitteilung|information|meldung|info)(?:\s+(?:nr|nummer)\.?)?)\s*:?\s*\d[\d\s/.-]*$/i,
} satisfies Record<string, RegExp>

export type MetaLabel = keyof typeof labels

/** A line "Label: value" about the item, e.g. "Kategorie: Politik"; null for anything else. */
export function readMetaLabel(text: string): { label: MetaLabel; value: string } | null {
  const order: MetaLabel[] = [
    'number',
    'updated',
    'source',
    'published',
    'author',
    'category',
    'tags',
    'place',
  ]
  for (const label of order) {
    const match = labels[label].exec(text)
    if (match)
      return { label, value: oneLine(text.slice(label === 'number' ? 0 : match[0].length)) }
  }
  return null
}

const subject = String.raw`(?:\s*(?:(?:bitte|richten|für|zu|zur|zum|an|bei|der|die|das|den|von|vom|aus|im|in)\b|[-–(])[^:]{0,60})?`
const contact = new RegExp(
  String.raw`^(?:(?:ihre?|unsere?|weiterer?|weitere|bei|für)\s+)?(?:(?:presse|medien|rück)[\s-]?)?(?:kontakte?|kontaktdaten|kontakt(?:person|adresse)|ansprechpartner(?:[/:*_(]?-?in(?:nen)?\)?)?|ansprechperson(?:en)?|anfragen|fragen|auskünfte?|auskunft(?: erteilt| gibt)?|verantwortlich|v\.\s?i\.\s?s\.\s?d\.\s?p\.?)${subject}\s*(?::\s*|$)|^(?:(?:presse|medien)[\s-]?)?rückfragen\s+(?:bitte\s+)?(?:richten sie\s+(?:bitte\s+)?)?(?:an|bei)\s*:?\s+|^(?:für|bei)\s[^:]{0,50}(?:rückfragen|fragen|auskünfte|informationen|anfragen)[^:]{0,60}zur verfügung\s*(?::\s*|$)|^(?:presse|medien)sprecher(?:[/:*_]?in)?\s*:\s*`,
  'i',
)

export function readContactLabel(text: string): { value: string; isPress: boolean } | null {
  const match = contact.exec(text)
  if (!match || match[0].length > 120) return null
  const label = match[0]
  return {
    value: oneLine(text.slice(label.length)),
    isPress: /presse|medien|redaktion|rückfragen|journalist|verantwortlich|v\.\s?i/i.test(label),
  }
}

const media =
  /^(?=.{0,120}$).*\b(?:folgende[sn]?|nachstehende[sn]?|dazugehörige[sn]?|zugehörige[sn]?|passende[sn]?)[^.]{0,40}\b(?:medi(?:en|um)|bild(?:er)?|fotos?|datei(?:en)?|material(?:ien)?|anhänge?|anhang|downloads?|bildmaterial)\b.*$|^(?:(?:presse|bild|medien|weitere[sr]?|zugehörige|die)[\s-]*)?(?:bilder|bildmaterial|bilddateien|fotos?|pressefotos?|medien|material(?:ien)?|downloads?|anhänge?|anlagen?|dateien|dokumente|bildergalerie|bildunterschrift(?:en)?|bildtexte?|download-?bereich|dateianhänge?)(?:\s+(?:zum|zur|zu|für|als|und|&)\b[^.]{0,50})?\s*(?:\(\d+\))?\s*:?$/i
const captioned =
  /^((?:bild(?:unterschrift|text|zeile)?|foto|abbildung|bu|anlage|anhang|download|datei)(?:\s*\d+)?)\s*(?:\([^)]{1,60}\))?\s*:\s*(?=\S)/i

export function isMediaLabel(text: string): boolean {
  return text.length <= 120 && media.test(text)
}

/** "Bildunterschrift: …", "Foto 1: …": one medium on one line. */
export function readCaption(text: string): { label: string; value: string } | null {
  const match = captioned.exec(text)
  return match
    ? { label: oneLine(match[1] ?? ''), value: oneLine(text.slice(match[0].length)) }
    : null
}

const address =
  /^(?:(?:erwähnte|genannte|zugehörige)\s+)?(?:anschrift(?:en)?|adressen?|orte?|straßen|veranstaltungsorte?)(?:\s+(?:aus|im|in|zu|zum|zur|des|der)\b[^:]{0,40})?\s*:\s*/i

export function readAddressLabel(text: string): string | null {
  const match = address.exec(text)
  return match ? oneLine(text.slice(match[0].length)) : null
}

const linkList =
  /^(weitere\s+|externe\s+|interne\s+|weiterführende\s+|nützliche\s+)?(links?|informationen|infos|informationen und links|links zum thema|link zum thema|linkliste)(\s+(zum|zur|im)\b.{0,40})?\s*:?$/i

export function isLinkLabel(text: string): boolean {
  return linkList.test(text)
}
