import { rebuildStore, withStore } from '../deliveryStore.ts'
import { type Command, UsageError } from './command.ts'

const help = `Builds the delivery store anew from the publication log and puts it in the place of the old
one. Websites are served from the old one until then.

Usage: npm run hub -- rebuild

Exit codes: 0 done, 1 failed (the old store stays), 2 wrong use`

/** `rebuild`: a new delivery store. */
export const rebuild: Command = {
  name: 'rebuild',
  summary: 'rebuild: make the delivery store anew from the publication log',
  help,
  run: async (args, context) => {
    if (args.length > 0) throw new UsageError('rebuild takes no arguments')
    return withStore(context, async (store) => {
      await rebuildStore(store, context.payload)
      const counted = store.get("SELECT count(*) AS items FROM items WHERE state = 'put'")
      context.print(
        `Built anew: ${String(counted?.items)} items, up to entry ${store.state().sequence} of the log.`,
      )
      return 0
    })
  },
}
