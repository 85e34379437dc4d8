import { once } from 'node:events'
import { createServer } from 'node:http'
import { createConnection } from 'node:net'
import { expect, it } from 'vitest'
import { closeServer, listen } from './httpServer.ts'

it('ends before its patience does, although a browser has connected ahead of need', async () => {
  const asked = Promise.withResolvers<void>()
  const going = Promise.withResolvers<void>()
  const server = createServer((_req, res) => {
    asked.resolve()
    void going.promise.then(() => res.end('whole'))
  })
  const port = await listen(server, { port: 0, host: '127.0.0.1' })
  const silent = createConnection(port, '127.0.0.1')
  await once(silent, 'connect')
  const answer = fetch(`http://127.0.0.1:${port}/`)
  await asked.promise

  const order: string[] = []
  const gone = once(silent, 'close').then(() => order.push('silent connection'))
  const closed = closeServer(server).then(() => order.push('server'))
  await gone
  // What was asked for is still answered.
  going.resolve()
  expect(await (await answer).text()).toBe('whole')
  await closed
  expect(order).toEqual(['silent connection', 'server'])
})
