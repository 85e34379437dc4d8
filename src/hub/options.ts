import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
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

export type Hub = {
  url: string
  port: number
  payload: Payload
  /** Resolves if the hub cannot go on; whoever runs it ends the process then. */
  failed: Promise<Error>
  /** Ends requests and runners, then closes all files. */
  stop(): Promise<void>
}
