import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocalHubOptions } from './local.ts'

/** The admin's pages: what is neither delivery nor `/api`. */
export type Pages = {
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>
  close(): Promise<void>
}

export type StartHubOptions = LocalHubOptions & {
  /** Loads the pages for the hub on this port; null: there are none. */
  pages?: ((port: number) => Promise<Pages>) | null
  /** The module that exports `contentTypes`, for delivery; by default the installed ones. */
  contentModule?: string
}
