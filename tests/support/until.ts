import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE_MS = 10_000

/** Waits for a condition; fails if it does not come true. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('What was waited for did not happen')
    await delay(10)
  }
}
