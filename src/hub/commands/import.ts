import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { listPages } from '#import/load/files.ts'
import { importFiles } from '#import/load/index.ts'
import { type Command, UsageError } from './command.ts'

const help = `Takes over saved pages of old systems: press portals, news archives, posts, undated pages.

Usage: npm run hub -- import <file or folder> … [--as draft|published]

  <file or folder>     HTML or text as copied from the page; folders are read with all below them
  --as draft           documents wait for an editor (default)
  --as published       dated documents are public at once, under the date of the source;
                       undated ones stay drafts

What was not understood is kept in the document's import note. Importing again makes no doubles
and changes nothing that an editor has touched. A file that cannot be read does not stop the rest.

Exit codes: 0 all done, 1 some files failed (named at the end), 2 wrong use`

/** `import <file or folder>`: saved pages become drafts or public documents. */
export const importCommand: Command = {
  name: 'import',
  summary: 'import <file or folder>: take over saved pages of old systems',
  help,
  prepare: async (args, { cwd }) => {
    const { as, paths } = read(args)
    return ['--as', as, ...paths.map((path) => resolve(cwd, path))]
  },
  run: async (args, { payload, print, printError, signal }) => {
    const { as, paths } = read(args)
    if (paths.length === 0) throw new UsageError('import needs a file or a folder')
    const { files, skipped } = await listPages(paths)
    if (files.length === 0) printError('No pages found (.html, .htm, .txt, .md).')
    const summary = await importFiles(files, { payload, as, print, signal })
    const { created, updated, unchanged, kept } = summary
    print(
      `${summary.records} documents from ${files.length} files: ${created} new, ${updated} updated, ${unchanged} unchanged, ${kept} left alone because an editor has touched them.`,
    )
    if (skipped.length > 0)
      print(`${skipped.length} other files are no pages: ${shortList(skipped)}`)
    for (const { file, reason } of summary.failed) printError(`failed: ${file}: ${reason}`)
    if (summary.isAborted) printError('Stopped before the end; run it again to go on.')
    return summary.failed.length > 0 || files.length === 0 || summary.isAborted ? 1 : 0
  },
}

function read(args: string[]): { as: 'draft' | 'published'; paths: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { as: { type: 'string', default: 'draft' } },
      allowPositionals: true,
    })
    if (values.as !== 'draft' && values.as !== 'published') {
      throw new UsageError('--as is draft or published')
    }
    return { as: values.as, paths: positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong options')
  }
}

function shortList(names: string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} …` : shown
}
