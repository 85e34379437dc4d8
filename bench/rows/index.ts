import { cold } from './cold.ts'
import { hot } from './hot.ts'
import { importing } from './import.ts'
import { build, memory, start } from './node.ts'
import { payload } from './payload.ts'
import { publication } from './publication.ts'
import type { Row } from './row.ts'
import { search, searchLarge } from './search.ts'
import { size } from './size.ts'

/** All that can be measured, in the order in which it is. */
export const rows: Row[] = [
  ...[hot, cold, search],
  ...[size, searchLarge, memory, start, build],
  ...[payload, publication, importing],
]
