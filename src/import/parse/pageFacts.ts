import { z } from 'zod'
import { oneLine, type PageFacts } from './page.ts'

const named = z.union([z.string(), z.looseObject({ name: z.string() })])
const people = z.union([named, z.array(named)])
const articleSchema = z.looseObject({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: z.string().optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  author: people.optional().catch(undefined),
  publisher: people.optional().catch(undefined),
  articleSection: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  keywords: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
})

/** What JSON-LD, Open Graph, Dublin Core and the head of a page say of it. */
export function readFacts(document: Document): PageFacts {
  const meta = (...names: string[]) => {
    for (const name of names) {
      const found = [...document.querySelectorAll('meta')].find((element) =>
        ['property', 'name', 'itemprop', 'http-equiv'].some(
          (attribute) => element.getAttribute(attribute)?.toLowerCase() === name,
        ),
      )
      const content = oneLine(found?.getAttribute('content') ?? '')
      if (content) return content
    }
    return undefined
  }
  const article = jsonLd(document)
  const section = article?.articleSection
  const keywords = article?.keywords
  const url =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    meta('og:url') ??
    /saved from url=\(\d+\)(\S+)/.exec(document.documentElement.outerHTML.slice(0, 2000))?.[1]
  const facts = {
    title: oneLine(document.querySelector('title')?.textContent ?? '') || undefined,
    headline: article?.headline ?? meta('og:title', 'dc.title', 'dcterms.title', 'twitter:title'),
    published:
      article?.datePublished ??
      meta('article:published_time', 'dc.date.issued', 'dcterms.issued', 'dcterms.date', 'dc.date',
        'date', 'datepublished', 'publish-date', 'pubdate', 'dc.date.created'), // prettier-ignore
    author:
      names(article?.author) ?? meta('author', 'article:author', 'dc.creator', 'dcterms.creator'),
    publisher: names(article?.publisher) ?? meta('dc.publisher', 'publisher', 'og:site_name'),
    section: (Array.isArray(section) ? section[0] : section) ?? meta('article:section'),
    tags: (Array.isArray(keywords) ? keywords : (keywords?.split(/[,;]/) ?? []))
      .map(oneLine)
      .filter(Boolean),
    url: url && /^https?:\/\//.test(url) ? url : undefined,
    language: document.documentElement.getAttribute('lang')?.toLowerCase() || undefined,
    description: meta('description', 'og:description'),
    isArticle: article !== null || meta('og:type') === 'article',
  }
  return {
    tags: facts.tags,
    isArticle: facts.isArticle,
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  }
}

function jsonLd(document: Document): z.infer<typeof articleSchema> | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const node of graph(parse(script.textContent ?? ''))) {
      const article = articleSchema.safeParse(node)
      if (
        article.success &&
        /Article|NewsItem|BlogPosting|Report/.test(String(article.data['@type']))
      )
        return article.data
    }
  }
  return null
}

function graph(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(graph)
  if (typeof value !== 'object' || value === null) return []
  return '@graph' in value ? graph(value['@graph']) : [value]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function names(value: z.infer<typeof people> | undefined): string | undefined {
  if (value === undefined) return undefined
  const list = (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'string' ? one : one.name,
  )
  return list.map(oneLine).filter(Boolean).join(', ') || undefined
}
