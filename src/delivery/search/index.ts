export { indexItem, unindexItem } from './indexing.ts'
export { searchSchema } from './schema.ts'
