import slugify from '@sindresorhus/slugify'

const LONGEST_STEM = 80

/**
 * A name that is safe in an address, a header and a file system: small ASCII letters, digits and
 * hyphens, with the ending of what the bytes are. `Grüße aus Köln.JPEG` becomes `gruesse-aus-koeln.jpg`.
 */
export function safeName(name: string, { extension }: { extension: string }): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  // No visible sign may be turned into another order by invisible ones.
  const visible = base.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').replace(/\.[^.]{1,5}$/, '')
  const stem = slugify(visible, { decamelize: false }).slice(0, LONGEST_STEM).replace(/-+$/, '')
  return `${stem === '' ? 'datei' : stem}.${extension}`
}
