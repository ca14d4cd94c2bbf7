// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/pkcs11_token.h"

#include <algorithm>
#include <optional>

#include <dlfcn.h>
#include <p11-kit-1/p11-kit/pkcs11.h>

namespace pishkhan::card {
namespace {

constexpr std::size_t mostTokens = 16;
constexpr std::size_t mostCertificates = 16;
constexpr unsigned long longestValue = 16384;
constexpr unsigned long longestSignature = 1024;

/// DigestInfo of SHA-256 (RFC 8017 9.2): what an RSA key signs; the digest follows.
constexpr std::uint8_t sha256Info[] = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                       0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

Error failed(const char* doing, CK_RV code)
{
    return makeError(ErrorKind::Protocol, std::string("the card's software failed to ") + doing, "pkcs11",
                     static_cast<int>(code));
}

/// What a person can do something about; nothing for every other code.
std::string wordOf(CK_RV code)
{
    switch (code) {
    case CKR_PIN_INCORRECT:
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE: return "card-pin-wrong";
    case CKR_PIN_LOCKED:
    case CKR_PIN_EXPIRED: return "card-pin-locked";
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_DEVICE_REMOVED:
    case CKR_SESSION_HANDLE_INVALID: return "card-removed";
    default: return {};
    }
}

/// Fields of CK_TOKEN_INFO are padded with blanks.
template <std::size_t Size> std::string padded(const unsigned char (&field)[Size])
{
    std::string text(reinterpret_cast<const char*>(field), Size);
    text.erase(text.find_last_not_of(std::string(" \0", 2)) + 1);
    return text;
}

std::string nameOf(const CK_TOKEN_INFO& token)
{
    return padded(token.serialNumber) + "/" + padded(token.label);
}

class Session {
public:
    Session(CK_FUNCTION_LIST_PTR api, CK_SLOT_ID slot) : m_api(api)
    {
        m_opened = api->C_OpenSession(slot, CKF_SERIAL_SESSION, nullptr, nullptr, &m_handle);
    }
    ~Session()
    {
        if (m_opened == CKR_OK) {
            m_api->C_Logout(m_handle);
            m_api->C_CloseSession(m_handle);
        }
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    CK_RV opened() const { return m_opened; }
    CK_SESSION_HANDLE handle() const { return m_handle; }

    std::vector<CK_OBJECT_HANDLE> find(std::vector<CK_ATTRIBUTE> wanted) const
    {
        std::vector<CK_OBJECT_HANDLE> found(mostCertificates);
        unsigned long count = 0;
        if (m_api->C_FindObjectsInit(m_handle, wanted.data(), wanted.size()) != CKR_OK) {
            return {};
        }
        const CK_RV code = m_api->C_FindObjects(m_handle, found.data(), found.size(), &count);
        m_api->C_FindObjectsFinal(m_handle);
        found.resize(code == CKR_OK ? std::min<std::size_t>(count, found.size()) : 0);
        return found;
    }

    /// Empty when the object has no such attribute.
    Bytes attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const
    {
        CK_ATTRIBUTE asked{type, nullptr, 0};
        if (m_api->C_GetAttributeValue(m_handle, object, &asked, 1) != CKR_OK || asked.ulValueLen > longestValue) {
            return {};
        }
        Bytes value(asked.ulValueLen);
        asked.pValue = value.data();
        return m_api->C_GetAttributeValue(m_handle, object, &asked, 1) == CKR_OK ? value : Bytes();
    }

private:
    CK_FUNCTION_LIST_PTR m_api;
    CK_SESSION_HANDLE m_handle = 0;
    CK_RV m_opened = CKR_GENERAL_ERROR;
};

CK_ATTRIBUTE classIs(CK_OBJECT_CLASS& value)
{
    return {CKA_CLASS, &value, sizeof value};
}

std::vector<TokenCertificate> certificatesOf(const Session& session)
{
    CK_OBJECT_CLASS kind = CKO_CERTIFICATE;
    std::vector<TokenCertificate> out;
    for (const CK_OBJECT_HANDLE object : session.find({classIs(kind)})) {
        Bytes der = session.attribute(object, CKA_VALUE);
        if (!der.empty()) {
            out.push_back({toHex(session.attribute(object, CKA_ID)), std::move(der)});
        }
    }
    return out;
}

} // namespace

struct Pkcs11Module::Inside {
    void* library = nullptr;
    CK_FUNCTION_LIST_PTR api = nullptr;

    ~Inside()
    {
        if (api != nullptr) {
            api->C_Finalize(nullptr);
        }
        if (library != nullptr) {
            dlclose(library);
        }
    }

    std::vector<CK_SLOT_ID> slots() const
    {
        std::vector<CK_SLOT_ID> found(mostTokens);
        unsigned long count = found.size();
        const CK_RV code = api->C_GetSlotList(CK_TRUE, found.data(), &count);
        found.resize(code == CKR_OK ? std::min<std::size_t>(count, found.size()) : 0);
        return found;
    }

    std::optional<CK_SLOT_ID> slotOf(const std::string& name) const
    {
        for (const CK_SLOT_ID slot : slots()) {
            CK_TOKEN_INFO token{};
            if (api->C_GetTokenInfo(slot, &token) == CKR_OK && nameOf(token) == name) {
                return slot;
            }
        }
        return std::nullopt;
    }

