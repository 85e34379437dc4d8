import { escapeHtml, oneLine, type Line, type Link } from './page.ts'

const inline =
  /\[([^\]\n]{1,200})\]\((https?:\/\/[^\s)]+)\)|\*\*([^*\n]+)\*\*|(?<![^\s[\]<>()])([^\s[\]<>()]{1,80})? ?[[<](https?:\/\/[^\s\]>]+)[\]>]|(https?:\/\/[^\s<>"()[\]]+[^\s<>"()[\].,;:!?]|www\.[\w-]+(?:\.[\w-]+)+(?:\/[^\s<>"()[\]]*[^\s<>"()[\].,;:!?])?)/g

/** A line copied from a page: addresses become links, **bold** becomes strong, the rest is escaped. */
export function readInline(raw: string): Line & { links: Link[] } {
  const source = oneLine(raw)
  const links: Link[] = []
  let html = ''
  let text = ''
  let last = 0
  const plain = (part: string) => {
    html += escapeHtml(part)
    text += part
  }
  for (const match of source.matchAll(inline)) {
    plain(source.slice(last, match.index))
    last = match.index + match[0].length
    const [, markdownTitle, markdownUrl, bold, before, bracketUrl, bare] = match
    if (bold !== undefined) {
      html += `<strong>${escapeHtml(bold.trim())}</strong>`
      text += bold.trim()
      continue
    }
    if (bracketUrl) {
      // "name [address]", as text browsers copy a link: the word before the bracket carries it.
      link(before ?? bracketUrl, bracketUrl)
      continue
    }
    const title = markdownTitle ?? bare ?? ''
    link(title, markdownUrl ?? bare ?? '')
  }
  plain(source.slice(last))
  return { text, html, links }

  function link(title: string, address: string) {
    const url = address.startsWith('www.') ? `https://${address}` : address
    html += `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`
    text += title
    links.push({ title, url })
  }
}
