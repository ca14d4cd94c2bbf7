// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/evidence_order.h"

#include <algorithm>
#include <array>

#include "sync/uplink/https_client.h"
#include "terminal/base/files.h"
#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/crypto/digest.h"
#include "terminal/journal/audit.h"
#include "terminal/journal/journal_files.h"

namespace pishkhan {
namespace {

constexpr std::array<std::string_view, 2> numbersOfACase = {"receiptNumber", "trackingCode"};
constexpr std::size_t largestProgram = 512U << 20U;

std::string textOrNothing(const std::string& path)
{
    return fileExists(path) ? readText(path).value_or(std::string()) : std::string();
}

std::string digestOf(const std::string& path)
{
    const auto bytes = readFile(path, largestProgram);
    return bytes ? toHex(crypto::sha256(*bytes)) : std::string();
}

std::string withoutLineEnd(std::string text)
{
    text.erase(text.find_last_not_of("\r\n") + 1);
    return text;
}

std::vector<ports::EvidenceKnownError> knownErrorsIn(ByteView json)
{
    std::vector<ports::EvidenceKnownError> out;
    if (const auto sheets = catalogue::parseCatalogue(json)) {
        for (const catalogue::KnownError& one : sheets->knownErrors) {
            out.push_back({one.id, one.title, one.effect, one.versions});
        }
    }
    return out;
}

/// The sheets in force now, or the copy kept when they were.
Result<evidence::Sheets> sheetsOf(const Settings& settings, const std::string& digest)
{
    for (const std::string& path :
         {settings.path("office/catalogue.json"), settings.path("office/archive/" + digest + ".json")}) {
        auto json = readFile(path);
        if (json && toHex(crypto::sha256(*json)) == digest) {
            Bytes signature = TRY(readFile(path + ".sig"));
            auto known = knownErrorsIn(*json);
            return evidence::Sheets{std::move(*json), std::move(signature), std::move(known)};
        }
    }
    return makeError(ErrorKind::Storage, "the sheets of that day are no longer here", "evidence");
}

uplink::HttpsSettings hubLine(const Settings& settings, const std::string& url)
{
    uplink::HttpsSettings line;
    line.baseUrl = url;
    line.caFile = settings.path("pki/ca.pem");
    line.certificateFile = settings.path("pki/tls.pem");
    line.keyFile = settings.path("pki/tls.key");
    return line;
}

/// One connection for all proofs. A hub that cannot be reached makes an honest pack, not an error.
evidence::AskProof askHub(const Settings& settings, const std::string& url, const std::string& journalPath)
{
    auto client = uplink::HttpsClient::open(hubLine(settings, url));
    if (!client) {
        return {};
    }
    const std::shared_ptr<uplink::HttpsClient> line(std::move(*client));
    return [line, journalPath](std::uint64_t firstSequence) -> Result<std::string> {
        uplink::HttpRequest request;
        request.path = journalPath + "proof/" + std::to_string(firstSequence);
        const uplink::HttpResponse answer = TRY(line->send(request));
        if (answer.status != 200) {
            return makeError(ErrorKind::Refused, "the hub has no proof for this batch yet", "evidence", answer.status);
        }
        return std::string(text(answer.body));
    };
}

/// The books that hold the case, and their epoch: the newest first, for a number may have been given again after an old copy was put back.
Result<std::uint32_t> findBooks(const Settings& settings, const std::string& which, evidence::EvidenceOrder& order)
{
    auto files = journal::journalFiles(settings.path("journal"));
    std::reverse(files.begin(), files.end());
    for (const journal::JournalFile& file : files) {
        auto found = journal::findCaseId(file.path, which, numbersOfACase);
        if (found || found.error().kind != ErrorKind::Refused) {
            order.journalFile = file.path;
            order.caseId = TRY(std::move(found));
            return file.epoch == 0 ? static_cast<std::uint32_t>(settings.epoch) : file.epoch;
        }
    }
    return makeError(ErrorKind::Refused, "the books hold no such case", "evidence");
}

} // namespace

Result<ReadyEvidence> prepareEvidence(const Settings& settings, const EvidenceWish& wish)
{
    const std::string central = TRY(readText(settings.path("pki/central.pub.pem")));
    const Bytes configuration = TRY(readFile(settings.path("office/configuration.json")));
    const std::string signature = TRY(readText(settings.path("office/configuration.json.sig")));
    const auto office = TRY(catalogue::loadConfiguration(configuration, signature, central));
    evidence::EvidenceOrder order;
    const std::uint32_t epoch = TRY(findBooks(settings, wish.which, order));
    order.out = wish.out;
    order.programVersion = PISHKHAN_VERSION;
    order.programDigest = digestOf(settings.programFolder + "/pishkhan-terminal");
    order.configurationDigest = toHex(crypto::sha256(configuration));
    order.certificatePem = TRY(readText(settings.path("pki/device.pem")));
    order.centralKeyPem = central;
    order.hubVkey = withoutLineEnd(textOrNothing(settings.path("pki/hub.vkey")));
    order.witnessPolicy = textOrNothing(settings.path("pki/witness.policy"));
    order.sheets = [settings](const std::string& digest) { return sheetsOf(settings, digest); };
    order.now = wish.now;
    if (wish.line == HubLine::Ask && !office.hubUrl.empty()) {
        const std::string device =
            office.code + "-" + (settings.counterNumber < 10 ? "0" : "") + std::to_string(settings.counterNumber);
        order.proofs = askHub(settings, office.hubUrl, "/v1/journals/" + device + "/" + std::to_string(epoch) + "/");
    }
    crypto::EcdsaKey key = TRY(crypto::EcdsaKey::load(settings.path("pki/device.key")));
    return ReadyEvidence{std::move(order), std::move(key)};
}

} // namespace pishkhan
