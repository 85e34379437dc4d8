import type { Payload, Where } from 'payload'
import { HEADS } from './log/collections.ts'
import { deleteRows, findRows } from './log/rows.ts'
import { readState, recordPruned } from './log/state.ts'
import { inTransaction } from './log/transaction.ts'

const KEPT_MS = 400 * 24 * 60 * 60 * 1000
const AT_ONCE = 200

/**
 * Forgets removals older than 400 days; withdrawals stay for ever. Only those older than everything
 * else in the log: whoever reads from 0 comes past the oldest entry with the first page, and can be
 * told from a reader that stopped before the removals were forgotten.
 */
export async function pruneRemovals(payload: Payload, now: Date): Promise<void> {
  const end = now.getTime() - KEPT_MS
  const others: Where = {
    or: [{ operation: { not_equals: 'remove' } }, { numberedAt: { greater_than_equal: end } }],
  }
  const [oldest] = await findRows({ payload }, HEADS, others, { sort: 'sequence', limit: 1 })
  const where: Where = {
    and: [
      { operation: { equals: 'remove' } },
      { numberedAt: { less_than: end } },
      ...(oldest ? [{ sequence: { less_than: oldest.sequence } }] : []),
    ],
  }
  for (;;) {
    const old = await findRows({ payload }, HEADS, where, { sort: 'sequence', limit: AT_ONCE })
    const last = old.at(-1)
    if (!last) return
    await inTransaction(payload, async (scope) => {
      const state = await readState(scope)
      // The removals found may have been replaced by a new publication meanwhile.
      const sequences = old.map((head) => head.sequence)
      await deleteRows(scope, HEADS, { sequence: { in: sequences } })
      await recordPruned(scope, Math.max(state.prunedUpTo, last.sequence))
    })
  }
}
