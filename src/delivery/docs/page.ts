/** A readable page without scripts and without anything fetched from elsewhere. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Stadtwort</title>
<style>${STYLE}</style>
</head>
<body>
<header><a href="/content/docs">Stadtwort: content API</a></header>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`
}

/** The text as HTML shows it. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

/** A table; its cells are HTML. */
export function table(heads: string[], rows: string[][]): string {
  if (rows.length === 0) return ''
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

/** Something to type or read literally. */
export function code(text: string): string {
  return `<code>${escape(text)}</code>`
}

/** Paragraphs of plain text, in which backticks mark what is literal. */
export function prose(text: string, { block = true }: { block?: boolean } = {}): string {
  const html = escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
  if (!block) return html
  return html
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')
}

/** Something long that opens when it is wanted; both parts are HTML. */
export function fold(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>${body}</details>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent) }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem }
header { border-bottom: 1px solid var(--line); padding-bottom: .75rem }
h2 { margin-top: 2.5rem } a { color: inherit }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere }
pre { overflow-x: auto; border: 1px solid var(--line); padding: .75rem } pre code { overflow-wrap: normal }
section { border-top: 1px solid var(--line); margin-top: 1.5rem } details { margin: .5rem 0 } summary { cursor: pointer }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top }
`
