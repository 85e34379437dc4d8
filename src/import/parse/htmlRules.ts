/** Elements whose content is no text of the page. */
export const silent = new Set([
  'style',
  'noscript',
  'template',
  'svg',
  'canvas',
  'head',
  'input',
  'button',
  'select',
  'option',
  'textarea',
  'object',
  'embed',
  'math',
  'map',
  'link',
  'meta',
])
/** Elements that run within a line. */
export const inlineTags = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'label',
  'mark',
  'nobr',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'joomla-hidden-mail',
])
/** Inline elements that stay, and as what. */
export const kept: Record<string, string> = {
  b: 'strong',
  strong: 'strong',
  em: 'em',
  i: 'em',
  sub: 'sub',
  sup: 'sup',
}

/** Inline HTML without empty elements and doubled ones. */
export function tidy(html: string): string {
  let result = html
  for (let before = ''; before !== result;) {
    before = result
    result = result.replace(/<(a|strong|em|sub|sup)(?: [^>]*)?>\s*<\/\1>/g, ' ')
  }
  return result
    .replace(/<\/strong>(\s*)<strong>/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

export function isInvisible(element: Element): boolean {
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

/** Old pages lay themselves out with tables: such a table is read cell by cell, as running text. */
export function isDataTable(table: Element): boolean {
  if (table.getAttribute('role') === 'presentation') return false
  if (table.querySelector('table, h1, h2, h3, form, article')) return false
  if (table.querySelector('th, caption')) return true
  const rows = [...table.querySelectorAll('tr')].map((row) => [...row.children])
  const columns = rows[0]?.length ?? 0
  return (
    rows.length > 1 &&
    columns > 1 &&
    rows.every((cells) => cells.length === columns) &&
    rows
      .flat()
      .every(
        (cell) => (cell.textContent ?? '').length < 160 && !cell.querySelector('p, div, ul, img'),
      ) &&
    !rows.every((cells) => /:\s*$/.test(cells[0]?.textContent ?? ''))
  )
}
