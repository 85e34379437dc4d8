import { request, type IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Json } from '../delivery.ts'

export type Asked = {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
  json: Json
}

/** A request with just the headers given and the answer byte for byte: nothing is added or unpacked. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: options.method ?? 'GET', headers: options.headers ?? {} })
    sent.once('error', reject)
    sent.once('response', (response) => {
      const { statusCode = 0, headers } = response
      buffer(response).then((bytes) => {
        const text = headers['content-encoding'] ? '' : bytes.toString()
        const isJson = /json/.test(headers['content-type'] ?? '') && text !== ''
        const json: Json = isJson ? JSON.parse(text) : null
        resolve({ status: statusCode, headers, bytes, text, json })
      }, reject)
    })
    sent.end()
  })
}

/** What tests ask of one side. */
export function readerOf(side: { url: string }) {
  const get = (path: string, headers: Record<string, string> = {}) =>
    ask(side.url + path, { headers })
  const list = (path: string) => get(`/content/v1/${path}`)
  return {
    get,
    send: (method: string, path: string, headers: Record<string, string> = {}) =>
      ask(side.url + path, { method, headers }),
    /** A path below `/content/v1/`. */
    api: list,
    /** The slugs of a list, in its order. */
    async slugs(path: string): Promise<string[]> {
      const { status, json, text } = await list(path)
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
      return json.items.map((item: Json): string => item.slug)
    },
    /** Language and title of an item, or the status. */
    async shown(path: string): Promise<string | number> {
      const { status, json } = await list(path)
      return status === 200 ? `${json.language} ${json.title}` : status
    },
  }
}
