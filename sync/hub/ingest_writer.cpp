// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/ingest_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>

#include "sync/hub/unfold.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

constexpr std::size_t mostQueuedBytes = 64U << 20U;
constexpr std::size_t mostArrivalsPerCommit = 512;
constexpr std::size_t largestWindow = 1U << 20U;
constexpr std::uint64_t leavesPerIndexCommit = 500;
constexpr auto checkpointEvery = std::chrono::seconds(1);

void complain(const char* what, const Error& error)
{
    std::fprintf(stderr, "pishkhan-hub: %s: %s (%s, %d)\n", what, error.what.c_str(), name(error.kind),
                 error.nativeCode);
}

/// After a failed sync the page cache may call lost pages clean, so nothing may be tried again (oversight.md 1.8).
bool isFatal(const Error& error)
{
    const int code = error.nativeCode & 0xff;
    return code == SQLITE_IOERR || code == SQLITE_CORRUPT || error.kind == ErrorKind::Integrity;
}

IngestAnswer storageRefused()
{
    IngestAnswer out;
    out.refusal = Refusal{503, "storage", "the hub cannot store at the moment"};
    return out;
}

} // namespace

Status catchUp(EventIndex& index, BatchStore& store)
{
    const auto size = TRY(store.size());
    auto leaf = TRY(index.nextLeaf());
    while (leaf < size) {
        TRY(index.begin());
        const auto end = std::min(size, leaf + leavesPerIndexCommit);
        for (; leaf < end; ++leaf) {
            const auto taken = [&]() -> Status {
                const auto stored = TRY(store.batch(leaf));
                const auto device = TRY(store.device(stored.batch.header.device));
                return index.take(leaf, TRY(unfold(stored, device ? &*device : nullptr)));
            }();
            if (!taken) {
                index.rollback();
                return taken;
            }
        }
        TRY(index.commit());
    }
    return {};
}

Result<std::unique_ptr<IngestWriter>> IngestWriter::open(const std::string& dataFolder, Now now)
{
    auto store = TRY(BatchStore::open(dataFolder, OpenMode::Create));
    auto index = TRY(EventIndex::open(EventIndex::pathIn(dataFolder)));
    auto log = TRY(LogPublisher::open(dataFolder, store));
    std::unique_ptr<IngestWriter> out(
        new IngestWriter(std::move(store), std::move(index), std::move(log), std::move(now)));
    TRY(out->followUp(LogPublisher::When::AtOnce));
    return out;
}

IngestWriter::IngestWriter(BatchStore store, EventIndex index, LogPublisher log, Now now)
    : m_store(std::move(store)), m_index(std::move(index)), m_log(std::move(log)), m_now(std::move(now))
{
}

IngestWriter::~IngestWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_arrived.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void IngestWriter::start(Wakes wakes)
{
    m_wakes = std::move(wakes);
    m_thread = std::thread([this] { run(); });
}

bool IngestWriter::submit(Arrival arrival, std::size_t bytes, Answered answered)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_failed || m_stopping || m_queuedBytes + bytes > mostQueuedBytes) {
            return false;
        }
        m_queuedBytes += bytes;
        m_queue.push_back({std::move(arrival), bytes, std::move(answered)});
    }
    m_arrived.notify_one();
    return true;
}

std::size_t IngestWriter::windowBytes() const
{
    return m_failed ? 0 : largestWindow;
}

void IngestWriter::run()
{
    for (;;) {
        std::deque<Waiting> taken;
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait_for(lock, checkpointEvery, [this] { return m_stopping || !m_queue.empty(); });
            if (m_stopping && m_queue.empty()) {
                lock.unlock();
                static_cast<void>(followUp(LogPublisher::When::AtOnce)); // a start makes up for a failure here
                return;
            }
            while (!m_queue.empty() && taken.size() < mostArrivalsPerCommit) {
                m_queuedBytes -= m_queue.front().bytes;
                taken.push_back(std::move(m_queue.front()));
                m_queue.pop_front();
            }
        }
        takeAll(taken);
    }
}

void IngestWriter::takeAll(std::deque<Waiting>& waiting)
{
    if (!waiting.empty()) {
        auto answers =
            m_failed ? Result<std::vector<IngestAnswer>>(makeError(ErrorKind::Storage, "stopped")) : store(waiting);
        if (!answers) {
            complain("storing failed", answers.error());
            m_failed = m_failed || isFatal(answers.error());
        }
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            waiting[i].answered(answers ? std::move((*answers)[i]) : storageRefused());
        }
    }
    if (m_failed) {
        return;
    }
    if (const auto followed = followUp(LogPublisher::When::Due); !followed) {
        complain("index or log is behind", followed.error());
        m_failed = m_failed || isFatal(followed.error());
    }
}

Status IngestWriter::followUp(LogPublisher::When when)
{
    const auto before = TRY(m_index.nextLeaf());
    TRY(catchUp(m_index, m_store));
    if (TRY(m_index.nextLeaf()) != before && m_wakes.eventsIndexed) {
        m_wakes.eventsIndexed();
    }
    return m_log.publish(m_store, m_now(), when);
}

