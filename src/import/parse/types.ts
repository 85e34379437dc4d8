import type { FoundAddress } from '#contract/addresses.ts'

/** A press contact as the page names it; what the page does not give is left out. */
export type ImportedContact = {
  name?: string
  organization?: string
  phone?: string
  email?: string
}

export type ImportedAttachment = { title: string; caption: string }

export type ImportedOffice = {
  name: string
  street?: string
  postalCode?: string
  city?: string
  phone?: string
  fax?: string
  email?: string
}

/** One document of an old system, before it becomes a document of the hub. */
export type ImportedRecord = {
  kind: 'press-release' | 'news' | 'undated'
  language: string
  title: string
  kicker?: string
  subtitle?: string
  bodyHtml: string
  dateline?: { place: string; date: string }
  /** Calendar day, YYYY-MM-DD. */
  publishedOn?: string
  /** The instant, where the source gives more than a day. */
  publishedAt?: string
  source?: { name: string; url?: string }
  /** The source marks the item as one of its archive. */
  isArchived: boolean
  category?: string
  tags: string[]
  contacts: ImportedContact[]
  attachments: ImportedAttachment[]
  /** Named as addresses by the page itself. */
  addresses: FoundAddress[]
  /** Found in the text, for an editor to confirm. */
  proposedAddresses: FoundAddress[]
  pressOffice?: ImportedOffice
  links: { title: string; url: string }[]
  /** What of the source was not understood or left out, for the editor to read. */
  note: string
  /** The same for the same source: its address, or a hash of its content. */
  sourceKey: string
}
