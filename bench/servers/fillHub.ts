// Writes press releases into the database of a hub that is not running, with all that editors' saves do.
import type { Where } from 'payload'
import { asSystem } from '#kit/index.ts'
import { importDemo } from '#hub/demo/index.ts'
import { openLocalHub } from '#hub/local.ts'
import { ensureFirstAdmin } from '#hub/firstAdmin.ts'
import { readSettings } from '#platform/settings.ts'
import { items } from '../dataset.ts'
import { releaseDocument, type Links } from '../documents.ts'

const releases = Number(process.argv[2])
if (!releases) throw new Error('Usage: fillHub.ts <releases>')

const hub = await openLocalHub({ settings: readSettings(process.env) })
await ensureFirstAdmin(hub.payload, hub.settings)
await importDemo(hub.payload)
const desk = asSystem(hub.payload, 'bench')

const idsOf = async (collection: string, where: Where = {}): Promise<string[]> => {
  const { docs } = await desk.find({ collection, where, limit: 100, sort: 'importSource' })
  return docs.map(({ id }) => id)
}
const links: Links = {
  categories: await idsOf('categories'),
  chapters: await idsOf('chapters'),
  offices: await idsOf('organizations', { kind: { equals: 'press-office' } }),
  images: await idsOf('media', { mimeType: { like: 'image' } }),
}
let index = 0
for (const item of items(releases)) {
  if (item.type !== 'press-release') continue
  const data = { ...releaseDocument(item, { index, links }), _status: 'published' }
  await desk.create({ collection: 'press-releases', data })
  index += 1
}
await hub.close()
process.exit()
