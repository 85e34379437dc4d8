export type { Building, BuildingHere } from './building.ts'
export { buildHere } from './here.ts'
export { type BuildingElsewhere, buildInThread } from './inThread.ts'
