import { linkTo, type Told } from './context.ts'
import { said, type Shown, type ShownMedia, type ShownOffice, type ShownRef } from './shown.ts'

/** Schema.org `Organization` of a linked one, or of a mere name. */
export function organization(
  { title }: Pick<ShownRef, 'title'>,
  url: string | null,
): Record<string, unknown> {
  return said({ '@type': 'Organization', name: title, url })
}

/** A press office with its imprint, and whom the press may ask. */
export function office(
  { title, imprint }: ShownOffice,
  contacts: Shown['contacts'],
): Record<string, unknown> {
  const address = said({
    streetAddress: imprint?.street,
    postalCode: imprint?.postalCode,
    addressLocality: imprint?.city,
  })
  return said({
    '@type': 'Organization',
    name: imprint?.name ?? title,
    telephone: imprint?.phone,
    faxNumber: imprint?.fax,
    email: imprint?.email,
    address: Object.keys(address).length > 0 ? { '@type': 'PostalAddress', ...address } : undefined,
    contactPoint: contacts.map(({ name, phone, email }) =>
      said({ '@type': 'ContactPoint', contactType: 'press', name, telephone: phone, email }),
    ),
  })
}

/** A picture with what is said of it and what may be done with it. */
export function imageObject(media: ShownMedia): Record<string, unknown> {
  const thumbnail = media.renditions.find(({ mimeType }) => mimeType === 'image/jpeg')
  return said({
    '@type': 'ImageObject',
    url: media.file.url,
    contentUrl: media.file.url,
    encodingFormat: media.file.mimeType,
    width: media.file.width,
    height: media.file.height,
    name: media.title,
    description: media.alt,
    caption: media.caption,
    creditText: media.credit,
    license: licenseOf(media),
    thumbnailUrl: thumbnail?.url,
  })
}

/** A file that comes with a text. */
export function mediaObject(
  media: ShownMedia,
  { title, caption }: { title: string; caption: string | null },
): Record<string, unknown> {
  if (media.kind === 'image') return { ...imageObject(media), name: title }
  return said({
    '@type': 'MediaObject',
    name: title,
    description: caption ?? media.caption,
    url: media.file.url,
    contentUrl: media.file.url,
    encodingFormat: media.file.mimeType,
    contentSize: `${media.file.size} B`,
    creditText: media.credit,
    license: licenseOf(media),
  })
}

/** Categories and fields of action as what a text is about. */
export function subjects(shown: Shown, told: Told): Record<string, unknown>[] {
  return [...shown.categories, ...shown.fieldsOfAction].map((ref) =>
    said({ '@type': 'Thing', name: ref.title, url: linkTo(told, ref) }),
  )
}

/** A licence with an address is that address; other terms are said in words. */
function licenseOf({ usageTerms }: ShownMedia): unknown {
  if (!usageTerms) return null
  const [address] = /https?:\/\/[^\s"<>]+[^\s"<>.,;:)]/.exec(usageTerms) ?? []
  return address ?? { '@type': 'CreativeWork', text: usageTerms }
}
