import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { buildConfig, type Plugin, type SanitizedConfig } from 'payload'
import { conceptPlugin } from '#collections/concept/index.ts'
import { councilPlugin } from '#collections/council/index.ts'
import { mediaPlugin } from '#collections/media/index.ts'
import { formalGerman, noMail, peoplePlugin } from '#collections/people/index.ts'
import { pressPlugin } from '#collections/press/index.ts'
import { dropMissingLinks, languages } from '#kit/index.ts'
import { createDatabase } from '#platform/database/index.ts'
import { createLogger } from '#platform/logger.ts'
import { prepareSecrets, readSettings, type Settings } from '#platform/settings.ts'
import { publicationCollections } from '#publication/log/index.ts'

const loggingLevels = { Refused: 'info', ValidationError: 'info' } as const
const root = `${import.meta.dirname}/`

/** The hub's configuration from its settings. Each domain is one plugin. */
export function buildHubConfig(options: {
  settings: Settings & { payloadSecret: string }
  extraPlugins?: Plugin[]
}): Promise<SanitizedConfig> {
  const { settings, extraPlugins = [] } = options
  const origins = settings.publicUrl
    ? [new URL(settings.publicUrl).origin]
    : ['localhost', '127.0.0.1'].map((host) => `http://${host}:${settings.port}`)
  return buildConfig({
    secret: settings.payloadSecret,
    db: createDatabase(settings),
    collections: publicationCollections,
    plugins: [
      pressPlugin,
      conceptPlugin,
      councilPlugin,
      mediaPlugin(settings),
      peoplePlugin({ secureCookies: origins.every((origin) => origin.startsWith('https:')) }),
      ...extraPlugins,
      dropMissingLinks,
    ],
    ...(settings.publicUrl ? { serverURL: new URL(settings.publicUrl).origin } : {}),
    cors: origins,
    csrf: origins,
    defaultDepth: 0,
    maxDepth: 3,
    graphQL: { disable: true },
    telemetry: false,
    email: noMail,
    logger: createLogger('payload'),
    // What an editor is told needs no stack in the log.
    loggingLevels,
    jobs: { access: { cancel: () => false, queue: () => false, run: () => false }, tasks: [] },
    upload: { abortOnLimit: true, limits: { fileSize: 100 * 1024 * 1024 } },
    admin: {
      user: 'users',
      avatar: 'default',
      dateFormat: 'dd.MM.yyyy HH:mm',
      importMap: { baseDir: root },
      meta: { titleSuffix: ' · Stadtwort' },
      components: {
        graphics: { Logo: '/src/app/brand/Brand#Logo', Icon: '/src/app/brand/Brand#Icon' },
      },
    },
    i18n: {
      fallbackLanguage: 'de',
      supportedLanguages: { de, en },
      translations: { de: formalGerman },
    },
    localization: {
      locales: Object.entries(languages).map(([code, label]) => ({ code, label })),
      defaultLocale: 'de',
      fallback: false,
    },
    typescript: {
      autoGenerate: false,
      declare: false,
      outputFile: `${root}src/payload-types.ts`,
    },
  })
}

export default buildHubConfig({ settings: prepareSecrets(readSettings(process.env)) })
