import type { ContentType } from '#contract/contentType.ts'
import { systemClock, type Clock } from '#platform/clock.ts'
import { Library } from './answers/library.ts'
import type { Desk } from './answers/composer.ts'
import type { FileSource } from './files/index.ts'
import type { Following } from './follow/follower.ts'
import type { Figure } from './http/health.ts'
import { createRoutes } from './http/routes.ts'
import { createHandler, type Delivery } from './http/server.ts'
import { Places } from './places/index.ts'
import type { Store } from './store/index.ts'
import { openWorkshop } from './print/pdf/workshop.ts'
import { createChangeStream } from './stream/index.ts'

export { createFollower, type Follower } from './follow/follower.ts'
export type { BuildingElsewhere } from './follow/building/index.ts'
export { rebuildStore } from './follow/rebuilding.ts'
export { type ChangesSource, ResyncError } from './follow/source.ts'
export { httpSource } from './follow/httpSource.ts'
export type { Figure } from './http/health.ts'
export type { Delivery } from './http/server.ts'
export { openStore, type Store, type StoreState } from './store/index.ts'
export { localFiles, type FileSource } from './files/index.ts'

/** The public side over a store: content API, files, health. */
export function createDelivery(options: {
  store: Store
  contentTypes: readonly ContentType[]
  /** Where the API is reached from outside; null makes path-absolute addresses. */
  publicUrl: string | null
  filesUrl: string | null
  files: FileSource
  productVersion: string
  metricsAllow: readonly string[]
  /** How far the store is behind what it follows, for `/readyz` and `/metrics`. */
  following?: () => Following
  /** What else runs in this process, in figures for `/readyz` and `/metrics`. */
  beside?: () => readonly Figure[]
  clock?: Clock
}): Delivery {
  const { store, productVersion, metricsAllow, clock = systemClock } = options
  const publicUrl = (options.publicUrl ?? '').replace(/\/+$/, '')
  const desk: Desk = {
    store,
    library: new Library(store),
    places: new Places(store),
    publicUrl,
    filesUrl: (options.filesUrl ?? publicUrl).replace(/\/+$/, ''),
    now: () => clock.now(),
  }
  const stream = createChangeStream(desk)
  const workshop = openWorkshop()
  const route = createRoutes(desk, {
    files: options.files,
    productVersion,
    changeStream: stream.answer,
    workshop,
  })
  const handler = createHandler(desk, {
    route,
    productVersion,
    metricsAllow,
    following: options.following ?? null,
    beside: options.beside ?? null,
  })
  const leave = (): void => {
    stream.close()
    handler.leave()
  }
  return {
    handle: handler.handle,
    leave,
    close() {
      leave()
      handler.close()
      desk.library.close()
      void workshop.close()
    },
  }
}
