import type { Sharp } from 'sharp'

const ARTIST = 0x013b
const COPYRIGHT = 0x8298
const ASCII = 2

/**
 * Who made a picture or owns it, by its EXIF block: the photographer, else the owner; null if the
 * block names nobody or cannot be read.
 */
export function readCredit(exif: Buffer | undefined): string | null {
  if (!exif) return null
  const tiff = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif
  try {
    return textOf(tiff, ARTIST) ?? textOf(tiff, COPYRIGHT)
  } catch {
    // An offset leads out of the block: damaged, so it says nothing.
    return null
  }
}

function textOf(tiff: Buffer, wanted: number): string | null {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  const count = u16(directory)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (u16(entry) !== wanted || u16(entry + 2) !== ASCII) continue
    const length = u32(entry + 4)
    const start = length <= 4 ? entry + 8 : u32(entry + 8)
    const text = tiff.toString('utf8', start, start + length)
    return text.split('\0')[0]?.trim() || null
  }
  return null
}

/** Writes the credit into a picture: XMP as it is, EXIF in the ASCII that field is limited to. */
export function withCredit(picture: Sharp, credit: string): Sharp {
  const ascii = inAscii(credit)
  return picture
    .withExif({ IFD0: { Artist: ascii, Copyright: ascii } })
    .withXmp(xmp(escapeXml(credit)))
}

function xmp(credit: string): string {
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
<photoshop:Credit>${credit}</photoshop:Credit>
<dc:creator><rdf:Seq><rdf:li>${credit}</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${credit}</rdf:li></rdf:Alt></dc:rights>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

const GERMAN: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
}

function inAscii(text: string): string {
  return text
    .replace(/[äöüÄÖÜß]/g, (letter) => GERMAN[letter] ?? letter)
    .replaceAll('©', '(C)')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
}

function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
