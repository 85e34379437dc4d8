/** Grows when a table of the store changes: an older store is then built anew from the log. */
export const SCHEMA_VERSION = 6

/**
 * The delivery store. `items` holds one row per (id, language): public items, tombstones, and the
 * items derived from others (`parent`), which have no place in the log. Null languages are ''. Its
 * texts are those of `Written`; they stand last, so that a row is found without passing them.
 * `filters` holds the public items that have a value of `filter_values`, in the order of lists.
 */
export const storeSchema = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  type TEXT NOT NULL,
  slug TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('put', 'withdraw', 'remove')),
  sequence INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  date TEXT NOT NULL,
  published_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  title_key TEXT NOT NULL,
  ord TEXT NOT NULL,
  above TEXT,
  parent TEXT,
  original TEXT NOT NULL,
  channels TEXT NOT NULL,
  variants INTEGER NOT NULL DEFAULT 1,
  ref BLOB,
  summary BLOB,
  made BLOB,
  kept BLOB,
  detail BLOB,
  body BLOB,
  UNIQUE (id, language)
);
CREATE INDEX IF NOT EXISTS items_by_removal ON items (type, language, at) WHERE state <> 'put';
CREATE INDEX IF NOT EXISTS items_by_sequence ON items (sequence) WHERE parent IS NULL;
CREATE INDEX IF NOT EXISTS items_by_parent ON items (parent, language) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS items_by_above ON items (above) WHERE above IS NOT NULL;
CREATE TABLE IF NOT EXISTS filter_values (
  key INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (type, name, value)
);
CREATE TABLE IF NOT EXISTS filters (
  filter INTEGER NOT NULL,
  starts_at TEXT NOT NULL,
  item INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (filter, starts_at, item)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS filters_by_item ON filters (item, filter);
CREATE TABLE IF NOT EXISTS slugs (
  type TEXT NOT NULL,
  slug TEXT NOT NULL,
  language TEXT NOT NULL,
  id TEXT NOT NULL,
  current INTEGER NOT NULL,
  PRIMARY KEY (type, slug, language)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS slugs_by_item ON slugs (id, language);
`

/**
 * Indexes that only answers need, not the applying of entries: where nothing is served yet they are
 * made when all is there, which takes less than adding to their middle again and again.
 */
export const answerIndexes = [
  "CREATE INDEX IF NOT EXISTS items_by_start ON items (type, starts_at, published_at, id, language, date, ends_at) WHERE state = 'put'",
  "CREATE INDEX IF NOT EXISTS items_by_title ON items (type, title_key, published_at, id, language) WHERE state = 'put'",
  "CREATE INDEX IF NOT EXISTS items_by_order ON items (type, ord, published_at, id, language) WHERE state = 'put'",
  "CREATE INDEX IF NOT EXISTS items_by_kin ON items (type, id, language, original) WHERE state = 'put' AND variants > 1",
  'CREATE INDEX IF NOT EXISTS items_by_change ON items (type, at)',
]
