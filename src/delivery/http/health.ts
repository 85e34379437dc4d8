import { BlockList, isIPv4 } from 'node:net'
import type { IncomingMessage } from 'node:http'
import type { Following } from '../follow/follower.ts'
import type { Store } from '../store/index.ts'
import { CACHE_NONE, type Answer } from './types.ts'

/** What the server counts for its metrics. */
export type Counts = { byStatus: Map<number, number>; hot: number; cold: number }

/** Tells who may see details and metrics: this machine and the networks of `METRICS_ALLOW`. */
export function createTrust(allow: readonly string[]): (request: IncomingMessage) => boolean {
  const list = new BlockList()
  for (const network of ['127.0.0.0/8', '::1/128', ...allow]) {
    const [address = '', prefix] = network.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    list.addSubnet(address, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family)
  }
  return ({ socket, headers }) => {
    // A proxy on this machine is not the one who asks.
    if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
    const address = socket.remoteAddress?.replace(/^::ffff:/, '')
    return address !== undefined && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
  }
}

export function answerHealth(trusted: boolean, details: Record<string, unknown>): Answer {
  return plain(200, { status: 'ok', ...(trusted ? details : {}) })
}

/** A number to watch: in `/metrics` with its help, in `/readyz` by its name. */
export type Figure = { name: string; help: string; value: number }

/** What `/readyz` and `/metrics` tell. */
export type Condition = {
  store: Store
  /** How far the store is behind the hub; null where nothing follows. */
  following: (() => Following) | null
  counts: Counts
  /** Of what runs beside delivery in its process; null where nothing does. */
  beside: (() => readonly Figure[]) | null
  /** The server ends: whoever sends requests here shall send them elsewhere. */
  stopping: boolean
}

/** Ready once the store has been complete: from then on it serves, also while the hub is gone. */
export function answerReady(trusted: boolean, condition: Condition): Answer {
  const { store, following, beside, stopping } = condition
  const { ready, epoch, sequence } = store.state()
  const status = stopping ? 'stopping' : ready ? 'ready' : 'filling'
  const figures = (beside?.() ?? []).map(({ name, value }) => [name, value])
  const details = trusted
    ? {
        epoch,
        sequence,
        ...(following ? { hub: following() } : {}),
        ...(beside ? { beside: Object.fromEntries(figures) } : {}),
      }
    : {}
  return plain(status === 'ready' ? 200 : 503, { status, ...details })
}

export function answerMetrics({ store, following, beside, counts }: Condition): Answer {
  const { sequence, ready } = store.state()
  const hub = following?.() ?? null
  const items = store.all(
    "SELECT type, count(*) AS count FROM items WHERE state = 'put' GROUP BY type",
  )
  const lines = [
    '# HELP stadtwort_delivery_sequence Last entry of the publication log in the store.',
    '# TYPE stadtwort_delivery_sequence gauge',
    `stadtwort_delivery_sequence ${sequence}`,
    '# HELP stadtwort_delivery_ready Whether the store is complete.',
    '# TYPE stadtwort_delivery_ready gauge',
    `stadtwort_delivery_ready ${ready ? 1 : 0}`,
    ...(hub ? hubLines(hub) : []),
    '# HELP stadtwort_delivery_items Public items by type, every language counted.',
    '# TYPE stadtwort_delivery_items gauge',
    ...items.map((row) => `stadtwort_delivery_items{type="${row.type}"} ${row.count}`),
    '# HELP stadtwort_delivery_answers_total Answers by status.',
    '# TYPE stadtwort_delivery_answers_total counter',
    ...[...counts.byStatus].map(
      ([status, count]) => `stadtwort_delivery_answers_total{status="${status}"} ${count}`,
    ),
    '# HELP stadtwort_delivery_hot_total Answers that were ready when they were asked for.',
    '# TYPE stadtwort_delivery_hot_total counter',
    `stadtwort_delivery_hot_total ${counts.hot}`,
    '# HELP stadtwort_delivery_cold_total Answers that had to be made.',
    '# TYPE stadtwort_delivery_cold_total counter',
    `stadtwort_delivery_cold_total ${counts.cold}`,
    ...(beside?.() ?? []).flatMap(({ name, help, value }) => [
      `# HELP stadtwort_${name} ${help}`,
      `# TYPE stadtwort_${name} gauge`,
      `stadtwort_${name} ${value}`,
    ]),
  ]
  return {
    status: 200,
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    body: `${lines.join('\n')}\n`,
    cacheControl: CACHE_NONE,
    keep: false,
  }
}

function hubLines({ head, contactAge, behind }: Following): string[] {
  return [
    ...(head === null
      ? []
      : [
          '# HELP stadtwort_delivery_hub_sequence Last entry of the publication log, as far as known.',
          '# TYPE stadtwort_delivery_hub_sequence gauge',
          `stadtwort_delivery_hub_sequence ${head}`,
        ]),
    '# HELP stadtwort_delivery_hub_contact_seconds Time since the hub was last read.',
    '# TYPE stadtwort_delivery_hub_contact_seconds gauge',
    `stadtwort_delivery_hub_contact_seconds ${contactAge}`,
    '# HELP stadtwort_delivery_behind_seconds Time since the store was last known to be level with the hub.',
    '# TYPE stadtwort_delivery_behind_seconds gauge',
    `stadtwort_delivery_behind_seconds ${behind}`,
  ]
}

function plain(status: number, body: unknown): Answer {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(body),
    cacheControl: CACHE_NONE,
    compress: false,
    keep: false,
  }
}
