/**
 * A small PDF of plain text pages, enough for a newspaper issue in the demo:
 * one font of the standard set, words in WinAnsi encoding, no compression.
 */
export function textPdf(options: { title: string; pages: string[][] }): Buffer {
  const pageIds = options.pages.map((_, index) => 5 + index * 2)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (de-DE) /ViewerPreferences << /DisplayDocTitle true >> >>',
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${pageIds.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title ${literal(options.title)} >>`,
    ...options.pages.flatMap((lines, index) => {
      const content = pageContent(lines)
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + index * 2} 0 R >>`,
        `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n` +
      `<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}

/** The first line of a page is its heading; empty lines keep their space. */
function pageContent(lines: string[]): string {
  const [heading = '', ...rest] = lines
  const body = rest.map((line) => `${literal(line)} Tj T*`).join('\n')
  return `BT /F1 22 Tf 60 770 Td ${literal(heading)} Tj ET\nBT /F1 12 Tf 16 TL 60 730 Td\n${body}\nET`
}

/** A PDF string: characters beyond WinAnsi's Latin-1 part are written as their nearest. */
function literal(text: string): string {
  const latin = text
    .replaceAll('–', '-')
    .replace(/[„“”]/g, '"')
    .replace(/[^\u0020-\u00ff]/g, '?')
  return `(${latin.replace(/[\\()]/g, (sign) => `\\${sign}`)})`
}
