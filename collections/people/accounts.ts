import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { badField, conflict, forbidden, holds } from '#kit/index.ts'

const MIN_PASSWORD_LENGTH = 8

/** Roles are the administration's to give, a password has a least length, and one admin always stays. */
export const guardAccount: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (typeof data.password === 'string' && data.password.length < MIN_PASSWORD_LENGTH) {
    throw badField(
      'users',
      'password',
      `Das Passwort braucht mindestens ${MIN_PASSWORD_LENGTH} Zeichen.`,
    )
  }
  if (!originalDoc) return data
  const changesRights = ['roles', 'domains'].some(
    (name) => name in data && !sameWords(data[name], originalDoc[name]),
  )
  // Without a user the call is the product's own; the collection's access has let it pass.
  if (changesRights && req.user && !holds(req.user, ['admin'])) {
    throw forbidden('Rollen und Bereiche vergibt nur die Administration.')
  }
  const losesAdmin =
    holds(originalDoc, ['admin']) &&
    'roles' in data &&
    !holds({ ...data, id: originalDoc.id }, ['admin'])
  if (losesAdmin) await keepOneAdmin({ id: originalDoc.id, req })
  return data
}

/** The last account with the role admin cannot be deleted: nobody could sign in to repair it. */
export const guardLastAdmin: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await keepOneAdmin({ id, req })
}

async function keepOneAdmin(options: {
  id: string | number
  req: Parameters<CollectionBeforeDeleteHook>[0]['req']
}): Promise<void> {
  const others = await options.req.payload.count({
    collection: 'users',
    where: { and: [{ roles: { contains: 'admin' } }, { id: { not_equals: options.id } }] },
    overrideAccess: true,
    req: options.req,
  })
  if (others.totalDocs === 0) {
    throw conflict(
      'last-admin',
      'Es muss mindestens ein Konto mit der Rolle Administration bleiben.',
    )
  }
}

function sameWords(a: unknown, b: unknown): boolean {
  const words = (value: unknown): string => (Array.isArray(value) ? [...value].sort().join() : '')
  return words(a) === words(b)
}
