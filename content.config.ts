import { conceptContracts } from '#collections/concept/contract.ts'
import { councilContracts } from '#collections/council/contract.ts'
import { media } from '#collections/media/contract.ts'
import { peopleContracts } from '#collections/people/contract.ts'
import { pressContracts } from '#collections/press/contract.ts'
import type { ContentType } from '#contract/contentType.ts'

/** The content types of this installation: one line per domain. Read by the hub and by delivery nodes. */
export const contentTypes: ContentType[] = [
  ...pressContracts,
  ...conceptContracts,
  ...councilContracts,
  ...peopleContracts,
  media,
]
