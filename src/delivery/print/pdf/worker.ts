import { parentPort } from 'node:worker_threads'
import type { Job, Result } from './workshop.ts'
import { writePdf } from './write.ts'

/** Writes one document after the other, away from the thread that answers. */
parentPort?.on('message', ({ paper, pictures }: Job) => {
  void writePdf(paper, pictures)
    .then((bytes): Result => ({ bytes }))
    .catch((error: unknown): Result => ({ error: String(error) }))
    .then((result) => parentPort?.postMessage(result))
})
