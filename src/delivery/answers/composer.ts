import type { ContentType } from '#contract/contentType.ts'
import {
  linkSchema,
  textSchema,
  type Link,
  type Ref,
  type StoredItem,
  type Text,
} from '#contract/item.ts'
import { presentMedia } from '../files/present.ts'
import { itemOf, type ItemRow, type Store } from '../store/index.ts'
import { apiPath, printPath } from './addresses.ts'
import { mediaFigure } from './figure.ts'
import { resolveHtml } from './html.ts'
import { pickVariant, type Library } from './library.ts'
import type { Reach } from './listing.ts'
import { readerFor } from './reader.ts'
import { webUrlOn } from './sites.ts'

/** What answers are made from. `publicUrl` and `filesUrl` are origins without a slash at the end, or empty. */
export type Desk = {
  store: Store
  library: Library
  publicUrl: string
  filesUrl: string
  now(): Date
}

type Form = {
  /** `summary` leaves out the detail fields, `full` joins in everything. */
  form: 'summary' | 'full'
  body: boolean
  /** Linked items as summaries instead of Refs. */
  links?: boolean
}

type Context = {
  languages: readonly string[]
  /** How a link is answered at this depth. */
  link: (link: Link) => unknown
}

/**
 * Makes one answer: turns stored items into their public form, with all links resolved, and notes
 * everything that shaped the answer for its caching headers.
 */
export class Composer {
  readonly desk: Desk
  readonly reach: Reach
  readonly #tags = new Set<string>()
  readonly #types = new Set<string>()
  #lastModified = ''
  #timed = false

  constructor(desk: Desk, reach: Reach) {
    this.desk = desk
    this.reach = reach
  }

