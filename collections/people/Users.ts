import type { Access, CollectionBeforeOperationHook, CollectionConfig, Field } from 'payload'
import {
  choice,
  forbidden,
  holds,
  idField,
  line,
  nobody,
  only,
  recordOf,
  type Role,
} from '#kit/index.ts'
import { guardAccount, guardLastAdmin } from './accounts.ts'

const roleLabels: Record<Role, { de: string; en: string }> = {
  admin: { de: 'Administration', en: 'Administrator' },
  press: { de: 'Pressestelle', en: 'Press office' },
  council: { de: 'Integrationsrat', en: 'Integration council' },
  ki: { de: 'Kommunales Integrationszentrum', en: 'Integration centre' },
  author: { de: 'Autorin oder Autor', en: 'Author' },
  reader: { de: 'Nur lesen', en: 'Reader' },
}

/** Where authors can write: the collections that admit them. */
const authored = {
  'press-releases': { de: 'Pressemitteilungen', en: 'Press releases' },
  news: { de: 'Nachrichten', en: 'News' },
  concepts: { de: 'Konzepte', en: 'Concepts' },
  chapters: { de: 'Kapitel', en: 'Chapters' },
  activities: { de: 'Aktivitäten', en: 'Activities' },
  'newspaper-issues': { de: 'Zeitungsausgaben', en: 'Newspaper issues' },
}

const domains: Field = {
  ...choice('domains', {
    label: { de: 'Schreibt in', en: 'Writes in' },
    help: {
      de: 'Nur für die Rolle „Autorin oder Autor“. Ohne Auswahl: in allen Bereichen.',
      en: 'For authors only. None chosen: everywhere.',
    },
    words: authored,
    many: true,
  }),
}

/** Everyone sees and keeps the own account; all others are the administration's business. */
const ownOrAdmin: Access = ({ req }) => {
  if (!req.user) return false
  return holds(req.user, ['admin']) || { id: { equals: req.user.id } }
}

/** The one collection of accounts. Websites need none. */
export function users(options: { secureCookies: boolean }): CollectionConfig {
  return {
    slug: 'users',
    labels: {
      singular: { de: 'Benutzerkonto', en: 'User' },
      plural: { de: 'Benutzerkonten', en: 'Users' },
    },
    admin: {
      group: { de: 'Verwaltung', en: 'Administration' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'email', 'roles', 'updatedAt'],
      description: {
        de: 'Wer sich anmelden darf und was die Person tun darf.',
        en: 'Who may sign in, and what they may do.',
      },
    },
    auth: {
      cookies: { sameSite: 'Lax', secure: options.secureCookies },
      lockTime: 10 * 60 * 1000,
      maxLoginAttempts: 10,
      tokenExpiration: 8 * 60 * 60,
      useAPIKey: false,
      useSessions: true,
    },
    access: {
      admin: ({ req }) => holds(req.user, ['admin', 'press', 'council', 'ki', 'author', 'reader']),
      create: only('admin'),
      delete: only('admin'),
      read: ownOrAdmin,
      readVersions: nobody,
      unlock: only('admin'),
      update: ownOrAdmin,
    },
    disableDuplicate: true,
    hooks: {
      beforeOperation: [refusePasswordMail, readRole],
      beforeChange: [guardAccount],
      beforeDelete: [guardLastAdmin],
    },
    fields: [
      idField,
      line('name', { label: { de: 'Name', en: 'Name' } }),
      {
        name: 'roles',
        type: 'select',
        hasMany: true,
        required: true,
        defaultValue: ['reader'],
        options: Object.entries(roleLabels).map(([value, label]) => ({ value, label })),
        label: { de: 'Rollen', en: 'Roles' },
        admin: {
          description: {
            de: 'Was die Person tun darf. Nur die Administration vergibt Rollen.',
            en: 'What the person may do. Only administrators assign roles.',
          },
        },
      },
      domains,
    ],
  }
}

/** Mail is not set up yet: say so, instead of writing a reset link into the server's log. */
const refusePasswordMail: CollectionBeforeOperationHook = ({ operation, args }) => {
  if (operation !== 'forgotPassword') return args
  throw forbidden(
    'Passwörter lassen sich hier nicht per E-Mail zurücksetzen. Bitte wenden Sie sich an die Administration.',
  )
}

/** One role given by itself means a list of one, instead of silently making a mere reader. */
const readRole: CollectionBeforeOperationHook = ({ operation, args }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { role, ...data } = recordOf('data' in args ? args.data : null)
  const roles = data.roles ?? role
  if (typeof roles !== 'string') return args
  return { ...args, data: { ...data, roles: [roles] } }
}
