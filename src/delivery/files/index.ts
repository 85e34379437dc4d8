export { createFiles } from './files.ts'
export { type FileSource, hubFiles, localFiles } from './source.ts'
