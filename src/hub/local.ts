import { getPayload } from 'payload'
import type { Payload, Plugin, SanitizedConfig } from 'payload'
import { buildHubConfig } from '#config'
import { migrate } from '#platform/database/index.ts'
import { prepareSecrets } from '#platform/settings.ts'
import type { Settings } from '#platform/settings.ts'

export type LocalHubOptions = {
  settings: Settings
  /** Instead of the hub's own configuration. */
  config?: SanitizedConfig | Promise<SanitizedConfig>
  extraPlugins?: Plugin[]
  /** Brings the database's schema up to date; by default the committed migrations. */
  prepareSchema?: (payload: Payload) => Promise<unknown>
}

export type LocalHub = {
  settings: Settings & { payloadSecret: string }
  config: SanitizedConfig
  payload: Payload
  close(): Promise<void>
}

/**
 * Opens the hub's data without serving anything: for the command line, and as a part of the server's
 * start. The caller holds the lock of the data directory.
 */
export async function openLocalHub(options: LocalHubOptions): Promise<LocalHub> {
  const settings = prepareSecrets(options.settings)
  await using held = new AsyncDisposableStack()
  const config = await (options.config ??
    buildHubConfig({ settings, extraPlugins: options.extraPlugins ?? [] }))
  const payload = await getPayload({ config })
  held.defer(async () => {
    forget(payload)
    await payload.destroy()
  })
  await (options.prepareSchema ?? migrate)(payload)
  const open = held.move()
  return { settings, config, payload, close: () => open.disposeAsync() }
}

/** Payload keeps its instance for the process; a closed one must not be handed out again. */
function forget(payload: Payload): void {
  const cache: unknown = Reflect.get(globalThis, '_payload')
  if (!(cache instanceof Map)) return
  for (const [key, entry] of cache) {
    if (typeof entry === 'object' && entry !== null && Reflect.get(entry, 'payload') === payload) {
      cache.delete(key)
    }
  }
}
