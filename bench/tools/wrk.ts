import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputOf } from './processes.ts'

export const CONNECTIONS = 16

/** One run of the load generator. */
export type Load = { perSecond: number; requests: number; bytesPerAnswer: number }

/** Throws, saying what to install, where there is no wrk. */
export function requireWrk(): void {
  if (spawnSync('wrk', ['--version']).error) {
    throw new Error('The load generator wrk is missing. Debian: apt-get install wrk')
  }
}

/**
 * Loads a server with 16 connections of one thread for some seconds, asking for the paths in their
 * order, or the same one again and again. Where paths run out, the run ends early: none is asked for
 * twice. Throws if an answer was no 2xx; there may be none in so short a time.
 */
export async function load(
  url: string,
  options: { paths: readonly string[]; seconds: number; headers?: Record<string, string> },
): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-wrk-'))
  try {
    const script = join(folder, 'paths.lua')
    writeFileSync(script, scriptFor(options))
    const seconds = `${Math.max(1, Math.round(options.seconds))}s`
    const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}`, '--timeout', '60s', '-s', script, url]
    return read(await outputOf(spawn('wrk', args), 'wrk'), options.paths)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function scriptFor({
  paths,
  headers = {},
}: {
  paths: readonly string[]
  headers?: Record<string, string>
}): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `wrk.headers["${name}"] = "${value}"`,
  )
  const result = `
done = function(summary)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration, summary.bytes,
    e.connect + e.read + e.write + e.status + e.timeout))
end`
  const list = paths.map((path) => JSON.stringify(path)).join(',\n')
  return `${lines.join('\n')}
local paths = { ${list} }
local at = 0
local requests = {}
init = function()
  for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path) end
end
request = function()
  at = at + 1
  if #requests > 1 and at >= #requests then wrk.thread:stop() end
  return requests[#requests > 1 and math.min(at, #requests) or 1]
end
${result}`
}

function read(output: string, paths: readonly string[]): Load {
  const found = /^RESULT (\d+) (\d+) (\d+) (\d+)$/m.exec(output)
  const [requests = 0, microseconds = 0, bytes = 0, errors = 0] = (found ?? []).slice(1).map(Number)
  if (!found || errors > 0) {
    throw new Error(`Not all was answered with 2xx: ${paths[0]}\n${output}`)
  }
  return {
    requests,
    perSecond: requests / (microseconds / 1e6),
    bytesPerAnswer: bytes / requests,
  }
}
