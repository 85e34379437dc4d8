export { publicationCollections } from './collections.ts'
export {
  NotPublishableError,
  OutsideTransactionError,
  HistoryLostError,
  VariantTakenError,
} from './errors.ts'
export { lastVersion, reconcile } from './reconcile.ts'
export { formerSlugs, reserveSlug } from './slugs.ts'
export { publicStates } from './states.ts'
export type { PublicState } from './states.ts'
export { logPosition, renewEpoch } from './state.ts'
export { wakeSequencer } from './wake.ts'
