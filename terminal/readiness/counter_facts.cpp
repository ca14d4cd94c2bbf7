// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/readiness/counter_facts.h"

#include <algorithm>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include "drivers/transport/tcp_transport.h"
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/ecdsa_key.h"
#include "terminal/journal/audit.h"
#include "terminal/journal/journal_files.h"

namespace pishkhan::readiness {
namespace {

/// Only whether somebody listens: host and port of an http(s) URL.
LineFact dial(const std::string& url)
{
    if (url.empty()) {
        return LineFact::NotConfigured;
    }
    const std::size_t scheme = url.find("://");
    const std::size_t host = scheme == std::string::npos ? 0 : scheme + 3;
    const std::string place = url.substr(host, url.find('/', host) - host);
    const std::size_t colon = place.rfind(':');
    const int written = colon == std::string::npos ? 0 : std::atoi(place.c_str() + colon + 1);
    const int port = written > 0 && written < 65536 ? written : url.starts_with("https") ? 443 : 80;
    const auto line = transport::openTcp(place.substr(0, colon), static_cast<std::uint16_t>(port), Milliseconds(2000),
                                         transport::Reach::Anywhere);
    return line ? LineFact::Reached : LineFact::Unreachable;
}

void lookAtDisk(CounterFacts& facts, const std::string& home)
{
    struct statvfs disk {};
    if (::statvfs(home.c_str(), &disk) == 0) {
        facts.freeBytes = static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
    }
    const std::string probe = home + "/.self-test";
    const Bytes bytes = {'o', 'k'};
    facts.diskTakesWrites = writeFileDurably(probe, bytes, FileAccess::Private).has_value();
    ::unlink(probe.c_str());
}

void lookAtKey(CounterFacts& facts, const std::string& home, Instant now)
{
    const auto key = crypto::EcdsaKey::load(home + "/pki/device.key");
    const auto certificate = crypto::Certificate::load(home + "/pki/device.pem");
    struct stat file {};
    if (!key || !certificate) {
        facts.keyProblem = key ? "no-certificate" : "no-key";
        return;
    }
    const auto own = key->publicKeyPem();
    const auto certified = certificate->publicKey();
    facts.keyDaysLeft = static_cast<int>((certificate->validTo().ms - now.ms) / 86'400'000);
    if (!own || !certified || *own != certified->pem()) {
        facts.keyProblem = "no-match";
    } else if (certificate->validTo() < now) {
        facts.keyProblem = "expired";
    } else if (::stat((home + "/pki/device.key").c_str(), &file) == 0 && (file.st_mode & 0077U) != 0) {
        facts.keyProblem = "open-to-others";
    }
}

/// Reading only: it needs no key, disturbs no running terminal and changes nothing. The newest epoch is the one in use.
void lookAtJournal(CounterFacts& facts, const std::string& home)
{
    const auto files = journal::journalFiles(home + "/journal");
    if (files.empty()) {
        return; // a counter that never worked has an empty book
    }
    const auto report = journal::auditJournalFile(files.back().path, nullptr);
    facts.queueProblem = !report ? name(report.error().kind) : report->firstBad ? "integrity" : "";
    facts.waiting = report ? report->size - std::min(report->size, report->acknowledged) : 0;
}

} // namespace

CounterFacts gatherFacts(const std::string& home, const catalogue::OfficeConfiguration& office,
                         const ports::Clock& clock, std::vector<inventory::SeenDevice> devices)
{
    CounterFacts facts;
    facts.devices = std::move(devices);
    facts.gateway = dial(office.gatewayUrl);
    facts.hub = dial(office.hubUrl);
    timex kernel{};
    facts.clockSynchronised = ::adjtimex(&kernel) >= 0 && (kernel.status & STA_UNSYNC) == 0;
    lookAtDisk(facts, home);
    lookAtKey(facts, home, clock.now());
    lookAtJournal(facts, home);
    return facts;
}

} // namespace pishkhan::readiness
