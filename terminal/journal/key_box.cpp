// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/key_box.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include "sync/wire/byte_reader.h"
#include "terminal/base/files.h"
#include "terminal/base/private_file.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::journal {
namespace {

Error wrongKey(const char* what)
{
    return makeError(ErrorKind::Integrity, what, "journal");
}

Hash commitment(const crypto::SymmetricKey& key)
{
    return crypto::Sha256().add("kc").add(key).finish(); // GCM alone does not commit to its key
}

constexpr std::size_t largestKeyFile = 4096;

/// The vault whose mark the file bears; null for a key that lies there unsealed.
Result<const ports::MachineVault*> vaultOf(ByteView file, const Vaults& vaults)
{
    const auto found = std::find_if(vaults.begin(), vaults.end(),
                                    [&](const auto& vault) { return text(file).starts_with(vault->mark()); });
    if (found != vaults.end()) {
        return found->get();
    }
    if (file.size() != sizeof(crypto::SymmetricKey)) {
        return makeError(ErrorKind::Denied, "the machine's key is sealed by a TPM or a secret that is not here",
                         "journal");
    }
    return nullptr;
}

Status writeKey(const std::string& path, const crypto::SymmetricKey& key, const Vaults& vaults)
{
    if (vaults.empty()) {
        return writeFileDurably(path, key, FileAccess::Private);
    }
    Bytes file = toBytes(vaults.front()->mark());
    append(file, TRY(vaults.front()->seal(key)));
    return writeFileDurably(path, file, FileAccess::Private);
}

/// A key that lay in clear gets its sealed form first; then its old bytes are overwritten where they lie.
Status sealOld(const std::string& path, const crypto::SymmetricKey& key, const Vaults& vaults)
{
    const int old = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (old < 0) {
        return makeError(ErrorKind::Storage, "cannot open " + path, "files", errno);
    }
    const Status sealed = writeKey(path, key, vaults);
    const crypto::SymmetricKey zeros{};
    const bool gone =
        sealed && ::pwrite(old, zeros.data(), zeros.size(), 0) == ssize_t{sizeof zeros} && ::fsync(old) == 0;
    ::close(old);
    return !sealed || gone ? sealed
                           : makeError(ErrorKind::Storage, "the unsealed key could not be overwritten", "files");
}

struct LoadedKey {
    crypto::SymmetricKey key{};
    bool atHome = true;
};

Result<LoadedKey> loadKey(const std::string& path, const Vaults& vaults)
{
    Bytes file = TRY(readPrivateFile(path, largestKeyFile));
    const ports::MachineVault* vault = TRY(vaultOf(file, vaults));
    LoadedKey out;
    Bytes plain = file;
    if (vault != nullptr) {
        const ByteView sealed = ByteView(file).subspan(vault->mark().size());
        plain = TRY(vault->unseal(sealed));
        out.atHome = vault->isAtHome(sealed);
    }
    if (plain.size() != out.key.size()) {
        return makeError(ErrorKind::InvalidInput, "the machine's key does not have 32 bytes: " + path, "journal");
    }
    std::copy(plain.begin(), plain.end(), out.key.begin());
    crypto::wipe(plain);
    crypto::wipe(file);
    if (vault == nullptr && !vaults.empty()) {
        TRY(sealOld(path, out.key, vaults));
    }
    return out;
}

} // namespace

KeyBox::KeyBox(crypto::SymmetricKey key, std::string device, std::uint32_t epoch)
    : m_machineKey(key), m_device(std::move(device)), m_epoch(epoch)
{
}

KeyBox::~KeyBox()
{
    crypto::wipe(m_machineKey);
}

Result<KeyBox> KeyBox::open(const std::string& machineKeyFile, const Vaults& vaults, std::string device,
                            std::uint32_t epoch)
{
    if (!fileExists(machineKeyFile)) {
        crypto::SymmetricKey fresh = TRY(crypto::makeSymmetricKey());
        const Status made = writeKey(machineKeyFile, fresh, vaults);
        crypto::wipe(fresh);
        TRY(made);
    }
    LoadedKey loaded = TRY(loadKey(machineKeyFile, vaults));
    KeyBox box(loaded.key, std::move(device), epoch);
    crypto::wipe(loaded.key);
    box.m_atHome = loaded.atHome;
    return box;
}

Status KeyBox::settle(const std::string& machineKeyFile, const Vaults& vaults)
{
    TRY(writeKey(machineKeyFile, m_machineKey, vaults));
    m_atHome = true;
    return {};
}

Bytes KeyBox::bound(std::string_view purpose, const std::string& name) const
{
    Bytes out = toBytes(purpose);
    wire::putU8(out, 0);
    append(out, m_device);
    wire::putU8(out, 0);
    wire::putU32(out, m_epoch);
    append(out, name);
    return out;
}

Bytes KeyBox::machineCheck() const
{
    return toBytes(crypto::hmacSha256(m_machineKey, bound("machine-check/v1", {})));
}

Hash KeyBox::outboxMac(const OutboxRow& row) const
{
    Bytes message = bound("outbox/v1", {});
    wire::putU64(message, row.lastSequence);
    append(message, row.head);
    wire::putU64(message, row.acknowledged);
    return crypto::hmacSha256(m_machineKey, message);
}

Result<KeyBox::WrappedKey> KeyBox::makeCaseKey(const std::string& caseId) const
{
    WrappedKey out;
    out.key = TRY(crypto::makeSymmetricKey());
    Bytes plain = toBytes(out.key);
    append(plain, commitment(out.key));
    out.wrapped = TRY(crypto::seal(m_machineKey, plain, bound("case-key/v1", caseId)));
    crypto::wipe(plain);
    return out;
}

Result<crypto::SymmetricKey> KeyBox::unwrap(const std::string& caseId, ByteView wrapped) const
{
    Bytes plain = TRY(crypto::unseal(m_machineKey, wrapped, bound("case-key/v1", caseId)));
    crypto::SymmetricKey key{};
    if (plain.size() != 2 * key.size()) {
        return wrongKey("a wrapped case key has the wrong length");
    }
    std::copy_n(plain.begin(), key.size(), key.begin());
    const bool committed = crypto::equalInConstantTime(commitment(key), ByteView(plain).subspan(key.size()));
    crypto::wipe(plain);
    if (!committed) {
        return wrongKey("a wrapped case key is not the one that was wrapped");
    }
    return key;
}

Result<Bytes> KeyBox::sealDraft(const std::string& name, ByteView plain) const
{
    return crypto::seal(m_machineKey, plain, bound("draft/v1", name));
}

Result<Bytes> KeyBox::openDraft(const std::string& name, ByteView sealed) const
{
    return crypto::unseal(m_machineKey, sealed, bound("draft/v1", name));
}

} // namespace pishkhan::journal
