import { JSDOM } from 'jsdom'
import { linkedMail, scriptedMail } from './mail.ts'
import {
  cleanText,
  escapeHtml,
  oneLine,
  type Block,
  type Line,
  type Link,
  type Page,
  type Zone,
} from './page.ts'
import { readFacts } from './pageFacts.ts'
import { inlineTags, isDataTable, isElement, isInvisible, kept, silent, tidy } from './htmlRules.ts'
import { readText } from './readText.ts'
import { contentRoot, zoneOf } from './zones.ts'

type Place = { zone: Zone; article?: number }

/** A saved HTML page as blocks: structure where the page has it, lines where it has none. */
export function readHtml(source: string): Page {
  const { document } = new JSDOM(source).window
  const facts = readFacts(document)
  const root = contentRoot(document.body)
  const reader = new HtmlReader(document, facts.url, root)
  reader.children(document.body, { zone: root ? 'aside' : 'main' })
  reader.flush()
  return { blocks: reader.blocks, facts, extra: reader.extra }
}

class HtmlReader {
  readonly blocks: Block[] = []
  readonly extra: string[] = []
  private readonly root: Element | null
  private readonly base: string | undefined
  private readonly pageLength: number
  private readonly articles: Element[]
  private place: Place = { zone: 'main' }
  private lines: Line[] = [{ text: '', html: '' }]
  private links: Link[] = []
  private open: { tag: string; start: string }[] = []
  private breaks = 0
  private plain = 0
  private time: string | undefined
  private timeText = ''

  constructor(document: Document, url: string | undefined, root: Element | null) {
    this.root = root
    this.base = document.querySelector('base')?.getAttribute('href') ?? url
    this.pageLength = document.body.textContent?.length ?? 0
    this.articles = [...document.querySelectorAll('article')]
  }

  children(element: Element, place: Place) {
    this.place = place
    for (const node of element.childNodes) this.node(node, place)
  }

  private node(node: Node, place: Place) {
    this.place = place
    if (node.nodeType === 3) return this.text(node.textContent ?? '')
    if (!isElement(node)) return
    const tag = node.localName
    if (tag === 'script') return this.script(node)
    if (silent.has(tag) || node.hasAttribute('hidden') || isInvisible(node)) return
    if (tag === 'br') return this.lineBreak()
    if (tag === 'img' || tag === 'picture') return this.image(node)
    if (tag === 'iframe' || tag === 'video' || tag === 'audio') return this.embedded(node)
    if (inlineTags.has(tag)) return this.inline(node, place)
    this.flush()
    this.block(node, this.inside(node, place))
    this.place = place
    this.flush()
  }

  private inside(element: Element, place: Place): Place {
    const article = this.articles.indexOf(element)
    const zone = element === this.root ? 'main' : (zoneOf(element, this.pageLength) ?? place.zone)
    return { ...place, zone, ...(article >= 0 ? { article } : {}) }
  }

  private block(element: Element, place: Place) {
    const tag = element.localName
    const before = this.blocks.length
    if (tag === 'pre') {
      const page = readText(element.textContent ?? '')
      this.blocks.push(...page.blocks.map((block) => ({ ...block, ...place })))
    } else if (tag === 'ul' || tag === 'ol') this.list(element, place)
    else if (tag === 'dl') this.definitions(element, place)
    else if (tag === 'figure') this.figure(element, place)
    else if (tag === 'table' && isDataTable(element)) this.table(element, place)
    else if (tag === 'blockquote') {
      this.children(element, place)
      this.flush()
      const inner = this.blocks.splice(before)
      this.blocks.push(
        ...inner.map((block): Block =>
          block.kind === 'text' ? { ...block, kind: 'quote' } : block,
        ),
      )
    } else {
      this.children(element, place)
      this.place = place
      this.flush()
      if (/^h[1-6]$/.test(tag)) this.asHeading(before, Number(tag[1]))
    }
  }

  private asHeading(from: number, level: number) {
    for (const block of this.blocks.slice(from)) {
      if (block.kind !== 'text') continue
      block.kind = 'heading'
      block.level = level
    }
  }

  private list(element: Element, place: Place) {
    const items = [...element.children].filter((child) => child.localName === 'li')
    // A list of teasers, downloads or posts is a container; a list of words is a list.
    const isContainer = items.some(
      (item) =>
        item.querySelector('h1, h2, h3, h4, h5, h6, article, figure, table, time, dl') !== null,
    )
    if (isContainer || items.length === 0) return this.children(element, place)
    const start = this.blocks.length
    const read = items.map((item) => this.item(item, place))
    this.blocks.splice(start)
    const lines = read.flatMap((item) => item.lines)
    if (lines.length === 0) return
    this.blocks.push({
      kind: 'list',
      ...place,
      lines,
      items: read.map((item) => item.lines),
      html: `<${element.localName}>${read.map((item) => `<li>${item.html}</li>`).join('')}</${element.localName}>`,
      links: read.flatMap((item) => item.links),
    })
  }

