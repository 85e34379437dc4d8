import { permanentUri } from '../answers/addresses.ts'
import { linkTo, translationsOf, type Told } from './context.ts'
import { said, type Shown, type ShownMedia, type ShownOffice } from './shown.ts'

/** A press release as IPTC ninjs 3.1; what it goes with comes as associations. */
export function ninjs(shown: Shown, told: Told): Record<string, unknown> {
  const { composer, link } = told
  const { contactInfo, name: office } = partyOf(shown.pressOffice)
  return said({
    uri: permanentUri(shown),
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
    },
    type: 'text',
    representationType: 'full',
    version: String(shown.version),
    firstCreated: shown.publishedAt,
    versionCreated: shown.updatedAt,
    contentCreated: shown.publishedAt,
    pubStatus: 'usable',
    language: shown.language,
    title: shown.title,
    slugline: shown.slug,
    by: shown.source?.name ?? shown.source?.organization?.title ?? office,
    located: shown.dateline?.place,
    edNote: shown.changeNote,
    headlines: [
      ...worded('kicker', shown.kicker),
      ...worded('main', shown.title),
      ...worded('subtitle', shown.subtitle),
    ],
    descriptions: [
      ...worded('summary', shown.teaser),
      ...shown.corrections.flatMap(({ note }) => worded('correction', note)),
    ],
    bodies: bodiesOf(shown),
    genres: [{ name: 'Press release', literal: 'press-release' }],
    subjects: [
      ...[...shown.categories, ...shown.fieldsOfAction].map((ref) =>
        said({ name: ref.title, rel: 'about', literal: ref.slug, uri: linkTo(told, ref) }),
      ),
      ...shown.tags.map((tag) => ({ name: tag, rel: 'keyword' })),
    ],
    places: shown.addresses.map((address) => ({
      name: address.text,
      rel: 'mentioned',
      contactInfo: [addressInfo(address)],
    })),
    organisations: office ? [said({ name: office, rel: 'issuer', contactInfo })] : [],
    infoSources: infoSourcesOf(shown),
    altIds: [
      { role: 'id', value: shown.id },
      { role: 'slug', value: shown.slug },
    ],
    renditions: [
      { name: 'web', href: link, contentType: 'text/html' },
      ...(composer.printOf(told.stored)
        ? [
            {
              name: 'print',
              href: composer.printOf(told.stored, '.pdf'),
              contentType: 'application/pdf',
            },
          ]
        : []),
    ],
    associations: [
      ...(shown.image ? [mediaObject(shown.image, { name: 'featured', caption: null })] : []),
      ...shown.attachments.flatMap(({ title, caption, media }) =>
        media ? [mediaObject(media, { name: title, caption })] : [],
      ),
      ...translationsOf(told).map((other) => ({
        name: other.item.title,
        rel: 'translation',
        uri: permanentUri(other.item),
        type: 'text',
        language: other.item.language,
        renditions: [{ name: 'web', href: other.link, contentType: 'text/html' }],
      })),
    ],
  })
}

function worded(role: string, value: string | null): Record<string, unknown>[] {
  return value ? [{ role, contentType: 'text/plain', value }] : []
}

function bodiesOf({ body }: Shown): Record<string, unknown>[] {
  if (!body) return []
  const counts = {
    charCount: body.text.length,
    wordCount: body.text.split(/\s+/).filter(Boolean).length,
  }
  return [
    { role: 'main', contentType: 'text/html', value: body.html, ...counts },
    { role: 'main', contentType: 'text/plain', value: body.text, ...counts },
  ]
}

function partyOf(office: ShownOffice | null) {
  const imprint = office?.imprint
  return {
    name: imprint?.name ?? office?.title ?? null,
    contactInfo: [
      ...(imprint?.street || imprint?.city ? [addressInfo(imprint)] : []),
      ...reached('phone', imprint?.phone),
      ...reached('fax', imprint?.fax),
      ...reached('email', imprint?.email),
    ],
  }
}

/** Who gave the information, and whom the press may ask. */
function infoSourcesOf({ source, contacts }: Shown): Record<string, unknown>[] {
  const name = source?.name ?? source?.organization?.title ?? null
  return [
    ...(name
      ? [said({ name, role: 'source', contactInfo: reached('web', source?.url ?? null) })]
      : []),
    ...contacts.map((contact) =>
      said({
        name: [contact.name, contact.organization].filter(Boolean).join(', '),
        role: 'contact',
        contactInfo: [...reached('phone', contact.phone), ...reached('email', contact.email)],
      }),
    ),
  ]
}

function reached(type: string, value: string | null | undefined): Record<string, unknown>[] {
  return value ? [{ type, value }] : []
}

function addressInfo(place: {
  street: string | null
  houseNumber?: string | null
  postalCode: string | null
  city: string | null
}): Record<string, unknown> {
  const line = [place.street, place.houseNumber].filter(Boolean).join(' ')
  return {
    type: 'address',
    address: said({
      lines: line ? [line] : [],
      postalCode: place.postalCode,
      locality: place.city,
    }),
  }
}

function mediaObject(
  media: ShownMedia,
  { name, caption }: { name: string; caption: string | null },
): Record<string, unknown> {
  const { file } = media
  return said({
    name: name || media.title || media.id,
    rel: media.kind === 'image' ? 'picture' : 'attachment',
    uri: permanentUri(media),
    type: media.kind === 'image' ? 'picture' : 'component',
    version: String(media.version),
    language: media.language,
    title: media.title,
    by: media.credit,
    usageTerms: media.usageTerms,
    descriptions: [
      ...worded('caption', caption ?? media.caption),
      ...worded('alternative', media.alt),
    ],
    renditions: [
      rendition('original', file),
      ...media.renditions.map((one) => rendition(`${one.width}x${one.height}`, one)),
    ],
  })
}

function rendition(
  name: string,
  file: {
    url: string
    mimeType: string
    width: number | null
    height: number | null
    size?: number
  },
): Record<string, unknown> {
  return said({
    name,
    href: file.url,
    contentType: file.mimeType,
    width: file.width,
    height: file.height,
    sizeInBytes: file.size,
  })
}
