import { Readable } from 'node:stream'

/** What is to be sent now: whole events, empty for nothing yet, null for the end. */
type Next = () => Uint8Array | null

const HEARTBEAT_MS = 15_000
const HEARTBEAT = Buffer.from(':\n\n')

/**
 * Server-sent events that are made when the reader has room for them: at most one part waits for a
 * slow reader, and one that takes nothing for a whole heartbeat is closed.
 */
export class EventStream extends Readable {
  readonly #next: Next
  readonly #heartbeat: NodeJS.Timeout
  #hasRoom = true
  #stalled = false
  #scheduled = false
  #finished = false

  constructor(next: Next) {
    // Anything that waits means: ask for no more.
    super({ highWaterMark: 1 })
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
      this.#send()
    })
  }

  /** The last event has been sent. */
  finish(): void {
    if (!this.destroyed && !this.#finished) this.push(null)
    this.#finished = true
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
    try {
      const events = this.#next()
      if (events === null) this.finish()
      else if (events.length > 0) this.#push(events)
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #beat(): void {
    if (this.#hasRoom) this.#push(HEARTBEAT)
    else if (this.#stalled) this.destroy()
    else this.#stalled = true
  }

  #push(events: Uint8Array): void {
    this.#hasRoom = false
    this.push(events)
  }
}

/** One event as text; `data` is JSON, which has no line breaks. */
export function eventText(event: { name?: string; id: number; data: string }): string {
  const name = event.name === undefined ? '' : `event: ${event.name}\n`
  return `${name}id: ${event.id}\ndata: ${event.data}\n\n`
}

/**
 * The position without an event, for readers whose filters leave everything out. A block without data
 * is not dispatched, but its id is remembered for `Last-Event-ID` (WHATWG HTML, 9.2.6); the comment is
 * for readers that take a block apart more simply.
 */
export function positionText(id: number): string {
  return `:\nid: ${id}\n\n`
}
