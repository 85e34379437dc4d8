import { setTimeout as delay } from 'node:timers/promises'

/** A stream sends a comment every 15 s: after this long it is broken, whatever the socket says. */
const SILENCE_MS = 40_000
const RECONNECT_MS = 1000

export type News = {
  /** Resolves when something was said since the last time, or the signal ends the waiting. */
  wait(signal: AbortSignal): Promise<void>
}

/**
 * Listens to a stream of changes until `closed`, from the first `wait` on. What it says is not read:
 * that it says something is reason enough to look. Filters that match nothing leave only positions.
 */
export function listenTo(streamUrl: string, closed: AbortSignal): News {
  let heard = false
  let news = Promise.withResolvers<void>()
  let listening = false

  const listen = async (): Promise<void> => {
    while (!closed.aborted) {
      const onWord = (): void => {
        heard = true
        news.resolve()
      }
      await readStream(`${streamUrl}?types=none`, { closed, onWord }).catch(() => undefined)
      const pause = RECONNECT_MS * (0.5 + Math.random())
      await delay(pause, undefined, { signal: closed }).catch(() => undefined)
    }
  }

  return {
    async wait(signal) {
      if (!listening) {
        listening = true
        void listen()
      }
      if (!heard && !signal.aborted) {
        news = Promise.withResolvers()
        signal.addEventListener('abort', () => news.resolve(), { once: true })
        await news.promise
      }
      if (!signal.aborted) heard = false
    },
  }
}

async function readStream(
  url: string,
  { closed, onWord }: { closed: AbortSignal; onWord: () => void },
): Promise<void> {
  const silence = new AbortController()
  const watch = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([closed, silence.signal]),
      headers: { accept: 'text/event-stream', 'accept-encoding': 'identity' },
    })
    if (!response.ok) await response.body?.cancel()
    else {
      for await (const _ of response.body ?? []) {
        watch.refresh()
        onWord()
      }
    }
  } finally {
    clearTimeout(watch)
  }
}
