export { createFiles } from './files.ts'
export { fileUrl, presentMedia } from './present.ts'
export { type FileSource, hubFiles, localFiles } from './source.ts'
