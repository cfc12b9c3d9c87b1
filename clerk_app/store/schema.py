"""The tables of truth: journal, vault, secrets, procedure versions, drafts. Projections have their own modules.

`vault.place` is there because a backup may renumber rows that have no key of their own, and `vault_search` finds
the row of a text by it. `journal_subject` and `vault_search` are indexes: `rebuild` makes them anew.
"""

TRUTH = """
CREATE TABLE journal (
    counter TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (counter, epoch, seq)
) WITHOUT ROWID;
CREATE TABLE journal_subject (
    subject TEXT NOT NULL,
    counter TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (subject, counter, epoch, seq)
) WITHOUT ROWID;
CREATE TABLE command (
    id TEXT PRIMARY KEY,
    result BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE number_day (
    counter TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    sequence INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE vault (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    salt BLOB NOT NULL,
    content BLOB NOT NULL
);
CREATE VIRTUAL TABLE vault_search USING fts5 (grams, detail=none, tokenize='unicode61');
INSERT INTO vault_search (vault_search, rank) VALUES ('secure-delete', 1);
CREATE TABLE secret (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, kind)
) WITHOUT ROWID;
CREATE TABLE procedure_version (
    version TEXT PRIMARY KEY,
    procedure TEXT NOT NULL,
    content BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE draft (
    request TEXT NOT NULL,
    step TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (request, step)
) WITHOUT ROWID;
"""

TRIGGERS = {
    "journal_is_never_changed": """
        CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    "journal_is_never_deleted": """
        CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    "procedure_versions_are_never_deleted": """
        CREATE TRIGGER procedure_versions_are_never_deleted BEFORE DELETE ON procedure_version
        BEGIN SELECT RAISE(ABORT, 'a published version stays'); END
    """,
    "procedure_versions_stay": """
        CREATE TRIGGER procedure_versions_stay BEFORE UPDATE ON procedure_version
        BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END
    """,
}
"""Against accidents; the hash chain finds the rest. Asserted after every migration."""
