// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/terminal_lease.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "terminal/base/bytes.h"
#include "terminal/base/files.h"

namespace pishkhan::payment {
namespace {

constexpr std::size_t mostClaims = 500; // days of a busy counter; adjacency rules out anything older

Error storage(const char* what)
{
    return makeError(ErrorKind::Storage, what, "terminal-lease", errno);
}

/// A file name that no two terminals share: readable where possible, hexadecimal elsewhere.
std::string fileName(const std::string& terminal)
{
    std::string name;
    for (const char c : terminal) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.';
        name += plain ? std::string(1, c) : "-" + toHex(view(std::string(1, c)));
    }
    constexpr std::size_t longest = 200;
    return name.size() > longest ? name.substr(name.size() - longest) : name;
}

/// One word per value: spaces and line ends are escaped, an empty value is a dash.
std::string word(const std::string& value)
{
    return value.empty() ? "-" : toHex(view(value));
}

std::string unword(const std::string& text)
{
    const auto bytes = text == "-" ? Result<Bytes>(Bytes{}) : fromHex(text);
    return bytes ? std::string(pishkhan::text(*bytes)) : std::string();
}

std::string nameOf(const domain::payment::TransactionFacts& facts)
{
    return facts.terminalId + " " + facts.trace + " " + facts.receiptNumber + " " + facts.rrn + " " + facts.localTime;
}

} // namespace

TerminalLease::TerminalLease(LeaseSettings settings)
    : m_settings(std::move(settings)), m_path(m_settings.folder + "/" + fileName(m_settings.terminal))
{
}

TerminalLease::~TerminalLease()
{
    release();
}

Status TerminalLease::take()
{
    if (m_lock >= 0) {
        return readFile();
    }
    TRY(makeFolder(m_settings.folder));
    m_lock = ::open((m_path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    if (m_lock < 0) {
        return storage("the terminal's lock cannot be made");
    }
    if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        release();
        return makeError(ErrorKind::Busy, "terminal-in-use", "terminal-lease");
    }
    return readFile();
}

void TerminalLease::release()
{
    if (m_lock >= 0) {
        ::close(m_lock);
        m_lock = -1;
    }
}

Status TerminalLease::readFile()
{
    m_open.clear();
    m_claims.clear();
    if (!fileExists(m_path)) {
        return {};
    }
    const Bytes bytes = TRY(pishkhan::readFile(m_path));
    std::istringstream in{std::string(text(bytes))};
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string what, first, second, third;
        std::int64_t fourth = 0;
        words >> what >> first >> second >> third >> fourth;
        if (what == "open") {
            m_open.push_back({unword(first), unword(second), std::strtoll(third.c_str(), nullptr, 10), fourth});
        } else if (what == "claim") {
            m_claims.push_back({unword(first), unword(second), unword(third)});
        }
    }
    return {};
}

Status TerminalLease::writeFile() const
{
    std::string out;
    for (const Open& open : m_open) {
        out += "open " + word(open.holder) + " " + word(open.key) + " " + std::to_string(open.amount) + " " +
               std::to_string(open.sentAtMs) + "\n";
    }
    const std::size_t first = m_claims.size() > mostClaims ? m_claims.size() - mostClaims : 0;
    for (std::size_t i = first; i < m_claims.size(); ++i) {
        out += "claim " + word(m_claims[i].transaction) + " " + word(m_claims[i].holder) + " " + word(m_claims[i].key) +
               "\n";
    }
    return writeFileDurably(m_path, view(out), FileAccess::Readable);
}

Status TerminalLease::open(const domain::payment::PaymentRequest& request)
{
    m_open.push_back({m_settings.holder, request.key, request.amount.count(), request.sentAt.ms});
    return writeFile();
}

Status TerminalLease::close()
{
    const auto ours = [this](const Open& open) { return open.holder == m_settings.holder; };
    const auto gone = std::remove_if(m_open.begin(), m_open.end(), ours);
    if (gone == m_open.end()) {
        return {};
    }
    m_open.erase(gone, m_open.end());
    return writeFile();
}

bool TerminalLease::isAmbiguous(const domain::payment::PaymentRequest& request) const
{
    constexpr std::int64_t nearMs = 15LL * 60'000; // longer than any dialogue and any auto-reversal may run
    return std::any_of(m_open.begin(), m_open.end(), [&](const Open& open) {
        return open.holder != m_settings.holder && open.amount == request.amount.count() &&
               std::llabs(open.sentAtMs - request.sentAt.ms) < nearMs && fileExists(open.holder);
    });
}

bool TerminalLease::isOthers(const domain::payment::TransactionFacts& facts) const
{
    const std::string name = nameOf(facts);
    return std::any_of(m_claims.begin(), m_claims.end(),
                       [&](const Claim& one) { return one.transaction == name && one.holder != m_settings.holder; }) ||
           std::any_of(m_open.begin(), m_open.end(), [&](const Open& one) {
               return one.holder != m_settings.holder && one.amount == facts.amount.count() && fileExists(one.holder);
           });
}

bool TerminalLease::isShared() const
{
    return std::any_of(m_claims.begin(), m_claims.end(),
                       [this](const Claim& one) { return one.holder != m_settings.holder; });
}

Result<bool> TerminalLease::claim(const std::string& key, const domain::payment::TransactionFacts& facts)
{
    const std::string name = nameOf(facts);
    const auto found = std::find_if(m_claims.begin(), m_claims.end(),
                                    [&name](const Claim& claim) { return claim.transaction == name; });
    if (found != m_claims.end()) {
        return found->holder == m_settings.holder && found->key == key;
    }
    m_claims.push_back({name, m_settings.holder, key});
    TRY(writeFile());
    return true;
}

} // namespace pishkhan::payment
