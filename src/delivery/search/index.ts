export { delayMerging, indexItem, mergeIndex, unindexItem } from './indexing.ts'
export { searchSchema } from './schema.ts'
