// The reference of searches: SQLite's full-text index of the same texts and nothing else, behind node:http.
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { items } from '../dataset.ts'

const [file, releases] = process.argv.slice(2)
if (!file || !Number(releases)) throw new Error('Usage: fullText.ts <new file> <releases>')

const db = new DatabaseSync(file)
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
  CREATE VIRTUAL TABLE texts USING fts5 (
    title, teaser, body, content = '', tokenize = 'unicode61 remove_diacritics 2'
  );
  BEGIN`)
const insert = db.prepare('INSERT INTO texts (rowid, title, teaser, body) VALUES (?, ?, ?, ?)')
let row = 0
for (const { type, title, teaser, body } of items(Number(releases))) {
  if (type !== 'press-release') continue
  row += 1
  insert.run(row, title, teaser, body?.text ?? '')
}
db.exec('COMMIT')

const search = db.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10')
createServer((request, response) => {
  const words = new URL(request.url ?? '/', 'http://host').searchParams.get('q') ?? 'Stadt'
  const query = words.split(' ').map((word) => `"${word}"`)
  response.end(JSON.stringify(search.all(query.join(' AND '))))
}).listen(Number(process.env.PORT), process.env.HOST)
