import type { ContentType } from '#contract/contentType.ts'
import type { Link, Ref, StoredItem } from '#contract/item.ts'
import { presentFile, type MediaFile } from '../files/present.ts'
import { ownBytes } from '../memory/ownBytes.ts'
import {
  CLOSE,
  hasFile,
  itemOf,
  type LinkRow,
  OPEN,
  summaryColumns,
  toSummaryRow,
  writeItem,
  type ItemRow,
  type Store,
  type SummaryRow,
} from '../store/index.ts'
import { apiPath, printPath } from './addresses.ts'
import { mediaFigure } from './figure.ts'
import { resolveHtml } from './html.ts'
import { JsonText, sealOf } from './jsonText.ts'
import { pickVariant, type Library } from './library.ts'
import type { Places } from '../places/index.ts'
import type { Reach } from './listing.ts'
import { Notes } from './notes.ts'
import type { Part } from './parts.ts'
import { readerFor } from './reader.ts'
import { webUrlOn } from './sites.ts'

/** What answers are made from. `publicUrl` and `filesUrl` are origins without a slash at the end, or empty. */
export type Desk = {
  store: Store
  library: Library
  places: Places
  publicUrl: string
  filesUrl: string
  now(): Date
}

type Form = {
  /** `full` joins in what follows from others. */
  form: 'summary' | 'full'
  body: boolean
  /** Linked items as summaries instead of Refs. */
  links?: boolean
}

/** An item as it is written: a row, or one made for what is not in the store. */
type Shown = Omit<SummaryRow, 'key' | 'at'>

const nothing = Buffer.alloc(0)
const onlySummary = { body: false, links: false, full: null }

/** What makes the same link be answered differently; `name` tells them apart. */
type Context = { languages: readonly string[]; links: boolean; name: string }

/** What the address of an item on websites is made from. */
type Placed = Pick<StoredItem, 'id' | 'type' | 'language' | 'slug' | 'date' | 'channels'>

/**
 * Makes one answer: puts it together from the texts of the store, with all links resolved, and notes
 * everything that shaped the answer for its caching headers.
 */
export class Composer extends Notes {
  readonly desk: Desk
  readonly reach: Reach
  readonly #contexts = new Map<string, Context>()

  constructor(desk: Desk, reach: Reach) {
    super()
    this.desk = desk
    this.reach = reach
  }

  /** A row in its public form, for those who make something else of it. */
  present(row: ItemRow, options: Form): Record<string, unknown> {
    this.touch(row)
    if (row.state !== 'put') return {}
    const { body, links = false, form } = options
    const out = new JsonText()
    this.#write(out, row, { body, links, full: form === 'full' ? row : null })
    return read(out)
  }

  /** The summary of an item that need not be in the store. */
  summaryOf(item: StoredItem): Record<string, unknown> {
    const { id, type, slug, date, channels } = item
    const { summary, made } = writeItem(this.desk.store.contentTypes.get(type), item)
    const out = new JsonText()
    const language = item.language ?? ''
    const shown = { id, type, slug, date, language, summary, made, detail: nothing, body: null }
    const variants = this.desk.library.variants(id).length
    this.#write(out, { ...shown, channels: JSON.stringify(channels), variants }, onlySummary)
    return read(out)
  }

