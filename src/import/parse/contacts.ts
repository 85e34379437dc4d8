import { findDate } from './dates.ts'
import { findMail } from './mail.ts'
import { oneLine } from './page.ts'
import type { ImportedContact, ImportedOffice } from './types.ts'

const digits = String.raw`(?:\+|00|\(?0|\(\+)[\d\s()/.–—-]{4,}\d`
const faxPattern = new RegExp(
  String.raw`\b(?:tele)?fax(?:nummer|-?nr\.?)?\s*[.:]*\s*((?:\+|\(|\d)[\d\s()/.–—-]{3,}\d)`,
  'i',
)
const phonePattern = new RegExp(
  String.raw`(?:\b(?:telefon(?:nummer)?|tel|fon|phone|fernruf|ruf|t|durchwahl|mobil(?:telefon)?|handy)\b(?:-?nr)?\s*[.:]*\s*|☎\s*|✆\s*)((?:\+|\(|\d)[\d\s()/.–—-]{3,}\d)`,
  'i',
)
const barePhone = new RegExp(String.raw`(?<![\d\p{L}])(${digits})(?!\d)`, 'u')
const leftovers =
  /\b(?:telefon(?:nummer)?|tel|fon|phone|telefax|fax|e-?mail(?:-?adresse)?|mail|internet|web|homepage|mobil|handy|erreichbar|unter|oder|durchwahl)\b\.?\s*[.:]*/gi
const organizationWords =
  /(?<!\p{L})(stadt|stadtverwaltung|verwaltung|gemeinde|kreis|landkreis|landratsamt|region|bezirk|presse|amt|büro|referat|fachbereich|fachdienst|abteilung|dezernat|team|kommunikation|öffentlichkeitsarbeit|medien|redaktion|rat|rathaus|gmbh|ag|e\.\s?v|universität|hochschule|ministerium|behörde|polizei|feuerwehr|klinikum|bibliothek|bücherei|volkshochschule|vhs|jobcenter|kirche|diakonie|caritas|awo)(?!\p{L})|\p{L}*(verwaltung|(?<!halte|bau|tank|rast|unfall)stelle|presseamt|ordnungsamt|jugendamt|sozialamt|bauamt|kulturamt|informationsamt|büro|zentrum|werke|betriebe|verein|verband|integrationsrat|beirat|stadtrat|kreistag|agentur|schule|stiftung|museum|netzwerk|marketing|institut)(s|es)?(?!\p{L})/iu
const roles =
  /sprecher|\bleit(er|ung)|referent|redakteur|stellv|mitarbeiter|beauftragt|koordinat|bürgermeister|vorsitzend|dezernent|geschäftsführ|sachbearbeit|volontär|amtsleit|projekt/i
const person =
  /^(?:(?:Frau|Herrn?|Dr|Prof|Dipl|Mag|PD|B\.A|M\.A|MdL|MdB)\.?(?:[- ](?:Ing|Päd|Soz|Psych|med|phil|jur|rer|nat|pol)\.?)*\s+)*\p{Lu}[\p{L}'’.-]+(?:\s+(?:von|van|de|der|den|zu|zur|del|el|al|bin|da|di|Graf|Freiherr))*(?:\s+\p{Lu}[\p{L}'’.-]+){1,3}$/u

export function isPerson(text: string): boolean {
  if (/^(?:Frau|Herrn?)\s+\p{Lu}[\p{L}-]+$/u.test(text)) return true
  return (
    text.length <= 60 && person.test(text) && !organizationWords.test(text) && !roles.test(text)
  )
}

export function isOrganization(text: string): boolean {
  return organizationWords.test(text)
}