    TokenAnswer refused(CK_SLOT_ID slot, const std::string& word) const
    {
        TokenAnswer answer{{}, word, -1};
        CK_TOKEN_INFO token{};
        if (word == "card-pin-wrong" && api->C_GetTokenInfo(slot, &token) == CKR_OK) {
            if ((token.flags & CKF_USER_PIN_LOCKED) != 0) {
                answer.refusal = "card-pin-locked";
            } else if ((token.flags & CKF_USER_PIN_FINAL_TRY) != 0) {
                answer.triesLeft = 1;
            }
        }
        return answer;
    }

    Result<Bytes> rawSignature(const Session& session, CK_OBJECT_HANDLE key, std::string_view pin,
                               ByteView digest) const;
};

Pkcs11Module::Pkcs11Module(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
Pkcs11Module::Pkcs11Module(Pkcs11Module&&) noexcept = default;
Pkcs11Module::~Pkcs11Module() = default;

Result<Pkcs11Module> Pkcs11Module::load(const std::string& path)
{
    auto inside = std::make_unique<Inside>();
    inside->library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (inside->library == nullptr) {
        return makeError(ErrorKind::Unsupported, "the PKCS #11 module cannot be loaded", "pkcs11");
    }
    const auto list = reinterpret_cast<CK_C_GetFunctionList>(dlsym(inside->library, "C_GetFunctionList"));
    CK_FUNCTION_LIST_PTR api = nullptr;
    if (list == nullptr || list(&api) != CKR_OK || api == nullptr) {
        return makeError(ErrorKind::Unsupported, "the library is no PKCS #11 module", "pkcs11");
    }
    if (const CK_RV code = api->C_Initialize(nullptr); code != CKR_OK) {
        return failed("start", code);
    }
    inside->api = api;
    return Pkcs11Module(std::move(inside));
}

Result<std::vector<TokenView>> Pkcs11Module::tokens() const
{
    std::vector<TokenView> out;
    for (const CK_SLOT_ID slot : m_inside->slots()) {
        CK_TOKEN_INFO token{};
        if (m_inside->api->C_GetTokenInfo(slot, &token) != CKR_OK) {
            continue; // not a card this module knows
        }
        const Session session(m_inside->api, slot);
        if (session.opened() != CKR_OK) {
            continue; // not made ready, or pulled out just now
        }
        out.push_back({nameOf(token), certificatesOf(session)});
    }
    return out;
}

/// RSA keys sign a DigestInfo, EC keys the digest itself; a key that wants its PIN for every use gets it again.
Result<Bytes> Pkcs11Module::Inside::rawSignature(const Session& session, CK_OBJECT_HANDLE key, std::string_view pin,
                                                 ByteView digest) const
{
    const Bytes kind = session.attribute(key, CKA_KEY_TYPE);
    CK_KEY_TYPE type = CKK_RSA;
    if (kind.size() == sizeof type) {
        std::copy(kind.begin(), kind.end(), reinterpret_cast<std::uint8_t*>(&type));
    }
    const bool isRsa = type == CKK_RSA;
    Bytes input(std::begin(sha256Info), isRsa ? std::end(sha256Info) : std::begin(sha256Info));
    append(input, digest);
    CK_MECHANISM how{isRsa ? CKM_RSA_PKCS : CKM_ECDSA, nullptr, 0};
    if (const CK_RV code = api->C_SignInit(session.handle(), &how, key); code != CKR_OK) {
        return failed("begin a signature", code);
    }
    const Bytes again = session.attribute(key, CKA_ALWAYS_AUTHENTICATE);
    if (!again.empty() && again[0] != 0) {
        auto* typed = reinterpret_cast<unsigned char*>(const_cast<char*>(pin.data()));
        api->C_Login(session.handle(), CKU_CONTEXT_SPECIFIC, typed, pin.size());
    }
    Bytes out(longestSignature);
    unsigned long length = out.size();
    const CK_RV code = api->C_Sign(session.handle(), input.data(), input.size(), out.data(), &length);
    if (code != CKR_OK) {
        return failed("sign", code);
    }
    out.resize(std::min<std::size_t>(length, out.size()));
    return out;
}

Result<TokenAnswer> Pkcs11Module::sign(const std::string& name, const std::string& id, std::string_view pin,
                                       ByteView digest) const
{
    const auto slot = m_inside->slotOf(name);
    if (!slot) {
        return TokenAnswer{{}, m_inside->slots().empty() ? "card-removed" : "card-other", -1};
    }
    const Session session(m_inside->api, *slot);
    if (session.opened() != CKR_OK) {
        return failed("open a session", session.opened());
    }
    auto* typed = reinterpret_cast<unsigned char*>(const_cast<char*>(pin.data()));
    const CK_RV login = m_inside->api->C_Login(session.handle(), CKU_USER, typed, pin.size());
    if (login != CKR_OK && login != CKR_USER_ALREADY_LOGGED_IN) {
        const std::string word = wordOf(login);
        return word.empty() ? Result<TokenAnswer>(failed("check the PIN", login)) : m_inside->refused(*slot, word);
    }
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    Bytes wanted = fromHex(id).value_or(Bytes());
    const auto keys = session.find({classIs(kind), CK_ATTRIBUTE{CKA_ID, wanted.data(), wanted.size()}});
    if (keys.empty()) {
        return TokenAnswer{{}, "card-no-key", -1};
    }
    auto signature = m_inside->rawSignature(session, keys.front(), pin, digest);
    if (!signature) {
        const std::string word = wordOf(static_cast<CK_RV>(signature.error().nativeCode));
        return word.empty() ? Result<TokenAnswer>(signature.error()) : m_inside->refused(*slot, word);
    }
    return TokenAnswer{std::move(*signature), {}, -1};
}

} // namespace pishkhan::card
