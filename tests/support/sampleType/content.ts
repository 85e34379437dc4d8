import { contentTypes as installed } from '#content'
import type { ContentType } from '#contract/contentType.ts'
import { board, notice } from './contract.ts'

/** The installed content types and the sample ones, as a module for delivery. */
export const contentTypes: ContentType[] = [...installed, notice, board]
