import type { Zone } from './page.ts'

const navigation =
  /(^|[\s_-])(nav|navi|navbar|navigation|menu|menue|submenu|breadcrumbs?|brotkrumen?|krumen|rootline|pagination|pager|skip|skiplinks?|sprungmarken|social|socials|share|sharing|shariff|addthis|cookies?|cookiebanner|consent|search|suche|suchfeld|login|languages?|sprachwahl|sprachen|toolbar|print|drucken|related|backlink|tools|readspeaker|weitere)([\s_-]|$)/i
const zones: [RegExp, Zone][] = [
  [/(^|[\s_-])(footer|fuss|fusszeile|foot)([\s_-]|$)/i, 'footer'],
  [/(^|[\s_-])(header|kopf|kopfzeile|banner|masthead)([\s_-]|$)/i, 'header'],
  [
    /(^|[\s_-])(aside|sidebar|seitenleiste|marginal|marginalie|randspalte|rightcol|right-column)([\s_-]|$)/i,
    'aside',
  ],
]
const content = 'h1, main, article, [role="main"], [itemprop="articleBody"]'

/** The zone an element opens, or null if it stays in that of its parent. */
export function zoneOf(element: Element, pageLength: number): Zone | null {
  const tag = element.localName
  const role = element.getAttribute('role') ?? ''
  const inArticle = element.closest('article, main, [role="main"]') !== null
  if (tag === 'nav' || /^(navigation|search|menu|menubar|dialog|alertdialog)$/.test(role))
    return 'nav'
  if ((tag === 'header' && !inArticle) || role === 'banner') return 'header'
  if ((tag === 'footer' && !inArticle) || role === 'contentinfo') return 'footer'
  if (tag === 'aside' || role === 'complementary') return 'aside'
  const names = `${element.className} ${element.id}`.trim()
  if (!names || /^(a|b|i|em|strong|span|p|h\d|time|li|body|html)$/.test(tag)) return null
  // A wrapper around the content is no navigation, whatever its name says.
  if (element.querySelector(content) || (element.textContent?.length ?? 0) > pageLength * 0.4)
    return null
  if (navigation.test(names)) return 'nav'
  if (inArticle) return null
  return zones.find(([pattern]) => pattern.test(names))?.[1] ?? null
}

/** The element that holds the content, where the page marks one. */
export function contentRoot(body: Element): Element | null {
  const candidates = [
    ['main', '[role="main"]'],
    ['[itemprop="articleBody"]'],
    [
      '#content',
      '#main',
      '#inhalt',
      '#main-content',
      '#maincontent',
      '#hauptinhalt',
      '.content',
      '.inhalt',
    ],
  ]
  const root = candidates
    .flatMap((selectors) => selectors.map((selector) => [...body.querySelectorAll(selector)]))
    .find((found) => found.length === 1 && textLength(found[0]) > 80)?.[0]
  const inside = root ?? body
  const articles = [...inside.querySelectorAll('article')].filter(
    (article) => !article.parentElement?.closest('article'),
  )
  const whole = textLength(inside)
  const only = articles.find((article) => textLength(article) > whole * 0.6)
  return only ?? root ?? null
}

function textLength(element: Element | undefined): number {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').length
}
