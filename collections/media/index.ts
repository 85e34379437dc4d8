import type { Plugin } from 'payload'
import { contentPlugin } from '#kit/index.ts'
import { openFileStore } from '#platform/files/store.ts'
import { mediaCollection } from './Media.ts'

/** Pictures and documents of all domains; their bytes are kept at `mediaUrl`. */
export function mediaPlugin({ mediaUrl }: { mediaUrl: string }): Plugin {
  return contentPlugin({ collections: [mediaCollection(openFileStore(mediaUrl))] })
}