  private item(item: Element, place: Place): { lines: Line[]; html: string; links: Link[] } {
    const start = this.blocks.length
    this.children(item, place)
    this.flush()
    const inner = this.blocks.splice(start)
    return {
      lines: inner.flatMap((block) => block.lines),
      html: inner
        .map((block, index) => {
          const html = block.html ?? block.lines.map((line) => line.html).join('<br>')
          return index > 0 && !block.html ? `<br>${html}` : html
        })
        .join(''),
      links: inner.flatMap((block) => block.links),
    }
  }

  /** Terms and their values are read as "Term: value", which the label rules then understand. */
  private definitions(element: Element, place: Place) {
    const groups: { term: string; value: Element[] }[] = []
    for (const child of element.querySelectorAll('dt, dd')) {
      if (child.localName === 'dt')
        groups.push({ term: oneLine(child.textContent ?? ''), value: [] })
      else groups.at(-1)?.value.push(child)
    }
    for (const { term, value } of groups) {
      const start = this.blocks.length
      for (const one of value) {
        this.children(one, place)
        this.flush()
      }
      const inner = this.blocks.splice(start)
      const isPair = value.length === 1 && inner.length > 0
      const [first, ...rest] = inner
      const label = `${term.replace(/:$/, '')}:`
      if (isPair && first?.kind === 'text') {
        const [line, ...others] = first.lines
        const head = {
          text: `${label} ${line?.text ?? ''}`,
          html: `${escapeHtml(label)} ${line?.html ?? ''}`,
        }
        this.blocks.push({ ...first, lines: [head, ...others], strong: false }, ...rest)
      } else {
        this.blocks.push(
          { kind: 'text', ...place, lines: [{ text: label, html: escapeHtml(label) }], links: [] },
          ...inner,
        )
      }
    }
  }

  private figure(element: Element, place: Place) {
    const image = element.querySelector('img')
    const caption = element.querySelector('figcaption')
    const start = this.blocks.length
    if (caption) this.children(caption, place)
    this.flush()
    const lines = this.blocks.splice(start).flatMap((block) => block.lines)
    if (!image && !element.querySelector('video, audio, iframe')) {
      return this.children(element, place)
    }
    const text = lines.map((line) => line.text).join(' ')
    const alt = oneLine(image?.getAttribute('alt') ?? image?.getAttribute('title') ?? '')
    this.addFigure(place, alt, text, image?.getAttribute('src') ?? '')
  }

  private image(element: Element) {
    const image = element.localName === 'img' ? element : element.querySelector('img')
    const alt = oneLine(image?.getAttribute('alt') || image?.getAttribute('title') || '')
    const width = Number(image?.getAttribute('width') ?? 1000)
    const src = image?.getAttribute('src') ?? ''
    if (
      this.place.zone === 'nav' ||
      width < 60 ||
      !alt ||
      /logo|icon|wappen|pfeil|spacer/i.test(`${alt} ${src}`)
    )
      return
    this.flush()
    this.addFigure(this.place, alt, '', src)
  }

  private addFigure(place: Place, alt: string, caption: string, src: string) {
    const file = src.startsWith('data:') ? '' : (src.split(/[?#]/)[0]?.split('/').at(-1) ?? '')
    const title = alt || (caption ? 'Bild' : file)
    if (!title) return
    const text = caption && caption !== title ? [title, caption] : [title]
    this.blocks.push({
      kind: 'figure',
      ...place,
      lines: text.map((line) => ({ text: line, html: escapeHtml(line) })),
      links: [],
      figure: { title, caption: caption === title ? '' : caption, src: this.absolute(src) ?? file },
    })
  }

  private embedded(element: Element) {
    const src = this.absolute(
      element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? '',
    )
    if (src && this.place.zone !== 'nav')
      this.extra.push(
        `Eingebettet: ${oneLine(element.getAttribute('title') ?? '')} ${src}`.replace(
          / {2,}/g,
          ' ',
        ),
      )
  }

  private script(element: Element) {
    const mail = scriptedMail(element.textContent ?? '')
    if (mail) this.text(` ${mail} `)
  }

  private table(element: Element, place: Place) {
    const rows = [...element.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => ({
        tag: cell.localName === 'th' ? 'th' : 'td',
        ...this.item(cell, place),
      })),
    )
    const text = rows.map((row) =>
      row.map((cell) => cell.lines.map((line) => line.text).join(' ')).join(' | '),
    )
    this.blocks.push({
      kind: 'table',
      ...place,
      lines: text.map((line) => ({ text: line, html: escapeHtml(line) })),
      html: `<table><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<${cell.tag}>${cell.html}</${cell.tag}>`).join('')}</tr>`).join('')}</tbody></table>`,
      links: rows.flatMap((row) => row.flatMap((cell) => cell.links)),
    })
  }

