// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/nexo_setup.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <openssl/rand.h>
#include <sys/stat.h>

#include "drivers/transport/tls_transport.h"
#include "terminal/base/files.h"

namespace pishkhan::payment::nexo {
namespace {

using Json = nlohmann::json;

constexpr const char* anyPoi = "POI"; // an XML terminal takes its own name from its settings

Error wrongAddress()
{
    return makeError(ErrorKind::InvalidInput,
                     "a nexo address is tcp:HOST:PORT[/POIID] or tls:HOST:PORT/POIID?keys=FILE", "nexo");
}

bool isPoiId(std::string_view name)
{
    constexpr std::size_t longest = 40;
    return !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
               c == '.';
    });
}

Nonce randomNonce()
{
    Nonce nonce{};
    RAND_bytes(nonce.data(), static_cast<int>(nonce.size()));
    return nonce;
}

struct Secrets {
    BlobKeys keys;
    transport::PinnedCertificates pinned;
};

Result<Secrets> readSecrets(const std::string& path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        return makeError(ErrorKind::Storage, "the terminal's key file is not there", "nexo");
    }
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return makeError(ErrorKind::Denied, "the terminal's key file may be read by others", "nexo");
    }
    const Bytes bytes = TRY(readFile(path));
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    const auto text = [&](const char* name) {
        const auto at = json.is_object() ? json.find(name) : json.end();
        return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto version = json.is_object() ? json.find("keyVersion") : json.end();
    if (version == json.end() || !version->is_number_integer() || text("keyIdentifier").empty()) {
        return makeError(ErrorKind::InvalidInput, "the terminal's key file is not complete", "nexo");
    }
    Secrets out;
    out.keys = TRY(deriveKeys(text("passphrase"), text("keyIdentifier"), version->get<std::int64_t>()));
    out.pinned = TRY(transport::PinnedCertificates::fromPem(text("certificate")));
    return out;
}

constexpr Milliseconds handshakePatience{5'000};

/// TLS around every connection; another certificate means that not a byte of ours leaves.
TransportFactory sealed(TransportFactory connect, transport::PinnedCertificates pinned)
{
    return
        [connect = std::move(connect), pinned = std::move(pinned)]() -> Result<std::unique_ptr<transport::Transport>> {
            auto under = TRY(connect());
            return transport::wrapTls(std::move(under), pinned, handshakePatience);
        };
}

} // namespace

Result<Setup> readSetup(std::string_view address)
{
    const bool tls = address.starts_with("tls:");
    if (!tls && !address.starts_with("tcp:")) {
        return wrongAddress();
    }
    constexpr std::string_view keysWord = "?keys=";
    const std::size_t question = address.find(keysWord);
    const std::string_view front = address.substr(0, question);
    const std::size_t slash = front.find('/');
    const std::string_view poi = slash == std::string_view::npos ? std::string_view(anyPoi) : front.substr(slash + 1);
    const bool complete = tls == (question != std::string_view::npos) && (!tls || slash != std::string_view::npos);
    if (!complete || !isPoiId(poi)) {
        return wrongAddress();
    }
    Setup out;
    out.poiId = poi;
    out.wire.nonce = randomNonce;
    const std::string line = "tcp:" + std::string(front.substr(4, slash == std::string_view::npos ? slash : slash - 4));
    out.wire.connect = TRY(makeTransportFactory(line, LineSettings{}));
    if (tls) {
        Secrets secrets = TRY(readSecrets(std::string(address.substr(question + keysWord.size()))));
        out.wire.connect = sealed(std::move(out.wire.connect), std::move(secrets.pinned));
        out.wire.keys = std::move(secrets.keys);
    }
    return out;
}

} // namespace pishkhan::payment::nexo
