// The reference: node:http answering every request with one ready buffer and its headers.
import { once } from 'node:events'
import { createServer, get, IncomingMessage } from 'node:http'

const [source] = process.argv.slice(2)
if (!source) throw new Error('Usage: plain.ts <address of the answer to repeat>')

const { headers, body } = await take(source)
createServer((_, response) => {
  response.writeHead(200, headers)
  response.end(body)
}).listen(Number(process.env.PORT), process.env.HOST)

async function take(address: string): Promise<{ headers: string[]; body: Buffer }> {
  const [answer] = await once(get(address), 'response')
  if (!(answer instanceof IncomingMessage) || answer.statusCode !== 200) {
    throw new Error(`${address} did not answer 200`)
  }
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part)
  // Node adds these by itself, to every answer of every server.
  const own = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])
  const { rawHeaders } = answer
  const kept = rawHeaders.filter(
    (_, index) => !own.has((rawHeaders[index - (index % 2)] ?? '').toLowerCase()),
  )
  return { headers: kept, body: Buffer.concat(parts) }
}
