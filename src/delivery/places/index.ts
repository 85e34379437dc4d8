export { type Found } from './found.ts'
export { type Position } from './order.ts'
export { Places, type ValueCount } from './places.ts'
export { always, everything, type Selection } from './selection.ts'
