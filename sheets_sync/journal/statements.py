"""The SQL of the history, in words that SQLite and PostgreSQL both understand."""

from typing import Final

from sqlalchemy import bindparam, text

from sheets_sync.journal.chain import COLUMNS

WORKBOOK: Final = text(
    "SELECT first_sync_at, last_success_at, head, head_seq, answer_digest, touched "
    "FROM workbooks WHERE workbook = :workbook"
)
# Nearly all records are plain: five columns instead of seven make a recall a third cheaper.
PLAIN_RECORDS: Final = text(
    "SELECT tab, record_id, digest, first_seen, seq FROM records "
    "WHERE workbook = :workbook AND state = 'here' AND inferred = '' "
    "AND tab NOT IN ('agenda.groups', 'agenda.members')"
)
GROUPS: Final = text(
    "SELECT r.record_id, j.body FROM records r JOIN journal j "
    "ON j.workbook = r.workbook AND j.seq = r.seq "
    "WHERE r.workbook = :workbook AND r.tab = 'agenda.groups'"
)
FOUNDERS: Final = text(
    "SELECT seq, body, words FROM journal "
    "WHERE workbook = :workbook AND body IS NOT NULL AND seq IN :seqs"
).bindparams(bindparam("seqs", expanding=True))
MEMBERS: Final = text(
    "SELECT r.record_id, r.digest, j.body FROM records r JOIN journal j "
    "ON j.workbook = r.workbook AND j.seq = r.seq "
    "WHERE r.workbook = :workbook AND r.tab = 'agenda.members' AND r.state = 'here'"
)
DATED: Final = text(
    "SELECT tab, record_id, inferred FROM records WHERE workbook = :workbook AND inferred <> ''"
)
OTHER_RECORDS: Final = text(
    "SELECT tab, record_id, digest, first_seen, seq, inferred, state FROM records "
    "WHERE workbook = :workbook AND NOT (state = 'here' AND inferred = '')"
)
RECORDS: Final = text(
    "SELECT tab, record_id, first_seen, inferred, state, seq "
    "FROM records WHERE workbook = :workbook"
)
TOLD_BY: Final = text(
    "SELECT tab, record_id FROM journal WHERE workbook = :workbook AND actor = :actor "
    "GROUP BY tab, record_id HAVING MAX(CASE WHEN op = 'vanish' THEN 0 ELSE seq END) > "
    "MAX(CASE WHEN op = 'vanish' THEN seq ELSE 0 END)"
)
COUNTERS: Final = text("SELECT prefix, next FROM counters WHERE workbook = :workbook")
REGISTER: Final = text(
    "INSERT INTO workbooks (workbook, head, head_seq) VALUES (:workbook, :head, 0) "
    "ON CONFLICT (workbook) DO NOTHING"
)
ADVANCE: Final = text(
    "UPDATE workbooks SET head = :head, head_seq = :seq, answer_digest = :answer "
    "WHERE workbook = :workbook AND head = :old_head AND head_seq = :old_seq"
)
APPEND: Final = (
    f"INSERT INTO journal ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 # nosec B608 - names of ours
)
PROJECT: Final = (
    "INSERT INTO records (workbook, tab, record_id, seq, digest, first_seen, inferred, state) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (workbook, tab, record_id) DO UPDATE SET seq = excluded.seq, "
    "digest = excluded.digest, first_seen = excluded.first_seen, "
    "inferred = excluded.inferred, state = excluded.state"
)
COUNT: Final = text(
    "INSERT INTO counters (workbook, prefix, next) VALUES (:workbook, :prefix, :next) "
    "ON CONFLICT (workbook, prefix) DO UPDATE SET next = excluded.next "
    "WHERE excluded.next > counters.next"
)
SUCCEED: Final = text(
    "INSERT INTO workbooks (workbook, head, head_seq, first_sync_at, last_success_at, "
    "answer_digest, touched) VALUES (:workbook, :head, 0, :at, :at, :answer, :touched) "
    "ON CONFLICT (workbook) DO UPDATE SET last_success_at = excluded.last_success_at, "
    "answer_digest = excluded.answer_digest, touched = excluded.touched, "
    "first_sync_at = COALESCE(workbooks.first_sync_at, excluded.first_sync_at)"
)
SHAPE: Final = text("SELECT shape FROM workbooks WHERE workbook = :workbook")
KEEP_SHAPE: Final = text("UPDATE workbooks SET shape = :shape WHERE workbook = :workbook")
KEEP_TOUCHED: Final = text("UPDATE workbooks SET touched = :touched WHERE workbook = :workbook")
OPEN: Final = text(
    'SELECT code, tab, record_id, "column", period, since FROM open_findings '
    "WHERE workbook = :workbook"
)
REMEMBER: Final = text(
    'INSERT INTO open_findings (workbook, code, tab, record_id, "column", period, since) '
    "VALUES (:workbook, :code, :tab, :record_id, :column, :period, :since) "
    "ON CONFLICT DO NOTHING"
)
FORGET: Final = text(
    "DELETE FROM open_findings WHERE workbook = :workbook AND code = :code AND tab = :tab "
    'AND record_id = :record_id AND "column" = :column AND period = :period'
)
COMPARED_BY: Final = text("SELECT compared_by FROM workbooks WHERE workbook = :workbook")
COMPARED: Final = text("SELECT fingerprint, alike FROM compared_texts WHERE workbook = :workbook")
COMPARE_BY: Final = text(
    "UPDATE workbooks SET compared_by = :compared_by WHERE workbook = :workbook"
)
FORGET_COMPARED: Final = text("DELETE FROM compared_texts WHERE workbook = :workbook")
DROP_COMPARED: Final = text(
    "DELETE FROM compared_texts WHERE workbook = :workbook AND fingerprint = :fingerprint"
)
KEEP_COMPARED: Final = text(
    "INSERT INTO compared_texts (workbook, fingerprint, alike) "
    "VALUES (:workbook, :fingerprint, :alike) "
    "ON CONFLICT (workbook, fingerprint) DO UPDATE SET alike = excluded.alike"
)
JOURNAL: Final = text(
    "SELECT workbook, seq, observed_at, tab, record_id, op, actor, first_seen, inferred, body, "
    "salt, words, words_salt, words_mark, body_hmac, prev, hash FROM journal "
    "WHERE workbook = :workbook AND seq > :after ORDER BY seq LIMIT :most"
)
ERASED: Final = text("SELECT seq, part FROM erasures WHERE workbook = :workbook")
LAST_BODIES: Final = text(
    "SELECT j.record_id, j.body, j.words FROM journal j JOIN (SELECT record_id, MAX(seq) AS seq "
    "FROM journal WHERE workbook = :workbook AND tab = :tab AND body IS NOT NULL "
    "AND record_id IN :ids GROUP BY record_id) latest ON j.seq = latest.seq "
    "WHERE j.workbook = :workbook"
).bindparams(bindparam("ids", expanding=True))
SEALS: Final = text(
    "SELECT period, sealed_at, seq, head, rows, rows_hash, rule_set, dates FROM seals "
    "WHERE workbook = :workbook ORDER BY period"
)
SEAL: Final = text(
    "INSERT INTO seals (workbook, period, sealed_at, seq, head, rows, rows_hash, rule_set, dates) "
    "VALUES (:workbook, :period, :sealed_at, :seq, :head, :rows, :rows_hash, :rule_set, :dates)"
)
SEALED_ROWS: Final = text(
    "SELECT tab, record_id, month, seq FROM sealed_rows WHERE workbook = :workbook"
)
PROTECTED: Final = text(
    "SELECT tab, record_id, month, seq FROM sealed_rows "
    "WHERE workbook = :workbook AND month >= :month"
)
PROTECT: Final = (
    "INSERT INTO sealed_rows (workbook, tab, record_id, month, seq) VALUES (?, ?, ?, ?, ?)"
)
UNSEALED: Final = text(
    "SELECT r.tab, r.record_id FROM records r LEFT JOIN sealed_rows s ON s.workbook = r.workbook "
    "AND s.tab = r.tab AND s.record_id = r.record_id "
    "WHERE r.workbook = :workbook AND r.tab IN :tabs AND s.record_id IS NULL"
).bindparams(bindparam("tabs", expanding=True))
DEVIATING: Final = text(
    "SELECT s.tab, s.record_id, s.month, j.body, j.words, l.observed_at, r.state, "
    "j.first_seen, j.inferred "
    "FROM sealed_rows s JOIN records r ON r.workbook = s.workbook AND r.tab = s.tab "
    "AND r.record_id = s.record_id AND r.seq > s.seq "
    "JOIN journal j ON j.workbook = s.workbook AND j.seq = s.seq "
    "JOIN journal l ON l.workbook = s.workbook AND l.seq = r.seq "
    "WHERE s.workbook = :workbook AND j.body IS NOT NULL"
)
VANISHED: Final = text(
    "SELECT r.tab, r.record_id, l.observed_at, (SELECT MIN(f.observed_at) FROM journal f "
    "WHERE f.workbook = r.workbook AND f.tab = r.tab AND f.record_id = r.record_id) "
    "FROM records r JOIN journal l ON l.workbook = r.workbook AND l.seq = r.seq "
    "WHERE r.workbook = :workbook AND r.state = 'gone' AND l.actor = :actor "
    "AND l.observed_at >= :since"
)
HOLDS: Final = text(
    "SELECT tab, seq, at, vanished, stood FROM holds "
    "WHERE workbook = :workbook AND released_at IS NULL ORDER BY seq"
)
HOLD: Final = (
    "INSERT INTO holds (workbook, tab, seq, at, vanished, stood) VALUES (?, ?, ?, ?, ?, ?)"
)
RELEASE: Final = text(
    "UPDATE holds SET released_at = :at, released_by = :by "
    "WHERE workbook = :workbook AND tab = :tab AND seq = :seq AND released_at IS NULL"
)
STILL_GONE: Final = text(
    "SELECT COUNT(*) FROM journal j JOIN records r ON r.workbook = j.workbook AND r.tab = j.tab "
    "AND r.record_id = j.record_id WHERE j.workbook = :workbook AND j.tab = :tab "
    "AND j.seq >= :seq AND j.observed_at = :at AND j.op = 'vanish' AND r.state = 'gone'"
)
BODIES_AT: Final = text(
    "SELECT j.tab, j.record_id, j.body, j.words, j.inferred FROM journal j JOIN "
    "(SELECT tab, record_id, MAX(seq) AS seq FROM journal WHERE workbook = :workbook "
    "AND tab IN :tabs AND seq <= :seq GROUP BY tab, record_id) latest ON j.seq = latest.seq "
    "WHERE j.workbook = :workbook AND j.body IS NOT NULL ORDER BY j.seq"
).bindparams(bindparam("tabs", expanding=True))
VERSIONS: Final = text(
    "SELECT seq, observed_at, tab, record_id, op, actor, body, words, first_seen FROM journal "
    "WHERE workbook = :workbook AND record_id = :record_id ORDER BY seq"
)
SEQ_AT: Final = text(
    "SELECT MAX(seq) FROM journal WHERE workbook = :workbook AND observed_at <= :at"
)
CLAIM: Final = text(
    "INSERT INTO runs (workbook, kind, period, state, claimed_at) "
    "VALUES (:workbook, :kind, :period, 'claimed', :at) ON CONFLICT DO NOTHING"
)
RUN: Final = text(
    "SELECT state, claimed_at, done_at, prepared FROM runs "
    "WHERE workbook = :workbook AND kind = :kind AND period = :period"
)
PREPARE: Final = text(
    "UPDATE runs SET state = 'prepared', prepared = :prepared "
    "WHERE workbook = :workbook AND kind = :kind AND period = :period AND state = 'claimed'"
)
DONE: Final = text(
    "UPDATE runs SET state = 'done', done_at = :at "
    "WHERE workbook = :workbook AND kind = :kind AND period = :period AND state <> 'done'"
)
OPEN_RUNS: Final = text(
    "SELECT kind, period FROM runs WHERE workbook = :workbook AND state <> 'done' "
    "ORDER BY claimed_at, kind, period"
)
