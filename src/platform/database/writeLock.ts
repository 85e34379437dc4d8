import { AsyncLocalStorage } from 'node:async_hooks'
import { DatabaseBusyError, SelfDeadlockError } from './failures.ts'

export type Turn = {
  /** Called when the turn was held beyond the limit; the turn is over when it returns. */
  onOverdue: () => Promise<void>
  release(): void
}

export type LockStatus = { waiting: number; heldMs: number; overdue: number }

export type WriteLock = {
  /**
   * Waits for the turn in the order of asking. Everything the caller does after this call, and in
   * what it awaits, counts as done inside the turn until it is released.
   */
  acquire(): Promise<Turn>
  /** Runs work in a turn of its own. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Runs work as if begun outside any turn: for what only happens to be started by a hook. */
  outside<T>(work: () => T): T
  status(): LockStatus
}

type Ticket = Turn & { holds: boolean; handedOver: boolean; since: number; timer?: NodeJS.Timeout }

/**
 * One writer at a time, first in, first out. SQLite allows no more, and its driver here does not
 * survive two that collide (the refused one keeps its statement and with it the lock).
 */
export function createWriteLock(limits: { waitMs: number; holdMs: number }): WriteLock {
  const context = new AsyncLocalStorage<Ticket | undefined>()
  const queue: (() => void)[] = []
  let holder: Ticket | null = null
  let overdue = 0

  function grant(ticket: Ticket): void {
    holder = ticket
    ticket.holds = true
    ticket.since = performance.now()
    ticket.timer = setTimeout(() => void expire(ticket), limits.holdMs).unref()
  }

  async function expire(ticket: Ticket): Promise<void> {
    overdue += 1
    try {
      await ticket.onOverdue()
    } finally {
      ticket.release()
    }
  }

  function release(ticket: Ticket): void {
    if (!ticket.holds) return
    ticket.holds = false
    clearTimeout(ticket.timer)
    holder = null
    queue.shift()?.()
  }

  function makeTicket(): Ticket {
    const outer = context.getStore()
    // Siblings started in the same breath share a context in which no turn was handed over yet.
    if (outer?.holds && outer.handedOver) throw new SelfDeadlockError()
    const ticket: Ticket = {
      holds: false,
      handedOver: false,
      since: 0,
      onOverdue: async () => {},
      release: () => release(ticket),
    }
    return ticket
  }

  async function wait(ticket: Ticket): Promise<Turn> {
    if (holder === null) grant(ticket)
    else await queued(ticket)
    // One tick later than the call, so that siblings of the same breath have asked by now.
    await Promise.resolve()
    ticket.handedOver = true
    return ticket
  }

  function queued(ticket: Ticket): Promise<void> {
    const asked = performance.now()
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer)
        grant(ticket)
        resolve()
      }
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(enter), 1)
        reject(new DatabaseBusyError({ waitedMs: Math.round(performance.now() - asked) }))
      }, limits.waitMs)
      queue.push(enter)
    })
  }

  return {
    async acquire() {
      const ticket = makeTicket()
      // Deliberately not `run`: the mark must outlive this call, in the context of the caller.
      context.enterWith(ticket)
      return wait(ticket)
    },
    async run(work) {
      const ticket = makeTicket()
      return context.run(ticket, async () => {
        await wait(ticket)
        try {
          return await work()
        } finally {
          ticket.release()
        }
      })
    },
    outside: (work) => context.run(undefined, work),
    status: () => ({
      waiting: queue.length,
      heldMs: holder === null ? 0 : Math.round(performance.now() - holder.since),
      overdue,
    }),
  }
}
