import type { Payload, PayloadRequest } from 'payload'
import { SLUGS } from './collections.ts'
import { deleteRows, findByIds, findRow, findRows, putRow } from './rows.ts'
import type { Scope } from './rows.ts'

type Owner = { type: string; language: string | null; itemId: string }

const CANDIDATES_AT_ONCE = 20

/**
 * Reserves a slug for an item of a type and language: the wanted one, or with `-2`, `-3` … if it
 * is or was another item's. In the caller's transaction, so that nobody else gets it meanwhile.
 */
export async function reserveSlug({
  req,
  type,
  language,
  id,
  wanted,
}: {
  req: PayloadRequest
  type: string
  language: string | null
  id: string
  wanted: string
}): Promise<string> {
  const scope = { payload: req.payload, req }
  for (let start = 1; ; start += CANDIDATES_AT_ONCE) {
    const candidates = Array.from({ length: CANDIDATES_AT_ONCE }, (_, index) =>
      start + index === 1 ? wanted : `${wanted}-${start + index}`,
    )
    const rows = await findByIds(
      scope,
      SLUGS,
      candidates.map((slug) => slugKey({ type, language, slug })),
    )
    const owners = new Map(rows.map((row) => [row.slug, row.itemId]))
    const slug = candidates.find((candidate) => (owners.get(candidate) ?? id) === id)
    if (slug === undefined) continue
    if (!owners.has(slug)) {
      const row = { id: slugKey({ type, language, slug }), type, language, slug, itemId: id }
      await putRow(scope, SLUGS, { ...row, wasPublic: false }, null)
    }
    return slug
  }
}

/** Slugs an item had in public before its current one; they redirect to it. */
export async function formerSlugs({
  payload,
  req,
  type,
  language,
  id,
  current,
}: {
  payload: Payload
  req?: Partial<PayloadRequest>
  type: string
  language: string | null
  id: string
  current: string
}): Promise<string[]> {
  const rows = await ownRows({ payload, req }, { type, language, itemId: id })
  return rows
    .filter((row) => row.wasPublic && row.slug !== current)
    .map((row) => row.slug)
    .toSorted()
}

/** Marks the slug an item is public under, and gives back what it had reserved but never used. */
export async function publishSlug(scope: Scope, owner: Owner, slug: string): Promise<void> {
  // Media have their id for a slug: nothing to reserve, nothing to redirect.
  if (slug === owner.itemId) return
  await releaseSlugs(scope, owner, slug)
  const { type, language, itemId } = owner
  const id = slugKey({ type, language, slug })
  const existing = await findRow(scope, SLUGS, id)
  if (existing?.itemId === itemId && existing.wasPublic) return
  await putRow(scope, SLUGS, { id, type, language, slug, itemId, wasPublic: true }, existing)
}

/** Gives back what an item reserved and never had in public, but for `keep`. */
export async function releaseSlugs(scope: Scope, owner: Owner, keep?: string): Promise<void> {
  const rows = await ownRows(scope, owner)
  const unused = rows.filter((row) => !row.wasPublic && row.slug !== keep).map((row) => row.id)
  if (unused.length > 0) await deleteRows(scope, SLUGS, { id: { in: unused } })
}

async function ownRows(scope: Scope, { type, language, itemId }: Owner) {
  const rows = await findRows(scope, SLUGS, { itemId: { equals: itemId } })
  return rows.filter((row) => row.type === type && row.language === language)
}

function slugKey(parts: { type: string; language: string | null; slug: string }): string {
  return `${parts.type}/${parts.language ?? '-'}/${parts.slug}`
}
