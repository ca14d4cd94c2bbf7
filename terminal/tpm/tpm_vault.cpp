// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/tpm/tpm_vault.h"

#include <algorithm>
#include <memory>
#include <tss2/tss2_esys.h>
#include <tss2/tss2_mu.h>
#include <tss2/tss2_tctildr.h>
#include <unistd.h>

namespace pishkhan::tpm {
namespace {

constexpr std::size_t longestSecret = 128; ///< what every TPM can seal
constexpr const char* devicePath = "/dev/tpmrm0";

Error failed(ErrorKind kind, const char* what, TSS2_RC code)
{
    return makeError(kind, what, "tpm", static_cast<int>(code & 0xffffU));
}

/// One conversation with the TPM; what it loaded leaves the TPM with it.
class Conversation {
public:
    static Result<std::unique_ptr<Conversation>> open(const std::string& tpm);
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    Result<Bytes> seal(ByteView secret);
    Result<Bytes> unseal(ByteView sealed);

private:
    Conversation() = default;
    Status begin();
    Status makeParent();
    void forget(ESYS_TR& handle);

    TSS2_TCTI_CONTEXT* m_line = nullptr;
    ESYS_CONTEXT* m_tpm = nullptr;
    ESYS_TR m_parent = ESYS_TR_NONE;
    ESYS_TR m_session = ESYS_TR_NONE;
    ESYS_TR m_loaded = ESYS_TR_NONE;
};

Result<std::unique_ptr<Conversation>> Conversation::open(const std::string& tpm)
{
    auto out = std::unique_ptr<Conversation>(new Conversation);
    TSS2_RC code = Tss2_TctiLdr_Initialize(tpm.c_str(), &out->m_line);
    code = code == TSS2_RC_SUCCESS ? Esys_Initialize(&out->m_tpm, out->m_line, nullptr) : code;
    if (code != TSS2_RC_SUCCESS) {
        return failed(ErrorKind::Storage, "the machine's TPM does not answer", code);
    }
    TRY(out->makeParent());
    TRY(out->begin());
    return out;
}

void Conversation::forget(ESYS_TR& handle)
{
    if (handle != ESYS_TR_NONE) {
        Esys_FlushContext(m_tpm, handle);
        handle = ESYS_TR_NONE;
    }
}

Conversation::~Conversation()
{
    if (m_tpm != nullptr) {
        forget(m_loaded);
        forget(m_session);
        forget(m_parent);
        Esys_Finalize(&m_tpm);
    }
    if (m_line != nullptr) {
        Tss2_TctiLdr_Finalize(&m_line);
    }
}

/// The storage key of the owner hierarchy, by the TCG's template for P-256: the same key each time, and it never leaves the TPM.
Status Conversation::makeParent()
{
    TPM2B_PUBLIC shape = {};
    TPMT_PUBLIC& area = shape.publicArea;
    area.type = TPM2_ALG_ECC;
    area.nameAlg = TPM2_ALG_SHA256;
    area.objectAttributes = TPMA_OBJECT_USERWITHAUTH | TPMA_OBJECT_RESTRICTED | TPMA_OBJECT_DECRYPT | TPMA_OBJECT_NODA |
                            TPMA_OBJECT_FIXEDTPM | TPMA_OBJECT_FIXEDPARENT | TPMA_OBJECT_SENSITIVEDATAORIGIN;
    TPMS_ECC_PARMS& curve = area.parameters.eccDetail;
    curve.symmetric.algorithm = TPM2_ALG_AES;
    curve.symmetric.keyBits.aes = 128;
    curve.symmetric.mode.aes = TPM2_ALG_CFB;
    curve.scheme.scheme = TPM2_ALG_NULL;
    curve.curveID = TPM2_ECC_NIST_P256;
    curve.kdf.scheme = TPM2_ALG_NULL;
    const TPM2B_SENSITIVE_CREATE nothing = {};
    const TPM2B_DATA outside = {};
    const TPML_PCR_SELECTION registers = {};
    const TSS2_RC code =
        Esys_CreatePrimary(m_tpm, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &nothing, &shape,
                           &outside, &registers, &m_parent, nullptr, nullptr, nullptr, nullptr);
    return code == TSS2_RC_SUCCESS ? Status()
                                   : failed(ErrorKind::Storage, "the TPM does not give its storage key", code);
}

/// A session salted with the storage key: secrets cross the bus encrypted.
Status Conversation::begin()
{
    TPMT_SYM_DEF cipher = {};
    cipher.algorithm = TPM2_ALG_AES;
    cipher.keyBits.aes = 128;
    cipher.mode.aes = TPM2_ALG_CFB;
    TSS2_RC code = Esys_StartAuthSession(m_tpm, m_parent, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE,
                                         nullptr, TPM2_SE_HMAC, &cipher, TPM2_ALG_SHA256, &m_session);
    constexpr TPMA_SESSION both = TPMA_SESSION_DECRYPT | TPMA_SESSION_ENCRYPT | TPMA_SESSION_CONTINUESESSION;
    code = code == TSS2_RC_SUCCESS ? Esys_TRSess_SetAttributes(m_tpm, m_session, both, 0xff) : code;
    return code == TSS2_RC_SUCCESS ? Status() : failed(ErrorKind::Storage, "the TPM begins no session", code);
}

Result<Bytes> Conversation::seal(ByteView secret)
{
    TPM2B_SENSITIVE_CREATE content = {};
    content.sensitive.data.size = static_cast<UINT16>(secret.size());
    std::copy(secret.begin(), secret.end(), content.sensitive.data.buffer);
    TPM2B_PUBLIC shape = {};
    shape.publicArea.type = TPM2_ALG_KEYEDHASH;
    shape.publicArea.nameAlg = TPM2_ALG_SHA256;
    shape.publicArea.objectAttributes = TPMA_OBJECT_USERWITHAUTH | TPMA_OBJECT_FIXEDTPM | TPMA_OBJECT_FIXEDPARENT;
    shape.publicArea.parameters.keyedHashDetail.scheme.scheme = TPM2_ALG_NULL;
    const TPM2B_DATA outside = {};
    const TPML_PCR_SELECTION registers = {};
    TPM2B_PRIVATE* hidden = nullptr;
    TPM2B_PUBLIC* open = nullptr;
    TSS2_RC code = Esys_Create(m_tpm, m_parent, m_session, ESYS_TR_NONE, ESYS_TR_NONE, &content, &shape, &outside,
                               &registers, &hidden, &open, nullptr, nullptr, nullptr);
    std::fill(std::begin(content.sensitive.data.buffer), std::end(content.sensitive.data.buffer), BYTE{0});
    Bytes out(sizeof(TPM2B_PRIVATE) + sizeof(TPM2B_PUBLIC));
    std::size_t at = 0;
    code = code == TSS2_RC_SUCCESS ? Tss2_MU_TPM2B_PRIVATE_Marshal(hidden, out.data(), out.size(), &at) : code;
    code = code == TSS2_RC_SUCCESS ? Tss2_MU_TPM2B_PUBLIC_Marshal(open, out.data(), out.size(), &at) : code;
    Esys_Free(hidden);
    Esys_Free(open);
    out.resize(at);
    return code == TSS2_RC_SUCCESS ? Result<Bytes>(std::move(out))
                                   : failed(ErrorKind::Storage, "the TPM does not seal", code);
}

Result<Bytes> Conversation::unseal(ByteView sealed)
{
    TPM2B_PRIVATE hidden = {};
    TPM2B_PUBLIC open = {};
    std::size_t at = 0;
    TSS2_RC code = Tss2_MU_TPM2B_PRIVATE_Unmarshal(sealed.data(), sealed.size(), &at, &hidden);
    code = code == TSS2_RC_SUCCESS ? Tss2_MU_TPM2B_PUBLIC_Unmarshal(sealed.data(), sealed.size(), &at, &open) : code;
    if (code != TSS2_RC_SUCCESS || at != sealed.size()) {
        return failed(ErrorKind::InvalidInput, "not what a TPM sealed", code);
    }
    code = Esys_Load(m_tpm, m_parent, m_session, ESYS_TR_NONE, ESYS_TR_NONE, &hidden, &open, &m_loaded);
    TPM2B_SENSITIVE_DATA* content = nullptr;
    code =
        code == TSS2_RC_SUCCESS ? Esys_Unseal(m_tpm, m_loaded, m_session, ESYS_TR_NONE, ESYS_TR_NONE, &content) : code;
    if (code != TSS2_RC_SUCCESS) {
        return failed(ErrorKind::Denied, "this machine's TPM did not seal this, or it was changed", code);
    }
    Bytes out(content->buffer, content->buffer + content->size);
    std::fill(std::begin(content->buffer), std::end(content->buffer), BYTE{0});
    Esys_Free(content);
    return out;
}

} // namespace

Result<Bytes> TpmVault::seal(ByteView secret) const
{
    if (secret.empty() || secret.size() > longestSecret) {
        return makeError(ErrorKind::InvalidInput, "a TPM seals 1 to 128 bytes", "tpm");
    }
    const auto conversation = TRY(Conversation::open(m_line));
    return conversation->seal(secret);
}

Result<Bytes> TpmVault::unseal(ByteView sealed) const
{
    const auto conversation = TRY(Conversation::open(m_line));
    return conversation->unseal(sealed);
}

std::shared_ptr<const ports::MachineVault> machineVault()
{
    const bool usable = ::access(devicePath, R_OK | W_OK) == 0;
    return usable ? std::make_shared<TpmVault>(std::string("device:") + devicePath) : nullptr;
}

} // namespace pishkhan::tpm
