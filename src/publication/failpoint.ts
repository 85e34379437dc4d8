/** Places where a test may kill the process, to see what a restart makes of it. */
export type Failpoint = 'in-transaction' | 'before-numbering' | 'in-numbering' | 'before-apply'

/** Kills the process as `kill -9` would, if a test asked for it at this place. */
export function failpoint(name: Failpoint): void {
  if (process.env.NODE_ENV === 'test' && process.env.STADTWORT_FAILPOINT === name) {
    process.kill(process.pid, 'SIGKILL')
  }
}
