import { inject } from 'vitest'
import type { Town } from './town.ts'

/** One place websites read from, and what its editors have written. */
export type Side = { name: string; url: string; hubUrl: string; town: Town }

declare module 'vitest' {
  interface ProvidedContext {
    sides: Side[]
  }
}

/** The one-port process and a node of its own, on every database there is, for `describe.each`. */
export const sides: Side[] = inject('sides')
