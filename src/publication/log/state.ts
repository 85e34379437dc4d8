import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { retryOnConflict } from '#platform/database/index.ts'
import { STATE } from './collections.ts'
import { findRow, putRow, updateRowWhere } from './rows.ts'
import type { Scope, State } from './rows.ts'
import { inTransaction } from './transaction.ts'

const ONLY = 'log'

/** Epoch and counter of the log; made when first asked for. */
export async function readState(scope: Scope): Promise<State> {
  return (await findRow(scope, STATE, ONLY)) ?? (await createState(scope.payload))
}

/** Which history the log holds and how far it is numbered. */
export async function logPosition(payload: Payload): Promise<{ epoch: string; sequence: number }> {
  const { epoch, sequence } = await readState({ payload })
  return { epoch, sequence }
}

/** Moves the counter on; false if another hub has done so since `from` was read. */
export function advance(
  scope: Scope,
  { from, to }: { from: number; to: number },
): Promise<boolean> {
  return updateRowWhere(scope, STATE, {
    where: { and: [{ id: { equals: ONLY } }, { sequence: { equals: from } }] },
    data: { sequence: to },
  })
}

/** Records up to where tombstones are gone. */
export async function recordPruned(scope: Scope, prunedUpTo: number): Promise<void> {
  await updateRowWhere(scope, STATE, { where: { id: { equals: ONLY } }, data: { prunedUpTo } })
}

/**
 * Declares the history of the log lost (a restored backup): every follower builds anew.
 * The counter goes on from `atLeast`, so that no number ever means two things.
 */
export async function renewEpoch(payload: Payload, atLeast = 0): Promise<State> {
  return retryOnConflict(() =>
    inTransaction(payload, async (scope) => {
      const state = await readState(scope)
      const sequence = Math.max(state.sequence, atLeast)
      const renewed = { ...state, epoch: randomUUID(), sequence }
      await putRow(scope, STATE, renewed, state)
      return renewed
    }),
  )
}

async function createState(payload: Payload): Promise<State> {
  return retryOnConflict(() =>
    inTransaction(payload, async (scope) => {
      const existing = await findRow(scope, STATE, ONLY)
      if (existing) return existing
      const state: State = { id: ONLY, epoch: randomUUID(), sequence: 0, prunedUpTo: 0 }
      await putRow(scope, STATE, state, null)
      return state
    }),
  )
}
