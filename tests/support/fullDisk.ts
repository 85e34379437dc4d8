import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CommitFailedError } from '#platform/database/index.ts'
import { openNotes } from './notes.ts'

const BIG = 'x'.repeat(300_000)
const BLOCK = Buffer.alloc(16 * 1024, 1)

/**
 * Run by itself on a small disk: saves while there is room, saves when there is none, saves again
 * when there is. Prints what the editor and the database saw as one line of JSON.
 */
async function saveOnFullDisk(directory: string): Promise<Record<string, unknown>> {
  const notes = await openNotes(`file:${join(directory, 'hub.sqlite')}`)
  const save = (title: string, body: string) =>
    notes.rest('POST', '/notes', { title, body, lines: [{ text: body }, { text: body }] })

  const before = await save('before', 'small')
  const filler = join(directory, 'filler')
  fill(filler)
  const full = await save('full', BIG)
  const reason = await notes.payload
    .create({ collection: 'notes', data: { body: BIG }, overrideAccess: true })
    .then(
      () => 'none',
      (error: unknown) => (error instanceof CommitFailedError ? error.details.reason : 'other'),
    )
  rmSync(filler)
  const after = await save('after', 'small')
  const result = {
    before: before.status,
    full,
    reason,
    after: after.status,
    notes: await notes.rows('notes'),
    lines: await notes.rows('notes_lines'),
    versions: await notes.rows('_notes_v'),
    faults: await notes.rows("pragma_integrity_check() WHERE integrity_check <> 'ok'"),
  }
  await notes.stop()
  return result
}

/** Takes all room there is. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w')
  try {
    for (;;) writeSync(descriptor, BLOCK)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(descriptor)
  }
}

const [directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('Which directory?')
process.stdout.write(`RESULT ${JSON.stringify(await saveOnFullDisk(directory))}\n`)
