import type { IncomingMessage, ServerResponse } from 'node:http'
import { PROBLEM_BASE } from '#contract/problem.ts'

const RETRY_AFTER_S = 5

type Away = 'starting' | 'broken'

const texts: Record<Away, { status: number; title: string; detail: string }> = {
  starting: {
    status: 503,
    title: 'Die Redaktion startet',
    detail: 'Die Redaktion startet gerade. Bitte versuchen Sie es gleich noch einmal.',
  },
  broken: {
    status: 502,
    title: 'Die Redaktion hat nicht geantwortet',
    detail:
      'Die Verbindung zur Redaktion brach ab. Bitte laden Sie die Seite neu und sehen Sie nach, ' +
      'ob Ihre letzte Änderung gespeichert ist.',
  },
}

/**
 * Answers in the hub's place: a page for people, a problem document (RFC 9457) for programs; its
 * `errors` are what the admin's forms show.
 */
export function answerAway(req: IncomingMessage, res: ServerResponse, away: Away): void {
  const { status, title, detail } = texts[away]
  const isPage = req.headers.accept?.includes('text/html') ?? false
  const type = status === 503 ? `${PROBLEM_BASE}unavailable` : 'about:blank'
  const problem = { type, title, status, detail, errors: [{ message: detail }] }
  const text = isPage ? page(title, detail) : JSON.stringify(problem)
  res.writeHead(status, {
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...(status === 503 ? { 'Retry-After': String(RETRY_AFTER_S) } : {}),
  })
  res.end(text)
}

function page(title: string, detail: string): string {
  return `<!doctype html>
<html lang="de">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${RETRY_AFTER_S}">
<title>${title}</title>
<style>body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 36em; margin: 4em auto; padding: 0 1em }</style>
<h1>${title}</h1>
<p>${detail}</p>
</html>
`
}
