export { indexItem, searchSchema, unindexItem } from './schema.ts'
