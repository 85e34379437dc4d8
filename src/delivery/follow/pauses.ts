const LONGEST_MS = 3000
/** To build a store takes far more of the hub and the disk than a look at the log. */
const LONGEST_AFTER_BUILDING_MS = 60_000

/**
 * Milliseconds until the log is looked at again: longer with every failure, and never the same for all
 * nodes, which shall not come back as one. `isBuilding`: a new store could not be completed.
 */
export function pauseAfter(
  failures: number,
  { pollMs, isBuilding }: { pollMs: number; isBuilding: boolean },
): number {
  if (failures === 0) return pollMs
  const longest = isBuilding ? LONGEST_AFTER_BUILDING_MS : LONGEST_MS
  const most = Math.min(pollMs * 2 ** Math.min(failures, 10), longest)
  return Math.max(pollMs, most * (0.5 + Math.random() / 2))
}
