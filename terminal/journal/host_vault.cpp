// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/host_vault.h"

#include <algorithm>
#include <sys/stat.h>

#include "terminal/base/files.h"
#include "terminal/base/private_file.h"
#include "terminal/crypto/digest.h"
#include "terminal/journal/machine_facts.h"

namespace pishkhan::journal {
namespace {

constexpr std::size_t longestSecret = 128;
constexpr std::size_t mostFacts = 64;
constexpr std::size_t shortestHostSecret = 32;

Error refused(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "host-vault");
}

/// One secret, a key for each purpose.
crypto::SymmetricKey keyFor(const crypto::SymmetricKey& secret, std::string_view purpose)
{
    return crypto::hmacSha256(secret, view(purpose));
}

std::string folderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

Status makeSecret(const std::string& path)
{
    TRY(makeFolder(folderOf(path)));
    static_cast<void>(::chmod(folderOf(path).c_str(), 0700) == 0); // the file's own mode is what counts
    Bytes fresh = TRY(crypto::randomBytes(shortestHostSecret));
    Status kept = writeFileDurably(path, fresh, FileAccess::Private);
    crypto::wipe(fresh);
    return kept;
}

/// Length of the part before the ciphertext; nothing when there is none.
std::size_t frontOf(ByteView sealed)
{
    const std::size_t front = sealed.empty() ? 0 : 1 + std::size_t{sealed[0]} * sizeof(Hash);
    return !sealed.empty() && sealed[0] <= mostFacts && sealed.size() > front + crypto::sealOverhead ? front : 0;
}

} // namespace

Result<crypto::SymmetricKey> HostVault::hostSecret() const
{
    if (!fileExists(m_place.secretFile)) {
        return refused(ErrorKind::Denied, "the secret of this machine is not here: " + m_place.secretFile);
    }
    Bytes bytes = TRY(readPrivateFile(m_place.secretFile, 4096));
    if (bytes.size() < shortestHostSecret) {
        return refused(ErrorKind::InvalidInput, "the machine's secret is too short: " + m_place.secretFile);
    }
    const crypto::SymmetricKey secret = crypto::sha256(bytes);
    crypto::wipe(bytes);
    return secret;
}

Bytes HostVault::factsUnder(const crypto::SymmetricKey& secret) const
{
    std::vector<std::string> facts = machineFacts(m_place.sys);
    facts.resize(std::min(facts.size(), mostFacts));
    const crypto::SymmetricKey key = keyFor(secret, "host-vault/v1 fact");
    Bytes out(1, static_cast<std::uint8_t>(facts.size()));
    for (const std::string& fact : facts) {
        append(out, crypto::hmacSha256(key, view(fact)));
    }
    return out;
}

Result<Bytes> HostVault::seal(ByteView secret) const
{
    if (secret.empty() || secret.size() > longestSecret) {
        return refused(ErrorKind::InvalidInput, "a vault seals 1 to 128 bytes");
    }
    if (!fileExists(m_place.secretFile)) {
        TRY(makeSecret(m_place.secretFile));
    }
    crypto::SymmetricKey host = TRY(hostSecret());
    Bytes out = factsUnder(host);
    crypto::SymmetricKey key = keyFor(host, "host-vault/v1 seal");
    crypto::wipe(host);
    const auto sealed = crypto::seal(key, secret, out);
    crypto::wipe(key);
    append(out, TRY(sealed));
    return out;
}

Result<Bytes> HostVault::unseal(ByteView sealed) const
{
    const std::size_t front = frontOf(sealed);
    if (front == 0) {
        return refused(ErrorKind::InvalidInput, "not what a machine's secret sealed");
    }
    crypto::SymmetricKey host = TRY(hostSecret());
    crypto::SymmetricKey key = keyFor(host, "host-vault/v1 seal");
    crypto::wipe(host);
    auto plain = crypto::unseal(key, sealed.subspan(front), sealed.first(front));
    crypto::wipe(key);
    return plain ? std::move(plain)
                 : Result<Bytes>(refused(ErrorKind::Denied, "another machine's secret sealed this, or it was changed"));
}

bool HostVault::isAtHome(ByteView sealed) const
{
    const std::size_t front = frontOf(sealed);
    auto host = hostSecret();
    if (front == 0 || !host) {
        return false;
    }
    const Bytes now = factsUnder(*host);
    crypto::wipe(*host);
    bool any = sealed[0] == 0;
    for (std::size_t then = 1; then < front; then += sizeof(Hash)) {
        for (std::size_t at = 1; at < now.size(); at += sizeof(Hash)) {
            any = any || std::equal(now.begin() + static_cast<std::ptrdiff_t>(at),
                                    now.begin() + static_cast<std::ptrdiff_t>(at + sizeof(Hash)),
                                    sealed.begin() + static_cast<std::ptrdiff_t>(then));
        }
    }
    return any;
}

} // namespace pishkhan::journal
