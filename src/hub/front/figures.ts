import type { Figure } from '#delivery/index.ts'
import type { HubCondition } from './calls.ts'

/** How the hub is, for those who watch: websites read on whatever it says. */
export function hubFigures({ ready, database }: HubCondition): Figure[] {
  const figures = [{ name: 'hub_ready', help: 'Whether editors are served.', value: ready ? 1 : 0 }]
  if (!database) return figures
  const { waiting, heldMs, overdue, commitFailures, busyMs } = database
  return [
    ...figures,
    { name: 'hub_database_waiting', help: 'Writes waiting for their turn.', value: waiting },
    {
      name: 'hub_database_held_seconds',
      help: 'Time since the present transaction began.',
      value: heldMs / 1000,
    },
    {
      name: 'hub_database_overdue',
      help: 'Transactions undone because they were open too long, since the start.',
      value: overdue,
    },
    {
      name: 'hub_database_commit_failures',
      help: 'Transactions the database refused to commit, since the start.',
      value: commitFailures,
    },
    {
      name: 'hub_database_busy_seconds',
      help: 'For how long no transaction could begin.',
      value: busyMs / 1000,
    },
  ]
}
