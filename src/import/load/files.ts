import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

const pageExtensions = new Set(['.html', '.htm', '.xhtml', '.txt', '.text', '.md'])

/** The pages under the given files and folders, in a stable order; a file named itself is always read. */
export async function listPages(paths: string[]): Promise<{ files: string[]; skipped: string[] }> {
  const files: string[] = []
  const skipped: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (!found?.isDirectory()) {
      files.push(path)
      continue
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      // Browsers save the parts of a page beside it; hidden files are nobody's pages.
      .filter((name) => !/(_files|_Dateien|-Dateien)[\\/]|[\\/]\./.test(name.slice(path.length)))
      .toSorted()
    for (const name of names) {
      if (pageExtensions.has(extname(name).toLowerCase())) files.push(name)
      else skipped.push(name)
    }
  }
  return { files: [...new Set(files)], skipped }
}
