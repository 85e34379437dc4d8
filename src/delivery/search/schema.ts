/**
 * The search tables of a delivery store.
 *
 * `search_rows` numbers what can be found in the order it came; a number is never given twice, so
 * that whoever has read up to one only has to read on. `search_gone` says which were taken out.
 *
 * Both full-text indexes hold folded words without stemming, those of title and teaser a second time
 * with a sign in front: inflection and compounds are found by way of the vocabulary when a query is
 * read, so that exact phrases and marks stay exact. `search_index` knows which items hold a word or a
 * beginning of two or three letters; the words that share a longer one are few enough to be read one
 * after the other. `search_phrases` also knows where words stand.
 * One index for both would be twice as large. Words come folded and parted by spaces: of the
 * tokenizers the plainest will do.
 */
export const searchSchema = `
CREATE TABLE IF NOT EXISTS search_make (id TEXT NOT NULL);
INSERT INTO search_make SELECT hex(randomblob(8)) WHERE NOT EXISTS (SELECT 1 FROM search_make);
CREATE TABLE IF NOT EXISTS search_rows (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  item INTEGER NOT NULL UNIQUE,
  day INTEGER NOT NULL,
  published INTEGER NOT NULL,
  tie INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS search_gone (
  at INTEGER PRIMARY KEY AUTOINCREMENT,
  row INTEGER NOT NULL
);
CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'ascii',
  detail = none, prefix = '2 3'
);
CREATE VIRTUAL TABLE IF NOT EXISTS search_phrases USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE TABLE IF NOT EXISTS search_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL,
  shown TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS search_words_by_stem ON search_words (stem, word);
CREATE VIRTUAL TABLE IF NOT EXISTS search_word_parts USING fts5 (
  word, content = 'search_words', content_rowid = 'id', columnsize = 0, tokenize = 'trigram'
);
`

/** In front of the words of titles and teasers; letters for private use, which no word of a text has. */
export const IN_TITLE = '\ue000'
export const IN_TEASER = '\ue001'
