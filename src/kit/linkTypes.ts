// A pure consequence of the definitions, so a second copy of this module holds the same.
const types = new Map<string, string>()

/** Notes which `type` the documents of a collection have in the contract. */
export function registerLinkType(collection: string, type: string): void {
  types.set(collection, type)
}

/** The contract's `type` of a collection; null for what is never public. */
export function linkTypeOf(collection: string): string | null {
  return types.get(collection) ?? null
}

/** The collection whose documents have this `type`; null for one that nothing here has. */
export function collectionOf(type: string): string | null {
  return [...types].find(([, known]) => known === type)?.[0] ?? null
}
