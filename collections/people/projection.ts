import { addDays, berlinInstant } from '#contract/time.ts'
import { linkOf, mediaLinkOf, recordOf, rowsOf, textOf, textsOf } from '#kit/index.ts'
import type { ProjectedItem, Row } from '#publication/types.ts'

/** A person as far as they agreed to be shown; without consent, or once it is taken back, nothing. */
export function projectPerson(row: Row, base: ProjectedItem): ProjectedItem | null {
  const consent = recordOf(row.consent)
  if (consent.given !== true || textOf(consent.withdrawnOn)) return null
  const contact = consent.contact === true
  return {
    ...base,
    name: base.title,
    office: textOf(row.office),
    role: textOf(row.role),
    group: textOf(row.group),
    organization: linkOf(row.organization, 'organization'),
    phone: contact ? textOf(row.phone) : null,
    email: contact ? textOf(row.email) : null,
    photo: consent.photo === true ? mediaLinkOf(row.photo) : null,
    spokenLanguages: textsOf(row.spokenLanguages),
    termFrom: textOf(row.termFrom),
    termUntil: textOf(row.termUntil),
  }
}

/** The end of the last day in office; null where none is known. */
export function endOfTerm(row: Row): string | null {
  const last = textOf(row.termUntil)
  return last ? berlinInstant(addDays(last, 1)) : null
}

/** The photo, if the person agreed to it. */
export function personMedia(row: Row): string[] {
  const photo = recordOf(row.consent).photo === true ? mediaLinkOf(row.photo) : null
  return photo ? [photo.id] : []
}

/** A website and the addresses its items have there. */
export function projectSite(row: Row, base: ProjectedItem): ProjectedItem | null {
  const key = textOf(row.key)
  const origin = textOf(row.origin)
  if (!key || !origin) return null
  const paths = rowsOf(row.paths).flatMap((entry) => {
    const type = textOf(entry.type)
    const template = textOf(entry.template)
    return type && template ? [[type, template] as const] : []
  })
  return { ...base, key, name: base.title, origin, paths: Object.fromEntries(paths) }
}
