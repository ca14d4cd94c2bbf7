// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteJournal: drafts, the one state outside the log; sealed, never streamed, dropped with the step's event.
#include "terminal/crypto/digest.h"
#include "terminal/journal/journal_parts.h"

namespace pishkhan::journal {

Status SqliteJournal::saveDraft(const std::string& key, const Fields& fields)
{
    Bytes plain = TRY(wire::encodeFields(fields));
    const Bytes sealed = TRY(m_parts->keys.sealDraft(key, plain));
    crypto::wipe(plain);
    Statement row = TRY(m_parts->database.prepare("INSERT INTO draft (name, sealed) VALUES (?1, ?2) "
                                                  "ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed"));
    row.bind(1, key).bind(2, sealed);
    return m_parts->commit([&](Tail&) { return row.run(); });
}

Result<Fields> SqliteJournal::loadDraft(const std::string& key) const
{
    Statement row = TRY(m_parts->database.prepare("SELECT sealed FROM draft WHERE name = ?1"));
    row.bind(1, key);
    if (TRY(row.step()) == Step::Done) {
        return Fields();
    }
    Bytes plain = TRY(m_parts->keys.openDraft(key, row.blob(0)));
    auto fields = wire::decodeFields(plain);
    crypto::wipe(plain);
    return fields;
}

Status SqliteJournal::dropDraft(const std::string& key)
{
    Statement row = TRY(m_parts->database.prepare("DELETE FROM draft WHERE name = ?1"));
    row.bind(1, key);
    return m_parts->commit([&](Tail&) { return row.run(); });
}

} // namespace pishkhan::journal
