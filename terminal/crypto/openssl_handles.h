// SPDX-License-Identifier: GPL-3.0-or-later
/// Owning handles for OpenSSL's objects; private to this room's .cpp files.
#pragma once
#include <memory>
#include <string>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::crypto {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T* object) const { Free(object); }
};
using BioHandle = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using MdHandle = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;
using CipherHandle = std::unique_ptr<EVP_CIPHER_CTX, FreeWith<EVP_CIPHER_CTX_free>>;
using EcdsaSigHandle = std::unique_ptr<ECDSA_SIG, FreeWith<ECDSA_SIG_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

/// The last OpenSSL error as ours; empties OpenSSL's queue.
inline Error opensslError(ErrorKind kind, const std::string& what, const char* file = __builtin_FILE(),
                          int line = __builtin_LINE())
{
    const unsigned long code = ERR_get_error();
    const char* reason = ERR_reason_error_string(code);
    ERR_clear_error();
    return makeError(kind, reason != nullptr ? what + ": " + reason : what, "crypto", static_cast<int>(code & 0xffffff),
                     file, line);
}

inline BioHandle bioOver(std::string_view text)
{
    return BioHandle(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

inline std::string textOf(BIO* bio)
{
    char* data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    return length > 0 ? std::string(data, static_cast<std::size_t>(length)) : std::string();
}

/// OpenSSL must never ask the terminal for a pass phrase.
inline int noPassphrase(char*, int, int, void*)
{
    return -1;
}

} // namespace pishkhan::crypto
