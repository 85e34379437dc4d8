import { createLogger } from './logger.ts'

/**
 * Logs a promise that failed and that nobody waited for. It is a fault to mend, but one of a single
 * request: ending the process, as Node does by itself, would take everybody's websites down with it.
 * For the thread this is called in.
 */
export function surviveStrayRejections(name: string): void {
  const log = createLogger(name)
  process.on('unhandledRejection', (reason) => {
    log.error({ err: reason }, 'A promise failed that nobody waited for')
  })
}
