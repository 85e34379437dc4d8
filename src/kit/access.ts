import type { Access } from 'payload'
import { z } from 'zod'
import { type Role, roles } from './types.ts'

const personSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  email: z.string().nullish(),
  name: z.string().nullish(),
  roles: z.array(z.enum(roles)).nullish(),
  /** Collections an author may write in; none named: all that admit authors. */
  domains: z.array(z.string()).nullish(),
})

export type Person = {
  id: string
  name: string
  roles: readonly Role[]
  domains: readonly string[]
}

/** The signed-in person of a request; null for none, and for one without a known role. */
export function personOf(user: unknown): Person | null {
  const person = personSchema.safeParse(user)
  if (!person.success) return null
  const { id, name, email, roles: held, domains } = person.data
  if (!held || held.length === 0) return null
  return { id, name: name ?? email ?? id, roles: held, domains: domains ?? [] }
}

/** Whether a user holds one of the roles; admins hold all. */
export function holds(user: unknown, wanted: readonly Role[]): boolean {
  const person = personOf(user)
  return person !== null && person.roles.some((role) => role === 'admin' || wanted.includes(role))
}

/** Whether a user may write in a collection; authors only where they are assigned. */
export function mayWrite(user: unknown, collection: string, write: readonly Role[]): boolean {
  const person = personOf(user)
  if (!person) return false
  return person.roles.some((role) => {
    if (role === 'admin') return true
    if (!write.includes(role)) return false
    return role !== 'author' || person.domains.length === 0 || person.domains.includes(collection)
  })
}

/** Shut for everyone. */
export const nobody: Access = () => false

/** Open to everyone who is signed in and has a role. */
export const everyRole: Access = ({ req }) => personOf(req.user) !== null

/** Open to the holders of one of the roles, and to admins. */
export function only(...wanted: Role[]): Access {
  return ({ req }) => holds(req.user, wanted)
}
