import { inflateSync } from 'node:zlib'

const ACTIVE = [
  { name: /\/(?:JavaScript|JS)(?![A-Za-z0-9])/, what: 'ein Programm (JavaScript)' },
  { name: /\/EmbeddedFiles?(?![A-Za-z0-9])/, what: 'eingebettete Dateien' },
  { name: /\/Launch(?![A-Za-z0-9])/, what: 'einen Befehl zum Starten anderer Programme' },
  { name: /\/RichMedia(?![A-Za-z0-9])/, what: 'eingebettete Medien' },
  { name: /\/XFA(?![A-Za-z0-9])/, what: 'ein XFA-Formular' },
]

/** Object streams larger than this are no ordinary document. */
const LARGEST_OBJECT_STREAM = 32 * 1024 * 1024

/** What in a PDF could do more than be read, in German; null if nothing was found. */
export function activeContent(bytes: Buffer): string | null {
  const structure = withoutEscapes(structureOf(bytes))
  if (/\/Encrypt(?![A-Za-z0-9])/.test(structure)) return 'einen Schutz (Verschlüsselung)'
  return ACTIVE.find(({ name }) => name.test(structure))?.what ?? null
}

/** The objects of the document without pictures, fonts and page contents. */
function structureOf(bytes: Buffer): string {
  const parts: string[] = []
  let position = 0
  for (;;) {
    const start = bytes.indexOf('stream', position)
    if (start === -1) break
    const head = bytes.toString('latin1', position, start)
    parts.push(head)
    const end = bytes.indexOf('endstream', start)
    if (end === -1) break
    const dictionary = head.slice(head.lastIndexOf(' obj'))
    if (/\/ObjStm(?![A-Za-z0-9])/.test(withoutEscapes(dictionary))) {
      parts.push(inflated(bytes.subarray(start, end)))
    }
    position = end + 'endstream'.length
  }
  parts.push(bytes.toString('latin1', position))
  return parts.join('\n')
}

function inflated(stream: Buffer): string {
  const data = stream.subarray(stream[6] === 0x0d ? 8 : 7)
  try {
    return inflateSync(data, { maxOutputLength: LARGEST_OBJECT_STREAM }).toString('latin1')
  } catch {
    // Not deflated or damaged: what is readable in it is read as it is.
    return data.toString('latin1')
  }
}

/** `/J#61vaScript` is the same name as `/JavaScript`. */
function withoutEscapes(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
