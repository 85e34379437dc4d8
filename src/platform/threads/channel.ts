import type { MessagePort } from 'node:worker_threads'

/**
 * What one thread offers the other: functions of one plain value. `never`, because what arrives is
 * what the other side of this same program sent; the caller's types have checked it.
 */
export type Offer = { [name: string]: (value: never) => unknown }

type Message =
  | { call: string; id: number | null; value: never }
  | { answer: number; value: never }
  | { refusal: number; reason: string }

type Names<Other> = keyof Other & string
type Value<Call> = Call extends (...values: infer Values) => unknown ? Values : never
type Result<Call> = Call extends (...values: never[]) => infer Answer ? Awaited<Answer> : never

export type Channel<Other> = {
  /** Calls a function of the other thread; rejects if it throws, or is gone. */
  call<Name extends Names<Other>>(
    name: Name,
    ...value: Value<Other[Name]>
  ): Promise<Result<Other[Name]>>
  /** The same without an answer: for news that a later one makes good. */
  tell<Name extends Names<Other>>(name: Name, ...value: Value<Other[Name]>): void
  close(): void
}

/** Calls between two threads over a port of theirs, in order. Errors arrive as their message. */
export function openChannel<Other extends Offer>(port: MessagePort, offer: Offer): Channel<Other> {
  const asked = new Map<number, { resolve: (value: never) => void; reject(error: Error): void }>()
  let calls = 0
  let closed = false

  port.on('message', (message: Message) => {
    if ('call' in message) {
      void answer(message)
      return
    }
    const id = 'answer' in message ? message.answer : message.refusal
    const waiting = asked.get(id)
    asked.delete(id)
    if ('answer' in message) waiting?.resolve(message.value)
    else waiting?.reject(new Error(message.reason))
  })
  port.on('close', () => {
    closed = true
    for (const { reject } of asked.values()) reject(goneError())
    asked.clear()
  })

  async function answer({ call, id, value }: Extract<Message, { call: string }>): Promise<void> {
    try {
      const result = await offer[call]?.(value)
      if (id !== null) port.postMessage({ answer: id, value: result })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (id !== null) port.postMessage({ refusal: id, reason })
    }
  }

  return {
    call(name, ...[value]) {
      if (closed) return Promise.reject(goneError())
      const { promise, resolve, reject } = Promise.withResolvers<Result<Other[typeof name]>>()
      calls += 1
      asked.set(calls, { resolve, reject })
      port.postMessage({ call: name, id: calls, value })
      return promise
    },
    tell: (name, ...[value]) => port.postMessage({ call: name, id: null, value }),
    close: () => port.close(),
  }
}

function goneError(): Error {
  return new Error('The other thread is gone')
}
