import type { ContentType } from '#contract/contentType.ts'
import type { Composer } from '../answers/composer.ts'
import { jsonAnswer } from '../answers/answer.ts'
import type { Answer } from '../http/types.ts'
import { itemOf, type ItemRow } from '../store/index.ts'
import { newsArticle } from './article.ts'
import type { Told } from './context.ts'
import { event } from './event.ts'
import { ninjs } from './ninjs.ts'
import { readShown, type Shown } from './shown.ts'

export type FormName = 'jsonld' | 'ninjs'

export const MIME_TYPES: Record<FormName, string> = {
  jsonld: 'application/ld+json; charset=utf-8',
  ninjs: 'application/json; charset=utf-8',
}

/** The other forms that items of a type are told in: the values of `format`. */
export function formsOf({ forms }: ContentType): FormName[] {
  return [
    ...(forms?.jsonld ? ['jsonld' as const] : []),
    ...(forms?.ninjs ? ['ninjs' as const] : []),
  ]
}

/** An item in another form, made from its very answer and cached like it. */
export function answerForm(
  composer: Composer,
  { type, row, form }: { type: ContentType; row: ItemRow; form: FormName },
): Answer {
  const stored = itemOf(row, { body: false })
  const shown = readShown(composer.present(row, { form: 'full', body: true }))
  const told =
    stored && tell(type, form, shown, { composer, stored, link: composer.addressOf(stored) })
  return {
    ...jsonAnswer(composer, told, { language: row.language || null }),
    contentType: MIME_TYPES[form],
  }
}

function tell(type: ContentType, form: FormName, shown: Shown, told: Told) {
  if (form === 'ninjs') return ninjs(shown, told)
  return type.forms?.jsonld === 'Event' ? event(shown, told) : newsArticle(shown, told)
}
