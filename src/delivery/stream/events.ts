import { Readable } from 'node:stream'

/** What is to be sent now: text of whole events, empty for nothing yet, null for the end. */
type Next = () => string | null

const HEARTBEAT_MS = 15_000
const HEARTBEAT = ':\n\n'

/**
 * Server-sent events that are made when the reader has room for them: nothing piles up for a slow
 * one, and one that takes nothing for a whole heartbeat is closed.
 */
export class EventStream extends Readable {
  readonly #next: Next
  readonly #heartbeat: NodeJS.Timeout
  #hasRoom = true
  #stalled = false
  #scheduled = false

  constructor(next: Next) {
    super()
    this.#next = next
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref()
  }

  /** There may be something to send. */
  wake(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    // Not within the write that woke it, and once for many of them.
    setImmediate(() => {
      this.#scheduled = false
      try {
        this.#send()
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  /** The last event has been sent. */
  finish(): void {
    if (!this.destroyed && !this.readableEnded) this.push(null)
    this.#hasRoom = false
    clearInterval(this.#heartbeat)
  }

  override _read(): void {
    this.#hasRoom = true
    this.#stalled = false
    this.#send()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#hasRoom = false
    clearInterval(this.#heartbeat)
    done(error)
  }

  #send(): void {
    if (!this.#hasRoom || this.destroyed) return
    const text = this.#next()
    if (text === null) {
      this.finish()
    } else if (text !== '') {
      this.#hasRoom = false
      this.push(text)
    }
  }

  #beat(): void {
    if (this.#hasRoom) {
      this.push(HEARTBEAT)
    } else if (this.#stalled) {
      this.destroy()
    } else {
      this.#stalled = true
    }
  }
}

/** One event as text; `data` has no line breaks, being JSON. */
export function eventText(event: { name?: string; id: number; data: unknown }): string {
  const name = event.name === undefined ? '' : `event: ${event.name}\n`
  return `${name}id: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`
}
