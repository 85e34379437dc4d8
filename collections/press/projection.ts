import { linkOf, linksOf, mediaLinkOf, recordOf, rowsOf, safeUrl, textOf } from '#kit/index.ts'
import type { ProjectedItem, Row } from '#publication/types.ts'

/** A press release as the public sees it. */
export function projectRelease(row: Row, base: ProjectedItem): ProjectedItem {
  const { place, date } = recordOf(row.dateline)
  const hasDateline = textOf(place) !== null || textOf(date) !== null
  return {
    ...projectNews(row, base),
    kicker: textOf(row.kicker),
    subtitle: textOf(row.subtitle),
    dateline: hasDateline ? { place: textOf(place) ?? '', date: textOf(date) } : null,
    pressOffice: linkOf(row.pressOffice, 'organization'),
  }
}

/** A press release is of the day of its dateline. */
export function releaseDate(row: Row): string | null {
  return textOf(recordOf(row.dateline).date)
}

/** A news item, and the part press releases share with it. */
export function projectNews(row: Row, base: ProjectedItem): ProjectedItem {
  const archive = recordOf(row.archive)
  return {
    ...base,
    source: projectSource(row),
    attachments: rowsOf(row.attachments).map((entry) => ({
      title: textOf(entry.title) ?? '',
      caption: textOf(entry.caption),
      media: mediaLinkOf(entry.media),
    })),
    links: rowsOf(row.links).flatMap((entry) => {
      const url = safeUrl(entry.url)
      return url ? [{ title: textOf(entry.title) ?? url, url }] : []
    }),
    addresses: rowsOf(row.addresses)
      .filter((entry) => entry.proposed !== true)
      .map((entry) => ({
        text: textOf(entry.text) ?? '',
        street: textOf(entry.street),
        houseNumber: textOf(entry.houseNumber),
        postalCode: textOf(entry.postalCode),
        city: textOf(entry.city),
      })),
    contacts: rowsOf(row.contacts).map((entry) => ({
      name: textOf(entry.name) ?? '',
      organization: textOf(entry.organization),
      phone: textOf(entry.phone),
      email: textOf(entry.email),
    })),
    corrections: rowsOf(row.corrections).flatMap((entry) => {
      const at = textOf(entry.at)
      return at ? [{ at, note: textOf(entry.note) ?? '' }] : []
    }),
    archive: { archivedOn: textOf(archive.archivedOn), isArchived: archive.isArchived === true },
    related: linksOf(row.related, textOf(base.type) ?? 'news'),
  }
}

/** The media a text shows beyond its picture and body. */
export function newsMedia(row: Row): string[] {
  return rowsOf(row.attachments).flatMap((entry) => mediaLinkOf(entry.media)?.id ?? [])
}

/** A category in one of its languages. */
export function projectCategory(row: Row, base: ProjectedItem): ProjectedItem {
  return {
    ...base,
    parent: linkOf(row.parent, 'category'),
    order: typeof row.order === 'number' ? row.order : null,
  }
}

/** An office, body or partner. */
export function projectOrganization(row: Row, base: ProjectedItem): ProjectedItem {
  const imprint = recordOf(row.imprint)
  const lines = ['name', 'street', 'postalCode', 'city', 'phone', 'fax', 'email'].map(
    (name) => [name, textOf(imprint[name])] as const,
  )
  return {
    ...base,
    kind: textOf(row.kind) ?? 'partner',
    imprint: lines.some(([, text]) => text) ? Object.fromEntries(lines) : null,
    parent: linkOf(row.parent, 'organization'),
    memberOf: linksOf(row.memberOf, 'organization'),
    rhythm: textOf(row.rhythm),
    task: textOf(row.task),
  }
}

function projectSource(row: Row): Record<string, unknown> | null {
  const source = recordOf(row.source)
  const name = textOf(source.name)
  const organization = linkOf(source.organization, 'organization')
  const url = safeUrl(source.url)
  return name || organization || url ? { name, organization, url } : null
}
