/** What the placeholders of stored HTML become. */
export type HtmlLinks = {
  /** Markup of a public file, or null if it is not public. */
  figure(id: string): string | null
  /** The address of a public item, or null. */
  address(id: string): string | null
}

const FIGURE = /<figure\b([^>]*\bdata-media-id="([^"]*)"[^>]*)>[\s\S]*?<\/figure>/g
const ANCHOR = /<a\b(?=[^>]*\bdata-id="([^"]*)")[^>]*>([\s\S]*?)<\/a>/g
const DATA_TYPE = /\bdata-type="([^"]*)"/

/**
 * Puts links and pictures into stored HTML. What is not public leaves nothing behind but the words
 * of its link.
 */
export function resolveHtml(html: string, links: HtmlLinks): string {
  return html
    .replace(
      FIGURE,
      (_whole, _attributes: string, id: string) => links.figure(unescapeHtml(id)) ?? '',
    )
    .replace(ANCHOR, (whole, id: string, inner: string) => {
      const address = links.address(unescapeHtml(id))
      if (address === null) return inner
      const type = DATA_TYPE.exec(whole.slice(0, whole.indexOf('>')))?.[1] ?? ''
      return `<a href="${escapeHtml(address)}" data-id="${id}" data-type="${type}">${inner}</a>`
    })
}

const SPECIAL = /[&<>"]/

export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