  private inline(element: Element, place: Place) {
    const tag = element.localName
    if (tag === 'time') {
      if (/updat|modif/i.test(`${element.className} ${element.getAttribute('itemprop') ?? ''}`)) {
        this.extra.push(`Geändert: ${oneLine(element.textContent ?? '')}`)
        return
      }
      this.write(' ', ' ')
    }
    const mail = linkedMail(element)
    const shown = oneLine(element.textContent ?? '')
    if (mail && !shown.includes('@') && !/^[^()[\]]{3,60}$/.test(shown)) return this.mail(mail)
    if (mail && (/\(at\)|\[at\]|spambot|email.protected/i.test(shown) || !shown))
      return this.mail(mail)
    const href = tag === 'a' && !mail ? this.absolute(element.getAttribute('href') ?? '') : null
    const start = href
      ? `<a href="${escapeHtml(href)}">`
      : kept[tag]
        ? `<${kept[tag]}>`
        : mail
          ? `<a href="mailto:${escapeHtml(mail)}">`
          : ''
    if (href && shown) this.links.push({ title: shown, url: href })
    if (tag === 'time' || element.getAttribute('itemprop') === 'datePublished') {
      this.time ??= element.getAttribute('datetime') ?? element.getAttribute('content') ?? undefined
      this.timeText += shown
    }
    if (start) {
      this.open.push({ tag: start.startsWith('<a') ? 'a' : (kept[tag] ?? tag), start })
      this.write('', start)
    }
    for (const node of element.childNodes) this.node(node, place)
    if (start) {
      const closed = this.open.pop()
      this.write('', `</${closed?.tag}>`)
    }
    // "E-Mail" as the link's text: the address itself would be lost with the link.
    if (mail && !shown.includes('@')) this.write(` ${mail}`, '')
  }

  private mail(address: string) {
    this.write(address, `<a href="mailto:${escapeHtml(address)}">${escapeHtml(address)}</a>`)
    this.breaks = 0
  }

  private text(raw: string) {
    const text = cleanText(raw).replace(/\s+/g, ' ')
    if (!text.trim()) {
      if (this.lines.at(-1)?.text) this.write(' ', ' ')
      return
    }
    this.breaks = 0
    if (!this.open.some(({ tag }) => tag === 'strong')) this.plain += text.trim().length
    this.write(text, escapeHtml(text))
  }

  private write(text: string, html: string) {
    const line = this.lines.at(-1)
    if (!line) return
    line.text += text
    line.html += html
  }

  private lineBreak() {
    this.breaks++
    if (this.breaks > 1) return this.flush()
    for (const { tag } of this.open.toReversed()) this.write('', `</${tag}>`)
    this.lines.push({ text: '', html: this.open.map(({ start }) => start).join('') })
  }

  flush() {
    for (const { tag } of this.open.toReversed()) this.write('', `</${tag}>`)
    const lines = this.lines
      .map(({ text, html }) => ({ text: oneLine(text), html: tidy(html) }))
      .filter(({ text }) => text)
    if (lines.length > 0) {
      const whole = lines.map(({ text }) => text).join(' ')
      this.blocks.push({
        kind: 'text',
        ...this.place,
        lines,
        strong: this.plain === 0,
        links: this.links,
        ...(this.time && whole.length <= 160
          ? { time: this.time, isTime: this.timeText.length > whole.length * 0.6 }
          : {}),
      })
    }
    this.lines = [{ text: '', html: this.open.map(({ start }) => start).join('') }]
    this.links = []
    this.breaks = 0
    this.plain = 0
    this.time = undefined
    this.timeText = ''
  }

  private absolute(href: string): string | null {
    const address = href.trim()
    if (!address || /^(javascript|data|file|about|#|mailto)/i.test(address)) return null
    if (/^tel:/i.test(address)) return null
    try {
      const url = new URL(address, this.base)
      return /^https?:$/.test(url.protocol) ? url.href : null
    } catch {
      return null
    }
  }
}
