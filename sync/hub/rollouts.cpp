// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/rollouts.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "sync/hub/event_index.h"
#include "terminal/base/files.h"

namespace pishkhan::hub {
namespace {

using What = release::Report::What;

std::string fieldOf(const nlohmann::json& fields, const char* name)
{
    const auto found = fields.find(name);
    return found != fields.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What an event of a terminal means for this release; nothing when it is about something else.
std::optional<release::Report> reportOf(const std::string& kind, const std::string& json, const std::string& digest)
{
    const auto fields = nlohmann::json::parse(json, nullptr, false);
    if (!fields.is_object()) {
        return std::nullopt;
    }
    const bool isThis = fieldOf(fields, "digest") == digest;
    release::Report out;
    out.cause = fieldOf(fields, "cause");
    if (kind == "release-confirmed") {
        out.what = isThis ? What::Confirmed : What::ConfirmedOther;
    } else if (kind == "release-rolled-back" && isThis) {
        out.what = What::RolledBack;
    } else if (kind == "release-refused" && isThis) {
        out.what = What::Refused;
    } else if (kind == "integrity-alarm") {
        out.what = What::Broken;
        out.cause = "integrity-alarm " + fieldOf(fields, "check");
    } else if (kind == "terminal-started") {
        out.what = What::Started;
    } else {
        return std::nullopt;
    }
    return out;
}

} // namespace

Result<std::unique_ptr<Rollouts>> Rollouts::open(const std::string& dataFolder, Now now)
{
    auto store = TRY(RolloutStore::open(dataFolder));
    TRY(store.check());
    auto batches = TRY(BatchStore::open(dataFolder, OpenMode::Create));
    auto index = TRY(Database::open(EventIndex::pathIn(dataFolder), OpenMode::ReadOnly));
    return std::unique_ptr<Rollouts>(
        new Rollouts(dataFolder, std::move(now), std::move(store), std::move(batches), std::move(index)));
}

Status Rollouts::look()
{
    const std::lock_guard lock(m_mutex);
    TRY(readDecisions());
    if (m_digest.empty()) {
        return {};
    }
    TRY(readReports());
    return judge();
}

Status Rollouts::read()
{
    const std::lock_guard lock(m_mutex);
    TRY(readDecisions());
    return m_digest.empty() ? Status() : readReports();
}

Status Rollouts::begin(const RolloutEntry& row)
{
    const auto carried = TRY(m_store.carried(row.digest));
    if (!carried) {
        return makeError(ErrorKind::Integrity, "a rollout of a release that is not here", "hub-rollout");
    }
    m_release = *carried;
    m_digest = row.digest;
    m_nextLeaf = carried->fromLeaf;
    m_state.manifest = TRY(release::readManifest(carried->manifest));
    return {};
}

/// People write decisions too, through their own connection.
Status Rollouts::readDecisions()
{
    for (const RolloutEntry& row : TRY(m_store.after(m_readDecision))) {
        if (row.what.kind == "begun") {
            TRY(begin(row));
        }
        release::apply(m_state, row.what);
        m_readDecision = row.number;
    }
    return {};
}

Status Rollouts::readReports()
{
    auto query =
        TRY(m_index.prepare("SELECT leaf, device, kind, fields, received_ms FROM event WHERE leaf >= ? AND kind IN "
                            "('release-confirmed', 'release-rolled-back', 'release-refused', 'integrity-alarm', "
                            "'terminal-started') ORDER BY leaf, position"));
    auto end = TRY(m_index.prepare("SELECT next_leaf FROM progress"));
    TRY(end.step());
    const auto upTo = end.integer(0);
    query.bind(static_cast<std::int64_t>(m_nextLeaf));
    while (TRY(query.step())) {
        if (query.integer(0) >= upTo) {
            break;
        }
        if (auto report = reportOf(query.text(2), query.text(3), m_digest)) {
            report->device = query.text(1);
            report->at = Instant{query.integer(4)};
            release::apply(m_state, *report);
        }
    }
    m_nextLeaf = static_cast<std::uint64_t>(upTo);
    return {};
}

Result<std::vector<std::string>> Rollouts::activeDevices()
{
    std::vector<std::string> out;
    for (const DeviceRow& row : TRY(m_batches.devices())) {
        if (row.active) {
            out.push_back(row.device);
        }
    }
    return out;
}

/// Whoever looks at the alarms sees a halt, where it broke.
Status Rollouts::tell(const release::Entry& entry)
{
    if (entry.kind != "halted" || entry.devices.empty()) {
        return {};
    }
    return m_batches.alarm(entry.devices.front(), "release-halted", entry.cause, entry.at);
}

Status Rollouts::judge()
{
    const auto devices = TRY(activeDevices());
    for (;;) {
        const auto next = release::decide(m_state, devices, m_now());
        if (next.empty()) {
            return {};
        }
        auto change = TRY(m_store.begin());
        if (!TRY(m_store.after(m_readDecision)).empty()) {
            return {}; // somebody has just ordered something: the next look knows it
        }
        for (const release::Entry& entry : next) {
            TRY(m_store.add(m_digest, entry));
        }
        TRY(change.commit());
        for (const release::Entry& entry : next) {
            TRY(tell(entry));
        }
        TRY(readDecisions());
    }
}

ReleaseAnswer Rollouts::answerFor(const std::string& device) const
{
    const std::lock_guard lock(m_mutex);
    ReleaseAnswer out{release::orderFor(m_state, device), m_digest, {}};
    if (out.order.what == release::Order::What::Take) {
        out.manifest = m_release.manifest;
    }
    return out;
}

Result<Bytes> Rollouts::piece(const std::string& digest, std::uint64_t from, std::size_t most) const
{
    std::string path;
    {
        const std::lock_guard lock(m_mutex);
        if (digest != m_digest || digest.empty() || from >= m_state.manifest.size) {
            return makeError(ErrorKind::Refused, "no such piece", "hub-rollout");
        }
        path = m_dataFolder + "/" + m_release.bundleFile;
    }
    std::ifstream file(path, std::ios::binary);
    Bytes out(most);
    file.seekg(static_cast<std::streamoff>(from));
    file.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size()));
    out.resize(static_cast<std::size_t>(file.gcount()));
    return out.empty() ? Result<Bytes>(makeError(ErrorKind::Storage, "the bundle cannot be read", "hub-rollout")) : out;
}

release::Rollout Rollouts::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

} // namespace pishkhan::hub
