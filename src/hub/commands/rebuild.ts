import { rebuildDelivery } from '../deliveryStore.ts'
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
    const { items, sequence } = await rebuildDelivery(context)
    context.print(`Built anew: ${items} items, up to entry ${sequence} of the log.`)
    return 0
  },
}
