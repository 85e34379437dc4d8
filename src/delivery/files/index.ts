export { createFiles } from './files.ts'
export { hubFiles } from './hubFiles.ts'
export { createMirror } from './mirror.ts'
export { type FileSource, localFiles } from './source.ts'
