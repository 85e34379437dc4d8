export { Filling } from './filling/index.ts'
export { delayMerging, entryOf, indexEntry, mergeIndex, unindex, type Entry } from './indexing.ts'
export { searchSchema } from './schema.ts'
