export { everyRole, holds, mayWrite, nobody, only, personOf, type Person } from './access.ts'
export { contentPlugin, dropMissingLinks } from './contentPlugin.ts'
export { isConflictAnswer } from './conflictAnswer.ts'
export { defineContentType } from './defineContentType.ts'
export {
  choice,
  day,
  entries,
  flag,
  instant,
  isDay,
  line,
  lines,
  link,
  linkList,
  mediaLink,
  richText,
  webAddress,
} from './fields/builders.ts'
export { idField } from './fields/common.ts'
export { languages } from './fields/languages.ts'
export { asSystem, asUser } from './local.ts'
export type { Doc, LocalApi } from './localTypes.ts'
export { badField, conflict, forbidden, Refused } from './errors.ts'
export { registerPrepare } from './prepare.ts'
export { renderText, safeUrl } from './richtext/render.ts'
export {
  type ContentTypeDefinition,
  type Draft,
  type Envelope,
  type Label,
  type Prepare,
  type Role,
  roles,
  type UploadedFile,
} from './types.ts'
export {
  idOf,
  linkOf,
  linksOf,
  mediaLinkOf,
  recordOf,
  rowsOf,
  textOf,
  textOfRow,
  textsOf,
} from './view.ts'
