import sharp from 'sharp'
import { z } from 'zod'
import { ADMIN } from './installation.ts'

const docSchema = z.looseObject({
  id: z.string(),
  slug: z.string().nullish(),
  publicState: z.string().nullish(),
  stored: z.looseObject({ hash: z.string(), name: z.string() }).nullish(),
})
const answerSchema = z.object({ doc: docSchema })
const sessionSchema = z.object({ token: z.string() })

export type Doc = { id: string; slug: string; publicState: string | null; hash: string | null }
type Data = Record<string, unknown>

/** What an editor does on a hub from outside; every refusal throws. */
export type Editor = {
  create(collection: string, data: Data): Promise<Doc>
  publish(collection: string, data: Data): Promise<Doc>
  change(collection: string, id: string, data: Data, locale?: string): Promise<Doc>
  act(collection: string, id: string, action: string, data?: Data): Promise<void>
  remove(collection: string, id: string): Promise<void>
  upload(file: File, data: Data): Promise<Doc>
  /** Puts another file in the place of a document's. */
  replace(id: string, file: File): Promise<Doc>
}

/** Signs in as the first administrator by the public way. */
export async function signIn(hubUrl: string, account = ADMIN): Promise<Editor> {
  const signedIn = await fetch(`${hubUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  const { token } = sessionSchema.parse(await signedIn.json())

  const send = async (method: string, path: string, body: Data | FormData): Promise<unknown> => {
    const isForm = body instanceof FormData
    const answer = await fetch(`${hubUrl}/api/${path}`, {
      method,
      headers: {
        authorization: `JWT ${token}`,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
  const write = async (method: string, path: string, body: Data | FormData): Promise<Doc> => {
    const { doc } = answerSchema.parse(await send(method, path, body))
    return {
      id: doc.id,
      slug: doc.slug ?? doc.id,
      publicState: doc.publicState ?? null,
      hash: doc.stored?.hash ?? null,
    }
  }
  const formOf = (file: File, data: Data): FormData => {
    const form = new FormData()
    form.set('file', file)
    form.set('_payload', JSON.stringify(data))
    return form
  }

  return {
    create: (collection, data) => write('POST', collection, data),
    publish: (collection, data) => write('POST', collection, { ...data, _status: 'published' }),
    change: (collection, id, data, locale) =>
      write('PATCH', `${collection}/${id}${locale ? `?locale=${locale}` : ''}`, data),
    async act(collection, id, action, data = {}) {
      await send('POST', `${collection}/${id}/${action}`, data)
    },
    async remove(collection, id) {
      await send('DELETE', `${collection}/${id}`, {})
    },
    upload: (file, data) => write('POST', 'media', formOf(file, data)),
    replace: (id, file) => write('PATCH', `media/${id}`, formOf(file, {})),
  }
}

/** A picture of one colour, as a camera's file. */
export async function pictureFile(
  name: string,
  { width, height, color }: { width: number; height: number; color: string },
): Promise<File> {
  const create = { width, height, channels: 3 as const, background: color }
  const bytes = await sharp({ create }).jpeg().toBuffer()
  return new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })
}