Result<std::vector<IngestAnswer>> IngestWriter::store(std::deque<Waiting>& waiting)
{
    auto change = TRY(m_store.begin());
    std::vector<IngestAnswer> answers;
    for (const Waiting& one : waiting) {
        answers.push_back(TRY(storeOne(one.arrival)));
    }
    TRY(change.commit());
    return answers;
}

Result<IngestAnswer> IngestWriter::storeOne(const Arrival& arrival)
{
    if (arrival.isReplaced) {
        return storeReplaced(arrival);
    }
    IngestAnswer answer;
    answer.hubTime = m_now();
    answer.place = TRY(m_store.place(arrival.device, arrival.epoch, arrival.genesis));
    const auto known = TRY(m_store.contact(arrival.device));
    Contact contact = known.value_or(Contact{});
    if (!known) {
        TRY(crypto::fillRandom(contact.nonce));
    }
    if (arrival.head) {
        TRY(noteHead(arrival, answer.place, known, contact));
    }
    if (contact.quarantined) {
        answer.refusal = Refusal{409, "quarantine", "two copies of this device live; a supervisor decides"};
    }
    for (const wire::Batch& batch : arrival.batches) {
        answer.refusal = TRY(contact.quarantined ? keepAside(batch) : storeBatch(batch, answer.place, contact));
        if (answer.refusal && !contact.quarantined) {
            break;
        }
    }
    contact.seenAt = answer.hubTime;
    TRY(m_store.putContact(arrival.device, contact));
    answer.nonce = contact.nonce;
    answer.newestEpoch = contact.epoch;
    answer.checkpoint = m_log.latest().note;
    answer.newestStatement = TRY(m_store.newestStatement(arrival.device));
    return answer;
}

Result<std::optional<Refusal>> IngestWriter::storeBatch(const wire::Batch& batch, JournalPlace& place, Contact& contact)
{
    const auto& header = batch.header;
    const auto sameStart = TRY(m_store.batchAt(header.device, header.epoch, header.firstSequence));
    switch (judge(header, place, sameStart)) {
    case Verdict::KnownAlready: return std::optional<Refusal>();
    case Verdict::Gap: return std::optional<Refusal>(Refusal{409, "gap", "events before this batch are missing"});
    case Verdict::Fork: {
        const auto bytes = TRY(wire::encodeBatch(header, batch.signature, batch.items));
        TRY(m_store.keepFork(batch, bytes, m_now()));
        if (!contact.mismatch) {
            TRY(m_store.alarm(header.device, "fork", "from sequence " + std::to_string(header.firstSequence), m_now()));
        }
        contact.mismatch = true;
        return std::optional<Refusal>(Refusal{409, "fork", "the batch contradicts what is stored; both are kept"});
    }
    case Verdict::Append: break;
    }
    TRY(m_store.append(batch, m_now()));
    TRY(checkContinuation(batch));
    place = {header.lastSequence(), header.newHead};
    if (contact.epoch == header.epoch && contact.sequence == place.sequence && contact.head != place.head) {
        TRY(m_store.alarm(header.device, "head", "the journal differs from the head that was claimed", m_now()));
        contact.mismatch = true;
    }
    return std::optional<Refusal>();
}

Status IngestWriter::noteHead(const Arrival& arrival, const JournalPlace& place, const std::optional<Contact>& known,
                              Contact& contact)
{
    const wire::HeadMessage& head = arrival.head->message;
    const auto verdict = judgeHead(head, place, known);
    const bool copies = verdict == HeadVerdict::Cloned || verdict == HeadVerdict::StaleNonce;
    if (verdict != HeadVerdict::Plausible && (!contact.mismatch || (copies && !contact.quarantined))) {
        static constexpr const char* kinds[] = {"", "clone", "rolled-back", "fork", "clone"};
        TRY(m_store.alarm(arrival.device, kinds[static_cast<int>(verdict)],
                          "head claimed at sequence " + std::to_string(head.sequence), m_now()));
    }
    contact.mismatch = contact.mismatch || verdict != HeadVerdict::Plausible;
    contact.quarantined = contact.quarantined || copies;
    if (head.epoch >= contact.epoch) { // a copy that was left behind does not take the device back with it
        contact.epoch = head.epoch;
        contact.sequence = head.sequence;
        contact.head = head.head;
    }
    wire::Nonce fresh{};
    TRY(crypto::fillRandom(fresh));
    turnRatchet(contact, head.nonce, fresh);
    return {};
}

Result<std::optional<Refusal>> IngestWriter::keepAside(const wire::Batch& batch)
{
    const auto& header = batch.header;
    const auto sameStart = TRY(m_store.batchAt(header.device, header.epoch, header.firstSequence));
    if (judge(header, {}, sameStart) != Verdict::KnownAlready) {
        const Bytes bytes = TRY(wire::encodeBatch(header, batch.signature, batch.items));
        TRY(m_store.keepFork(batch, bytes, m_now()));
    }
    return std::optional<Refusal>(Refusal{409, "quarantine", "two copies of this device live; both are kept"});
}

} // namespace pishkhan::hub
