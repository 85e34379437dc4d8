import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { safeName } from './names.ts'
import { openFileStore } from './store.ts'
import { prepareUpload, UnacceptableFileError } from './upload.ts'

const GPS = { GPSLatitude: '50/1 56/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '6/1 57/1 0/1' }

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#c33' } })
}

function upload(bytes: Uint8Array, name = 'Bild.jpg', credit: string | null = null) {
  return prepareUpload({ bytes, name, credit })
}

describe('the file store', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stadtwort-files-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('keeps bytes under their hash and gives any part of them', async () => {
    const store = openFileStore(`file:${folder}`)
    const { hash, size } = await store.put(Buffer.from('Guten Tag'))
    expect(size).toBe(9)
    expect(await store.size(hash)).toBe(9)
    const whole = await store.open(hash)
    expect(whole && (await text(whole))).toBe('Guten Tag')
    const part = await store.open(hash, { start: 6, end: 8 })
    expect(part && (await text(part))).toBe('Tag')
  })

  it('takes the same bytes twice, also at the same time, and leaves no half file', async () => {
    const store = openFileStore(`file:${folder}`)
    const bytes = Buffer.alloc(100_000, 7)
    const puts = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)))
    expect(new Set(puts.map(({ hash }) => hash)).size).toBe(1)
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('knows nothing outside its folder', async () => {
    const store = openFileStore(`file:${folder}`)
    for (const name of [
      '../../etc/passwd',
      '',
      'a'.repeat(63),
      'A'.repeat(64),
      `${'a'.repeat(64)}/..`,
    ]) {
      expect(await store.open(name)).toBeNull()
      expect(await store.has(name)).toBe(false)
    }
  })

  it('refuses an address it cannot serve', () => {
    expect(() => openFileStore('s3://bucket')).toThrow(/file:/)
  })
})

describe('an uploaded picture', () => {
  it('loses camera and place and keeps the credit, in every format', async () => {
    for (const [format, mimeType] of [
      ['jpeg', 'image/jpeg'],
      ['png', 'image/png'],
      ['webp', 'image/webp'],
      ['avif', 'image/avif'],
    ] as const) {
      const bytes = await picture(80, 60)
        .withExif({ IFD0: { Make: 'Kamerawerk', Model: 'K-1' }, IFD3: GPS })
        [format]()
        .toBuffer()
      expect(bytes.includes('Kamerawerk')).toBe(true)
      const prepared = await upload(bytes, 'Foto.bin', 'Jörg Müller / Stadt Köln')
      expect(prepared).toMatchObject({ mimeType, kind: 'image', width: 80, height: 60 })
      expect(prepared.bytes.includes('Kamerawerk')).toBe(false)
      const { exif, xmp } = await sharp(prepared.bytes).metadata()
      expect(exif?.includes('Joerg Mueller / Stadt Koeln')).toBe(true)
      // The pointer to a GPS block is gone from the directory.
      expect(exif?.includes(Buffer.from([0x25, 0x88]))).toBe(false)
      expect(xmp?.toString('utf8')).toContain('Jörg Müller / Stadt Köln')
    }
  })

  it('keeps the name of the photographer it came with', async () => {
    const bytes = await picture(20, 20)
      .withExif({ IFD0: { Artist: 'Demo Fotografin' } })
      .jpeg()
      .toBuffer()
    expect((await upload(bytes)).credit).toBe('Demo Fotografin')
    expect((await upload(bytes, 'x', 'Andere')).credit).toBe('Andere')
  })

  it('stands upright without an orientation mark', async () => {
    const bytes = await picture(80, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const prepared = await upload(bytes)
    expect([prepared.width, prepared.height]).toEqual([60, 80])
    expect((await sharp(prepared.bytes).metadata()).orientation ?? 1).toBe(1)
  })

  it('keeps its colour profile', async () => {
    const bytes = await picture(20, 20).withIccProfile('p3').jpeg().toBuffer()
    const before = (await sharp(bytes).metadata()).icc
    const after = (await sharp((await upload(bytes)).bytes).metadata()).icc
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true)
  })

  it('is known by its bytes, not by its name', async () => {
    const png = await picture(10, 10).png().toBuffer()
    expect(await upload(png, 'Rede.pdf')).toMatchObject({ mimeType: 'image/png', name: 'rede.png' })
  })

  it.each([
    ['a drawing in SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /Dateiformat/],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), /Dateiformat/],
    ['text', Buffer.from('Guten Tag'), /Dateiformat/],
    ['nothing', Buffer.alloc(0), /leer/],
  ])('is refused as %s', async (_, bytes, message) => {
    await expect(upload(bytes)).rejects.toThrow(message)
    await expect(upload(bytes)).rejects.toBeInstanceOf(UnacceptableFileError)
  })

  it('is refused when it is cut off', async () => {
    const noise = sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 100, sigma: 50 },
      },
    })
    const bytes = await noise.jpeg().toBuffer()
    await expect(upload(bytes.subarray(0, bytes.length / 2))).rejects.toThrow(/beschädigt/)
  })

  it('is refused when a side is longer than pictures are', async () => {
    const strip = sharp({ create: { width: 20_000, height: 1, channels: 3, background: '#000' } })
    await expect(upload(await strip.png().toBuffer())).rejects.toThrow(/Bildpunkte \(20000 × 1\)/)
  })

  it('is refused when it moves', async () => {
    const frame = await picture(10, 10).png().toBuffer()
    const other = await sharp({
      create: { width: 10, height: 10, channels: 3, background: '#33c' },
    })
      .png()
      .toBuffer()
    const bytes = await sharp([frame, other], { join: { animated: true } })
      .webp()
      .toBuffer()
    await expect(upload(bytes)).rejects.toThrow(/Bewegte/)
  })
})

