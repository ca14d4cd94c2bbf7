// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/witness_rounds.h"

#include <algorithm>
#include <cstdio>

#include "sync/hub/request_target.h"
#include "sync/tlog/checkpoint.h"
#include "sync/witness/ask_witness.h"
#include "terminal/base/files.h"

namespace pishkhan::hub {
namespace {

constexpr std::size_t longestPolicy = 256U << 10U;

Error trouble(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "hub-witness");
}

/// The witness's own lines of its answer, checked over the text we sent.
Result<std::vector<tlog::NoteSignature>> linesOf(const std::string& note, const std::string& answer,
                                                 const tlog::VerifierKey& witness)
{
    const tlog::Note sent = TRY(tlog::parseNote(note));
    const tlog::Note signedNote = TRY(tlog::parseNote(note + answer));
    const auto verified = TRY(tlog::verifyNote(signedNote, std::span(&witness, 1)));
    std::vector<tlog::NoteSignature> out;
    for (std::size_t i = sent.signatures.size(); i < signedNote.signatures.size(); ++i) {
        const tlog::NoteSignature& one = signedNote.signatures[i];
        if (one.name == witness.name && one.id == witness.id) {
            out.push_back(one);
        }
    }
    if (verified.empty() || out.empty()) {
        return trouble(ErrorKind::Integrity, "the witness answered without a cosignature of its own");
    }
    return out;
}

} // namespace

Result<std::unique_ptr<WitnessRounds>> WitnessRounds::start(const WitnessSettings& settings,
                                                            const std::string& dataFolder, LogPublisher& log, Now now)
{
    const Bytes text = TRY(readFile(settings.policyFile, longestPolicy));
    auto store = TRY(BatchStore::open(dataFolder, OpenMode::Create));
    std::unique_ptr<WitnessRounds> out(new WitnessRounds(std::move(store), log, std::move(now)));
    out->m_policy = TRY(tlog::parsePolicy(pishkhan::text(text)));
    out->m_everySeconds = std::max<std::int64_t>(1, settings.everySeconds);
    out->m_alarmAfter = settings.alarmAfter;
    for (const std::string& address : settings.addresses) {
        const std::size_t equals = std::min(address.find('='), address.size());
        const auto known =
            std::find_if(out->m_policy.witnesses.begin(), out->m_policy.witnesses.end(),
                         [&](const tlog::PolicyWitness& one) { return one.name == address.substr(0, equals); });
        if (known == out->m_policy.witnesses.end() || equals == address.size()) {
            return trouble(ErrorKind::InvalidInput, address + " is not NAME=URL of a witness of the policy");
        }
        out->m_witnesses.push_back({known->key, address.substr(equals + 1), 0, {}});
    }
    WitnessRounds* rounds = out.get();
    out->m_thread = std::thread([rounds] { rounds->run(); });
    return out;
}

WitnessRounds::WitnessRounds(BatchStore store, LogPublisher& log, Now now)
    : m_store(std::move(store)), m_log(log), m_now(std::move(now))
{
}

WitnessRounds::~WitnessRounds()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void WitnessRounds::run()
{
    std::unique_lock lock(m_mutex);
    do {
        lock.unlock();
        if (const Status done = round(); !done) {
            std::fprintf(stderr, "pishkhan-hub: witnessing: %s\n", done.error().what.c_str());
        }
        lock.lock();
    } while (!m_changed.wait_for(lock, std::chrono::seconds(m_everySeconds), [this] { return m_stopping; }));
}

Status WitnessRounds::round()
{
    const Publication latest = m_log.latest();
    if (latest.size == 0) {
        return {};
    }
    std::vector<tlog::NoteSignature> lines;
    for (Asked& witness : m_witnesses) {
        if (witness.size == latest.size) {
            continue; // it has cosigned this one
        }
        auto answer = ask(witness, latest);
        if (!answer) {
            complain(witness, answer.error());
            continue;
        }
        witness.lastComplaint.clear();
        lines.insert(lines.end(), answer->begin(), answer->end());
    }
    if (!lines.empty()) {
        TRY(m_log.attachCosignatures(m_store, latest, lines, m_policy));
    }
    watchDelay(latest);
    return {};
}

Result<std::vector<tlog::NoteSignature>> WitnessRounds::ask(Asked& witness, const Publication& latest)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        witness::AddCheckpoint request{witness.size, {}, latest.logNote};
        if (witness.size > 0 && witness.size < latest.size) {
            request.proof = TRY(m_log.consistencyProof(witness.size, latest.size));
        }
        const witness::AskedAnswer answer = TRY(witness::askWitness(witness.url, request));
        if (answer.status == 200) {
            auto lines = TRY(linesOf(latest.logNote, answer.body, witness.key));
            witness.size = latest.size;
            return lines;
        }
        const auto stated = parseDecimal(answer.body.substr(0, answer.body.find('\n')));
        if (answer.status != 409 || !stated || *stated == witness.size) {
            return trouble(ErrorKind::Integrity, "refuses this log with " + std::to_string(answer.status));
        }
        if (*stated > latest.size) {
            return trouble(ErrorKind::Integrity, "cosigned size " + std::to_string(*stated) +
                                                     ", which this log no longer has: it was rolled back");
        }
        witness.size = *stated; // it remembers better than we do: prove from there
    }
    return trouble(ErrorKind::Integrity, "changes its mind about what it cosigned");
}

void WitnessRounds::complain(Asked& witness, const Error& error)
{
    const std::string words = witness.key.name + ": " + error.what;
    if (words == witness.lastComplaint) {
        return;
    }
    witness.lastComplaint = words;
    std::fprintf(stderr, "pishkhan-hub: witness %s\n", words.c_str());
    if (error.kind == ErrorKind::Integrity || error.kind == ErrorKind::Protocol) {
        static_cast<void>(m_store.alarm("", "witness-refused", words, m_now()).has_value()); // told on stderr as well
    }
}

/// Not yet witnessed is normal for a moment; for ten minutes it is an alarm, once.
void WitnessRounds::watchDelay(const Publication& latest)
{
    const std::int64_t now = m_now().ms;
    if (m_log.witnessed().size == latest.size) {
        m_behindSince = 0;
        m_alarmed = false;
        return;
    }
    m_behindSince = m_behindSince == 0 ? now : m_behindSince;
    if (!m_alarmed && now - m_behindSince >= m_alarmAfter.count()) {
        m_alarmed = true;
        const std::string words = "no quorum of witnesses since " + toRfc3339(Instant{m_behindSince});
        std::fprintf(stderr, "pishkhan-hub: ALARM: %s\n", words.c_str());
        static_cast<void>(m_store.alarm("", "not-witnessed", words, Instant{now}).has_value());
    }
}

} // namespace pishkhan::hub
