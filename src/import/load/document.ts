import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { TIME_ZONE } from '#contract/time.ts'
import type { ImportedRecord } from '../parse/index.ts'

/** What a record points to, already found or made in the hub. */
export type Links = { category?: string; pressOffice?: string; source?: string }

/** The hub's collection for a record. */
export function collectionOf(record: ImportedRecord): 'press-releases' | 'news' {
  return record.kind === 'press-release' ? 'press-releases' : 'news'
}

/** A record as the fields of its document. */
export function documentOf(record: ImportedRecord, links: Links): Record<string, unknown> {
  const isRelease = record.kind === 'press-release'
  return {
    title: record.title,
    language: record.language,
    bodyHtml: record.bodyHtml || '<p></p>',
    tags: record.tags,
    ...(links.category ? { categories: [links.category] } : {}),
    ...(isRelease
      ? {
          kicker: record.kicker ?? null,
          subtitle: record.subtitle ?? null,
          ...(record.dateline ? { dateline: record.dateline } : {}),
          ...(links.pressOffice ? { pressOffice: links.pressOffice } : {}),
        }
      : {}),
    ...(record.source
      ? {
          source: {
            name: record.source.name,
            organization: links.source ?? null,
            url: record.source.url ?? null,
          },
        }
      : {}),
    // The office's name stands in for a contact that names no person.
    contacts: record.contacts.map(({ name, organization, phone, email }) => ({
      name: name ?? organization ?? phone ?? email ?? '',
      organization: name ? (organization ?? null) : null,
      phone: phone ?? null,
      email: email ?? null,
    })),
    attachments: record.attachments,
    addresses: [
      ...record.addresses.map((address) => ({ ...address, proposed: false })),
      ...record.proposedAddresses.map((address) => ({ ...address, proposed: true })),
    ],
    links: record.links,
    ...(record.isArchived ? { archive: { isArchived: true } } : {}),
    publishedAt: publishedAt(record),
    importNote: record.note || null,
    importSource: record.sourceKey,
  }
}

/** When the source first published it: noon in Berlin where it gives only a day. Null: unknown. */
export function publishedAt(record: ImportedRecord): string | null {
  if (record.publishedAt) return record.publishedAt
  if (!record.publishedOn) return null
  return Temporal.PlainDateTime.from(`${record.publishedOn}T12:00`)
    .toZonedDateTime(TIME_ZONE)
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })
}

/** The same for the same content: whether a record has changed since it was taken over. */
export function recordHash(record: ImportedRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex')
}