  /** `item:` tags in the order they were met, after the `type:` tags, which cover what is cut. */
  get tags(): string[] {
    return [...[...this.#types].map((type) => `type:${type}`), ...this.#tags]
  }

  get lastModified(): string | null {
    return this.#lastModified || null
  }

  /** The answer depends on the time of day, not only on what is published. */
  get timed(): boolean {
    return this.#timed
  }

  touch(row: Pick<ItemRow, 'id' | 'type' | 'at'>): void {
    this.#tags.add(`item:${row.id}`)
    this.touchType(row.type, row.at)
  }

  /** The answer depends on a whole type: any change to one of its items may change it. */
  touchType(type: string, at: string | null): void {
    this.#types.add(type)
    if (at !== null && at > this.#lastModified) this.#lastModified = at
  }

  touchTime(): void {
    this.#timed = true
  }

  /** A row in its public form. */
  present(row: ItemRow, options: Form): Record<string, unknown> {
    const item = itemOf(row, { body: options.body })
    this.touch(row)
    return item ? this.presentItem(item, options) : {}
  }

  presentItem(item: StoredItem, options: Form): Record<string, unknown> {
    const type = this.desk.store.contentTypes.get(item.type)
    const { originalLanguage: _original, body, ...stored } = item
    const hidden = new Set(options.form === 'summary' ? (type?.detailFields ?? []) : [])
    const languages = this.#languagesOf(item)
    const context: Context = {
      languages,
      link: (link) =>
        options.links && link.type !== 'media'
          ? this.#linkedSummary(link, languages)
          : this.#link(link, languages),
    }
    const fields = Object.fromEntries(
      Object.entries(stored)
        .filter(([name]) => !hidden.has(name))
        .map(([name, value]) => [name, this.#resolve(value, context)]),
    )
    const full = options.form === 'full'
    if (type?.derives) this.touchTime()
    const joined = type?.joins?.(item, readerFor(this, languages), full) ?? {}
    return {
      ...fields,
      ...this.#addresses(item, type),
      ...this.#media(item),
      ...joined,
      ...(options.body && body ? { body: this.#resolve(body, context) } : {}),
      translations: this.#translations(item),
    }
  }

  /** The answer's form of a link: a Ref, for files a MediaRef; null if the target is not public. */
  refTo(id: string, languages: readonly string[]): Ref | null {
    const found = this.find(id, languages)
    return found ? this.#ref(found.item) : null
  }

  /** The variant of an id that an answer in these languages shows. */
  find(id: string, languages: readonly string[]) {
    const variants = this.desk.library.variants(id)
    const found = pickVariant(variants, languages)
    // What is gone shaped the answer too, by its absence.
    for (const { row } of found ? [found] : variants) this.touch(row)
    return found
  }

  /**
   * The public address of an item: on the website asked for or its first one, else its print view,
   * else in the API.
   */
  addressOf(item: StoredItem): string {
    const { webUrl, webUrls } = this.#webUrls(item)
    const { channel } = this.reach
    const asked = channel === null ? undefined : webUrls[channel]
    return asked ?? webUrl ?? this.printOf(item) ?? `${this.desk.publicUrl}${this.urlOf(item)}`
  }

  /** The complete address of an item's print view or PDF; null where its type has none. */
  printOf(item: StoredItem, ending: '' | '.pdf' = ''): string | null {
    const path = printPath(this.desk.store.contentTypes.get(item.type), item, ending)
    return path === null ? null : `${this.desk.publicUrl}${path}`
  }

  urlOf(item: StoredItem, slug = item.slug): string {
    return apiPath(this.desk.store.contentTypes.get(item.type), item, slug)
  }

  #languagesOf(item: StoredItem): readonly string[] {
    if (item.language !== null) return [item.language]
    return [...this.reach.languages, ...this.reach.fallback].filter((tag) => tag !== '*')
  }

  #resolve(value: unknown, context: Context): unknown {
    if (Array.isArray(value)) {
      return value
        .map((entry) => ({ entry, resolved: this.#resolve(entry, context) }))
        .filter(({ entry, resolved }) => resolved !== null || !isLink(entry))
        .map(({ resolved }) => resolved)
    }
    if (typeof value !== 'object' || value === null) return value
    const link = isLink(value)
    if (link) return context.link(link)
    const text = isText(value)
    if (text) return { html: this.#html(text.html, context.languages), text: text.text }
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, this.#resolve(entry, context)]),
    )
  }

  #html(html: string, languages: readonly string[]): string {
    return resolveHtml(html, {
      figure: (id) => {
        const media = this.find(id, languages)
        return media?.item.type === 'media' ? mediaFigure(media.item, this.desk.filesUrl) : null
      },
      address: (id) => {
        const target = this.find(id, languages)
        if (!target || !this.#shown(target.item)) return null
        return this.addressOf(target.item)
      },
    })
  }

  #link(link: Link, languages: readonly string[]): unknown {
    const found = this.find(link.id, languages)
    if (!found || found.item.type !== link.type || !this.#shown(found.item)) return null
    if (link.type !== 'media') return this.#ref(found.item)
    return presentMedia(found.item, this.desk.filesUrl)
      ? this.presentItem(found.item, { form: 'summary', body: false })
      : null
  }

  #linkedSummary(link: Link, languages: readonly string[]): unknown {
    const found = this.find(link.id, languages)
    if (!found || found.item.type !== link.type || !this.#shown(found.item)) return null
    return {
      ...this.presentItem(found.item, { form: 'summary', body: false }),
      ...this.#ref(found.item),
    }
  }

  #shown(item: StoredItem): boolean {
    return typeof this.desk.store.contentTypes.get(item.type)?.path === 'string'
  }

  #ref(item: StoredItem): Ref {
    const type = this.desk.store.contentTypes.get(item.type)
    const { id, language, slug, title, channels } = item
    const languages = this.#languagesOf(item)
    // Links inside an accompanying field stay as they are: one step is enough for a Ref.
    const context: Context = { languages, link: (link) => link }
    const more = Object.fromEntries(
      (type?.refFields ?? []).map((name) => [name, this.#resolve(item[name] ?? null, context)]),
    )
    const base = { id, type: item.type, language, slug, title, url: this.urlOf(item), channels }
    return { ...base, ...more }
  }

  #addresses(item: StoredItem, type: ContentType | undefined): Record<string, unknown> {
    const former = Array.isArray(item.formerUrls) ? item.formerUrls : null
    return {
      url: apiPath(type, item, item.slug),
      ...this.#webUrls(item),
      formerUrls: former ?? item.formerSlugs.map((slug) => apiPath(type, item, slug)),
    }
  }

  #webUrls(item: StoredItem): { webUrl: string | null; webUrls: Record<string, string> } {
    const webUrls: Record<string, string> = {}
    for (const channel of item.channels) {
      const site = this.desk.library.sites().get(channel)
      const url = site ? webUrlOn(site, item) : null
      if (!site || url === null) continue
      this.touch(site.row)
      webUrls[channel] = url
    }
    const [first] = item.channels
    return { webUrl: (first === undefined ? null : webUrls[first]) ?? null, webUrls }
  }

  #media(item: StoredItem): Record<string, unknown> {
    return item.type === 'media' ? { ...presentMedia(item, this.desk.filesUrl) } : {}
  }

  #translations(item: StoredItem): Record<string, unknown>[] {
    return this.desk.library.variants(item.id).flatMap(({ row, item: other }) => {
      if (row.language === (item.language ?? '')) return []
      this.touch(row)
      return other ? [{ language: other.language, title: other.title, url: this.urlOf(other) }] : []
    })
  }
}

function isLink(value: unknown): Link | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  const link = linkSchema.safeParse(value)
  return link.success ? link.data : null
}

function isText(value: object): Text | null {
  if (!('html' in value)) return null
  const text = textSchema.safeParse(value)
  return text.success ? text.data : null
}