  /**
   * Writes public items, by the keys of their rows, as a list of summaries, each with the fields that
   * `more` adds. What is gone since is left out.
   */
  writeSummaries(
    out: JsonText,
    keys: number[],
    options: { body: boolean; links?: boolean; more?: (key: number) => string },
  ): void {
    const { body, links = false, more } = options
    const { parts } = this.desk.library
    const { languages, fallback, channel } = this.reach
    const form = [body, links, languages, fallback, channel].join(' ')
    const made = this.#partsOf(
      keys.filter((key) => !parts.has(form, key)),
      { body, links },
    )
    let separator = '['
    for (const key of keys) {
      const part = made.get(key)
      if (!part && !parts.has(form, key)) continue
      out.text(separator)
      separator = ','
      if (part) out.bytes(part.bytes, { seal: part.seal })
      this.add(part ?? parts.write(form, key, out))
      if (!more) continue
      out.dropLast()
      out.text(`,${more(key)}}`)
    }
    out.text(separator === '[' ? '[]' : ']')
    for (const [key, part] of made) parts.keep(form, key, part)
  }

  /** Summaries with what shaped each, so that other answers can use them. */
  #partsOf(keys: number[], { body, links }: { body: boolean; links: boolean }): Map<number, Part> {
    if (keys.length === 0) return new Map()
    const rows = this.desk.store.all(
      `SELECT ${summaryColumns({ body })} FROM items i
       WHERE i.key IN (SELECT value FROM json_each(?)) AND i.state = 'put'`,
      JSON.stringify(keys),
    )
    return new Map(
      rows.map(toSummaryRow).map((row) => {
        const part = new Composer(this.desk, this.reach)
        const out = new JsonText()
        part.touch(row)
        part.#write(out, row, { body, links, full: null })
        const bytes = out.done()
        return [row.key, { bytes, seal: sealOf(bytes), ...part.noted() }]
      }),
    )
  }

  /** Writes a row of a public item with all it has. */
  writeItem(out: JsonText, row: ItemRow, { links }: { links: boolean }): void {
    this.touch(row)
    this.#write(out, row, { body: true, links, full: row })
  }

  /** Writes the Ref of a public item. */
  writeRef(out: JsonText, row: LinkRow): void {
    this.touch(row)
    out.bytes(row.ref)
  }

  /** The answer's form of a link; null if the target is not public. */
  refTo(id: string, languages: readonly string[]): Ref | null {
    const found = this.find(id, languages)
    return found ? readRef(found.row.ref) : null
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
  addressOf(item: Placed): string {
    const { webUrl, webUrls } = this.#webUrls(item)
    const { channel } = this.reach
    const asked = channel === null ? undefined : webUrls[channel]
    return asked ?? webUrl ?? this.printOf(item) ?? `${this.desk.publicUrl}${this.#pathOf(item)}`
  }

  /** The complete address of an item's print view or PDF; null where its type has none. */
  printOf(item: Placed, ending: '' | '.pdf' = ''): string | null {
    const path = printPath(this.desk.store.contentTypes.get(item.type), item, ending)
    return path === null ? null : `${this.desk.publicUrl}${path}`
  }

  #pathOf(item: Placed): string {
    return apiPath(this.desk.store.contentTypes.get(item.type), item, item.slug)
  }

  /** Writes the public form of an item; `full` is its whole row if it shall have all fields. */
  #write(
    out: JsonText,
    row: Shown,
    { body, links, full }: { body: boolean; links: boolean; full: ItemRow | null },
  ): void {
    const type = this.desk.store.contentTypes.get(row.type)
    const context = this.#contextOf(row.language, links)
    if (type?.derives) this.touchTime()
    out.text('{')
    this.#fill(out, row.summary, context)
    out.text(',')
    this.#fill(out, row.made, context)
    out.text(this.#placesOf(row))
    if ((body || full) && row.detail.length > 0) {
      out.text(',')
      this.#fill(out, row.detail, context)
    }
    if (full) this.#writeJoined(out, full, { type, context })
    if (body && row.body !== null) {
      out.text(',"body":')
      this.#fill(out, row.body, context)
    }
    const translations = row.variants > 1 ? this.#translationsOf(row) : []
    out.text(`,"translations":${JSON.stringify(translations)}}`)
  }

  /** Items without a language are shown in those of the reader. */
  #contextOf(language: string, links: boolean): Context {
    const key = `${language} ${links}`
    const held = this.#contexts.get(key)
    if (held) return held
    const { channel, languages: asked, fallback } = this.reach
    const languages = language ? [language] : [...asked, ...fallback].filter((tag) => tag !== '*')
    const name = [links, languages, asked, fallback, channel].join(' ')
    const context = { languages, links, name }
    this.#contexts.set(key, context)
    return context
  }

  /** Copies a text of the store; what stands between marks gives way to what it stands for. */
  #fill(out: JsonText, text: Buffer, context: Context): void {
    let at = 0
    for (;;) {
      const open = text.indexOf(OPEN, at)
      if (open < 0) break
      out.bytes(text, { from: at, to: open })
      const close = text.indexOf(CLOSE, open)
      const place = text.toString('latin1', open + 1, close)
      const { bytes } = this.#filling(place, context, () => text.toString('utf8', open + 1, close))
      at = close + 1
      if (bytes) out.bytes(bytes)
      else if (out.last === COLON) out.text('null')
      // An entry of a list vanishes, with the comma before or, if it is the first, after it.
      else if (out.last === COMMA) out.dropLast()
      else if (text[at] === COMMA) at += 1
    }
    out.bytes(text, { from: at })
  }

  /** What stands in the answer for a link or placeholder; `name` tells one place from another. */
  #filling(name: string, context: Context, placeOf: () => string) {
    const filling = this.desk.library.filling(context.name + name, () => {
      const part = new Composer(this.desk, this.reach)
      const place = placeOf()
      const bytes = place.startsWith('{')
        ? part.#fillLink(place, context)
        : part.#fillHtml(place, context)
      return { bytes, ...part.noted() }
    })
    this.add(filling)
    return filling
  }

  #fillLink(place: string, { languages, links }: Context): Buffer | null {
    const link: Link | MediaFile = JSON.parse(place)
    if ('file' in link) {
      return ownBytes(JSON.stringify(presentFile(link, this.desk.filesUrl)).slice(1, -1))
    }
    const found = this.find(link.id, languages)
    if (!found || found.row.type !== link.type || !this.#isShown(link.type)) return null
    const { row } = found
    const isMedia = link.type === 'media'
    if (isMedia && !hasFile(row.made)) return null
    if (!isMedia && !links) return row.ref
    const out = new JsonText()
    this.#write(out, row, onlySummary)
    return out.done()
  }

  #fillHtml(place: string, { languages }: Context): Buffer {
    const html: string = JSON.parse(`"${place}"`)
    const resolved = resolveHtml(html, {
      figure: (id) => {
        const media = this.find(id, languages)
        return media?.row.type === 'media' ? mediaFigure(media.item, this.desk.filesUrl) : null
      },
      address: (id) => {
        const target = this.find(id, languages)
        if (!target || !this.#isShown(target.row.type)) return null
        return this.addressOf(placedOf(target.row))
      },
    })
    return ownBytes(JSON.stringify(resolved).slice(1, -1))
  }

  #isShown(type: string): boolean {
    return typeof this.desk.store.contentTypes.get(type)?.path === 'string'
  }

  #writeJoined(
    out: JsonText,
    row: ItemRow,
    { type, context }: { type: ContentType | undefined; context: Context },
  ): void {
    const item = type?.joins ? itemOf(row, { body: true }) : null
    if (item) writeMembers(out, type?.joins?.(item, readerFor(this, context.languages)))
  }

  #placesOf(row: Shown): string {
    if (row.channels === '[]') return ',"webUrl":null,"webUrls":{}'
    const { webUrl, webUrls } = this.#webUrls(placedOf(row))
    return `,"webUrl":${JSON.stringify(webUrl)},"webUrls":${JSON.stringify(webUrls)}`
  }

  #webUrls(item: Placed): { webUrl: string | null; webUrls: Record<string, string> } {
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

  #translationsOf({ id, language }: Shown): Record<string, unknown>[] {
    return this.desk.library.variants(id).flatMap(({ row }) => {
      if (row.language === language) return []
      this.touch(row)
      if (row.state !== 'put') return []
      const { language: other, title, url } = readRef(row.ref)
      return [{ language: other, title, url }]
    })
  }
}

function placedOf(row: Omit<Placed, 'channels'> & { channels: string }): Placed {
  const { id, type, language, slug, date } = row
  return { id, type, language: language || null, slug, date, channels: JSON.parse(row.channels) }
}

function readRef(text: Buffer): Ref {
  const ref: Ref = JSON.parse(text.toString())
  return ref
}

function read(out: JsonText): Record<string, unknown> {
  return JSON.parse(out.done().toString())
}

const COMMA = 0x2c
const COLON = 0x3a

/** Adds fields to an object that is not closed yet. */
function writeMembers(out: JsonText, fields: Record<string, unknown> | null | undefined): void {
  const members = JSON.stringify(fields ?? {}).slice(1, -1)
  if (members !== '') out.text(`,${members}`)
}
