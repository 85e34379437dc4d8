import { linkTo, translationsOf, type Told } from './context.ts'
import { imageObject, mediaObject, office, organization, subjects } from './parts.ts'
import { said, type Shown } from './shown.ts'

/** A press release or news item as schema.org `NewsArticle`. */
export function newsArticle(shown: Shown, told: Told): Record<string, unknown> {
  const publisher = publisherOf(shown, told)
  return said({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    identifier: shown.id,
    url: told.link,
    mainEntityOfPage: { '@type': 'WebPage', '@id': told.link },
    headline: shown.title,
    alternativeHeadline: shown.subtitle,
    description: shown.teaser,
    articleBody: shown.body?.text,
    articleSection: shown.categories.map(({ title }) => title),
    inLanguage: shown.language,
    datePublished: shown.publishedAt,
    dateModified: shown.updatedAt,
    version: shown.version,
    isAccessibleForFree: true,
    ...datelineOf(shown),
    author: authorOf(shown, told) ?? publisher,
    publisher,
    isBasedOn: shown.source?.url,
    image: shown.image?.kind === 'image' ? [imageObject(shown.image)] : [],
    associatedMedia: shown.attachments.flatMap(({ title, caption, media }) =>
      media ? [mediaObject(media, { title, caption })] : [],
    ),
    about: subjects(shown, told),
    keywords: shown.tags,
    isPartOf: websitesOf(shown, told),
    correction: shown.corrections.map(({ at, note }) => ({
      '@type': 'CorrectionComment',
      datePublished: at,
      text: note,
    })),
    ...languagesOf(told),
  })
}

function datelineOf({ dateline }: Shown): Record<string, unknown> {
  if (!dateline?.place) return {}
  return {
    dateline: dateline.place,
    locationCreated: { '@type': 'Place', name: dateline.place },
  }
}

/** Who wrote it: the source where one is named, else the press office. */
function authorOf({ source }: Shown, told: Told): Record<string, unknown> | null {
  if (!source) return null
  const { name, organization: ref } = source
  if (ref) return organization(ref, linkTo(told, ref))
  return name ? organization({ title: name }, null) : null
}

/** Who stands for it: the press office, else the source, else the website it appears on. */
function publisherOf(shown: Shown, told: Told): Record<string, unknown> | null {
  if (shown.pressOffice) return office(shown.pressOffice, shown.contacts)
  const [site] = websitesOf(shown, told)
  return authorOf(shown, told) ?? (site ? { ...site, '@type': 'Organization' } : null)
}

function websitesOf({ channels }: Shown, { composer }: Told) {
  return channels.flatMap((channel) => {
    const site = composer.desk.library.sites().get(channel)
    if (!site) return []
    composer.touch(site.row)
    return [{ '@type': 'WebSite', name: site.name, url: site.origin }]
  })
}

/** The original says what was made of it, a translation what it was made from. */
function languagesOf(told: Told): Record<string, unknown> {
  const works = translationsOf(told).map(({ item, isOriginal, link }) => ({
    isOriginal,
    work: {
      '@type': 'NewsArticle',
      headline: item.title,
      inLanguage: item.language,
      url: link,
    },
  }))
  const original = works.find(({ isOriginal }) => isOriginal)
  if (original) return { translationOfWork: original.work }
  return said({ workTranslation: works.map(({ work }) => work) })
}
