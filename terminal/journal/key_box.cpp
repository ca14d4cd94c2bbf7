// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/key_box.h"

#include <algorithm>
#include <sys/stat.h>

#include "sync/wire/byte_reader.h"
#include "terminal/base/files.h"
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

constexpr std::string_view sealedMagic = "PKTPM1\n";

/// The key itself, or what the machine's TPM makes of its sealed form.
Result<Bytes> opened(Bytes file, const ports::MachineVault* vault)
{
    if (!text(file).starts_with(sealedMagic)) {
        return file;
    }
    if (vault == nullptr) {
        return makeError(ErrorKind::Denied, "the machine's key is sealed by a TPM, and there is none", "journal");
    }
    return vault->unseal(ByteView(file).subspan(sealedMagic.size()));
}

Status makeKey(const std::string& path, const ports::MachineVault* vault)
{
    crypto::SymmetricKey fresh = TRY(crypto::makeSymmetricKey());
    Bytes file = toBytes(ByteView(fresh));
    if (vault != nullptr) {
        const Bytes sealed = TRY(vault->seal(fresh));
        crypto::wipe(file);
        file = toBytes(sealedMagic);
        append(file, sealed);
    }
    crypto::wipe(fresh);
    Status kept = writeFileDurably(path, file, FileAccess::Private);
    crypto::wipe(file);
    return kept;
}

Result<crypto::SymmetricKey> loadKey(const std::string& path, const ports::MachineVault* vault)
{
    Bytes file = TRY(readFile(path, 4096));
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0 || (found.st_mode & 077U) != 0) {
        return makeError(ErrorKind::Denied, "others may read the machine's key; chmod 600 " + path, "journal");
    }
    Bytes bytes = TRY(opened(std::move(file), vault));
    crypto::SymmetricKey key{};
    if (bytes.size() != key.size()) {
        return makeError(ErrorKind::InvalidInput, "the machine's key file does not have 32 bytes: " + path, "journal");
    }
    std::copy(bytes.begin(), bytes.end(), key.begin());
    crypto::wipe(bytes);
    return key;
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

Result<KeyBox> KeyBox::open(const std::string& machineKeyFile, const ports::MachineVault* vault, std::string device,
                            std::uint32_t epoch)
{
    if (!fileExists(machineKeyFile)) {
        TRY(makeKey(machineKeyFile, vault));
    }
    return KeyBox(TRY(loadKey(machineKeyFile, vault)), std::move(device), epoch);
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