/** A text that is nothing but the name of an office or body: no verb, only names and their links. */
export function isOfficeName(text: string): boolean {
  if (!isOrganization(text) || text.length > 90 || /[.!?:]$/.test(text.replace(/e\.\s?V\.$/, '')))
    return false
  return text
    .split(/[\s,]+/)
    .every((word) => /^[\p{Lu}\d–|&/(-]/u.test(word) || smallWords.has(word.toLowerCase()))
}

const smallWords = new Set(
  'für und der des die den dem am an in im zu zur von vom bei ob e.v. e. v. gmbh'.split(' '),
)

type Reach = { phone?: string; fax?: string; email?: string; rest: string }

/** Takes phone, fax and mail out of a text. */
export function readReach(text: string): Reach {
  const reach: Reach = { rest: text }
  const mail = findMail(reach.rest)
  if (mail) {
    reach.email = mail.email
    reach.rest = reach.rest.replace(mail.written, ' ')
  }
  const fax = faxPattern.exec(reach.rest)
  if (fax?.[1]) {
    reach.fax = number(fax[1])
    reach.rest = reach.rest.replace(fax[0], ' ')
  }
  const bare = barePhone.exec(reach.rest)
  const phone = phonePattern.exec(reach.rest) ?? (bare?.[1] && findDate(bare[1]) ? null : bare)
  if (phone?.[1]) {
    reach.phone = number(phone[1])
    reach.rest = reach.rest.replace(phone[0], ' ')
  }
  return reach
}

/** Whether a line gives a way to reach someone, or a postal code and town. */
export function isReachLine(text: string): boolean {
  const { phone, fax, email } = readReach(text)
  return Boolean(phone || fax || email) || /^(?:D-)?\d{5}\s+\p{Lu}/u.test(text)
}

/** Contacts from the lines after "Pressekontakt:" and the like; each person begins a new one. */
export function readContacts(lines: string[]): ImportedContact[] {
  const contacts: ImportedContact[] = []
  let organization: string[] = []
  let current: ImportedContact = {}
  const finish = () => {
    const own = organization.join(', ')
    if (own) current.organization = own
    if (Object.keys(current).length > 0) contacts.push(current)
    current = {}
    organization = []
  }
  for (const line of lines) {
    const { phone, email, rest } = readReach(line)
    for (const part of parts(rest)) {
      if (isPerson(part)) {
        // Organization first, then persons one by one: each keeps what was said before it.
        if (current.name) finish()
        current.name = part
      } else if (isOrganization(part) && !/\d{5}/.test(part) && part.length <= 120) {
        if (current.name && (current.phone || current.email)) finish()
        organization.push(part)
      }
    }
    if ((phone && current.phone) || (email && current.email)) finish()
    if (phone) current.phone = phone
    if (email) current.email = email
  }
  finish()
  return contacts
}

/** The imprint of an office: name, street, postal code, town and ways to reach it; null if it is none. */
export function readOffice(lines: string[]): ImportedOffice | null {
  const { phone, fax, email, rest } = readReach(lines.join(' | '))
  const segments = rest
    .split(/\s*[|,;·•]\s*/)
    .map((part) => oneLine(part.replace(leftovers, ' ')).replace(/^[-–:\s]+|[-–:\s]+$/g, ''))
    .filter(Boolean)
  const townAt = segments.findIndex((part) => /(?:^|\s)(?:D-)?\d{5}\s+\p{Lu}/u.test(part))
  const town = /^(.*?)(?:^|\s)(?:D-)?(\d{5})\s+(\p{Lu}[\p{L}.\-/ ()]*?)(?:\s+[-–]\s.*)?$/u.exec(
    segments[townAt] ?? '',
  )
  if (!town?.[2] || !town[3] || !(phone || fax || email)) return null
  const before = [...segments.slice(0, townAt), ...(town[1]?.trim() ? [town[1].trim()] : [])]
  const streetAt = before.findLastIndex(
    (part) =>
      /^\p{L}.*\D\d+\s?[a-zA-Z]?(?:\s?[-–/]\s?\d+\s?[a-zA-Z]?)?$/u.test(part) &&
      !/^postfach/i.test(part),
  )
  const name = before
    .slice(0, streetAt >= 0 ? streetAt : undefined)
    .filter(
      (part) =>
        !isPerson(part) &&
        !/^postfach|^(pressekontakt|kontakt|impressum|herausgeber)$/i.test(part) &&
        !roles.test(part),
    )
    .map((part) =>
      part.replace(
        /^(?:verantwortlich|herausgeber|impressum|pressekontakt|kontakt|anschrift)\s*:\s*/i,
        '',
      ),
    )
    .slice(0, 4)
    .join(', ')
  if (!name || name.length > 160) return null
  const street = before[streetAt] ?? before.find((part) => /^postfach/i.test(part))
  return {
    name,
    ...(street ? { street } : {}),
    postalCode: town[2],
    city: town[3].trim(),
    ...(phone ? { phone } : {}),
    ...(fax ? { fax } : {}),
    ...(email ? { email } : {}),
  }
}

function parts(text: string): string[] {
  return text
    .replace(/\(([^)]*)\)/g, ', $1 ,')
    .split(/\s*[,|;·•]\s*|\s+[-–—/]\s+|\/\//)
    .map((part) => oneLine(part.replace(leftovers, ' ')).replace(/^[-–:.\s]+|[-–:\s]+$/g, ''))
    .filter(Boolean)
}

function number(text: string): string {
  return oneLine(text).replace(/^[-–/.\s]+|[-–/.\s]+$/g, '')
}
