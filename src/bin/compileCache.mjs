// Loaded with `node --import` before everything else: keeps what Node makes of the sources, so that a
// start neither strips types nor compiles again. JavaScript, as stripping its types is what it saves.
import { mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'

const dataDir = process.env.DATA_DIR?.trim() || './data'
try {
  // This may be the first to come here; what else lies here is for its owner only.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  enableCompileCache(path.resolve(dataDir, 'compile-cache'))
} catch {
  // It only saves time; the start itself says what is wrong with the folder.
}
