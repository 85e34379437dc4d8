import { changesAfter, isForgotten, type ChangesQuery } from '../answers/changes.ts'
import type { Store } from '../store/index.ts'
import { eventText, positionText } from './events.ts'

/** Events of one reading, as they go out, and the position they lead to. */
export type Part = { events: Uint8Array; position: number; more: boolean }

/** Two of them are the most that waits in this process for one slow reader. */
const PART_BYTES = 32 * 1024
/** What readers behind the head have asked for is not worth keeping beyond this. */
const MOST_HELD = 8 * 1024 * 1024

/**
 * Parts of the stream, made once for all readers with the same filters and position. Null if the
 * position is older than what is kept.
 */
export function createParts(store: Store): (query: ChangesQuery) => Part | null {
  const held = new Map<string, Part>()
  let generation = -1
  let bytes = 0

  return (query) => {
    if (isForgotten(store, query.since)) return null
    if (generation !== store.generation || bytes > MOST_HELD) {
      held.clear()
      generation = store.generation
      bytes = 0
    }
    const key = JSON.stringify(query)
    const known = held.get(key)
    if (known) return known
    const part = makePart(store, query)
    held.set(key, part)
    bytes += part.events.length
    return part
  }
}

function makePart(store: Store, query: ChangesQuery): Part {
  const { changes, sequence, more } = changesAfter(store, query, PART_BYTES)
  const events = changes.map((change) => eventText({ id: change.sequence, data: change.text }))
  // What was left out behind the last event need not be looked at again after a break.
  if (sequence > (changes.at(-1)?.sequence ?? query.since)) events.push(positionText(sequence))
  return { events: Buffer.from(events.join('')), position: sequence, more }
}
