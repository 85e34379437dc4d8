import type { ContentType } from '#contract/contentType.ts'

/** What the schemas of a type are called: `press-release` gives `PressRelease`. */
export function nameOf(type: Pick<ContentType, 'type'>): string {
  return pascal(type.type)
}

/** `press-releases.rss` gives `PressReleasesRss`. */
export function pascal(words: string): string {
  return words.replaceAll(/(?:^|[-.])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