describe('an uploaded PDF', () => {
  const pdf = (inside: string) =>
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer\n%%EOF\n`)

  it('passes as it is', async () => {
    const bytes = pdf('/OpenAction [3 0 R /Fit]')
    const prepared = await upload(bytes, 'Umsetzungsbericht 2019 (final).PDF')
    expect(prepared.bytes.equals(bytes)).toBe(true)
    expect(prepared).toMatchObject({
      kind: 'document',
      mimeType: 'application/pdf',
      name: 'umsetzungsbericht-2019-final.pdf',
      width: null,
    })
  })

  it('is not mistaken for a program by what a picture in it looks like', async () => {
    const bytes = pdf('>> endobj 2 0 obj << /Length 4 >>\nstream\n/JS \nendstream\nendobj <<')
    expect((await upload(bytes)).kind).toBe('document')
  })

  it.each([
    ['/OpenAction << /S /JavaScript /JS (app.alert(1)) >>', /JavaScript/],
    ['/OpenAction << /S /J#61vaScript >>', /JavaScript/],
    ['/Names << /EmbeddedFiles 2 0 R >>', /eingebettete Dateien/],
    ['/AA << /O << /S /Launch >> >>', /Starten/],
    ['/AcroForm << /XFA [] >>', /XFA/],
    ['/Encrypt 5 0 R', /Verschlüsselung/],
  ])('is refused with %s', async (inside, message) => {
    await expect(upload(pdf(inside))).rejects.toThrow(message)
  })

  it('is refused when the program hides in a packed object', async () => {
    const packed = deflateSync(Buffer.from('1 0 << /S /JavaScript /JS (x) >>'))
    const bytes = Buffer.concat([
      Buffer.from('%PDF-1.7\n4 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n'),
      packed,
      Buffer.from('\nendstream\nendobj\n%%EOF'),
    ])
    await expect(upload(bytes)).rejects.toThrow(/JavaScript/)
  })
})

describe('the name of a file', () => {
  it.each([
    ['Grüße aus Köln.JPEG', 'gruesse-aus-koeln.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Bilder\\Fest.png', 'fest.jpg'],
    ['a\r\nSet-Cookie: x.jpg', 'aset-cookie-x.jpg'],
    ['rechnung\u202egpj.exe', 'rechnunggpj.jpg'],
    ['', 'datei.jpg'],
    ['...', 'datei.jpg'],
    ['مرحبا.jpg', 'mrhba.jpg'],
    [`${'x'.repeat(300)}.jpg`, `${'x'.repeat(80)}.jpg`],
  ])('%j becomes %j', (name, expected) => {
    expect(safeName(name, { extension: 'jpg' })).toBe(expected)
  })
})
