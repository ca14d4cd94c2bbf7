// SPDX-License-Identifier: GPL-3.0-or-later
/// Error: why something a caller can act on did not happen. `what` is for engineers, in English, and never holds
/// personal data; what the clerk reads derives from `kind` and `code` in one place (kiosk-ui).
#pragma once
#include <string>
#include <utility>

namespace pishkhan {

/// Closed on purpose: the retry policy and the user's text derive from it.
enum class ErrorKind {
    InvalidInput,
    Refused,
    Busy,
    Timeout,
    Disconnected,
    Protocol,
    Integrity,
    Storage,
    Denied,
    Unsupported
};

struct Error {
    ErrorKind kind;
    std::string what;
    std::string source; ///< room or device that found it
    int nativeCode = 0; ///< the library's own number, 0 when there is none
    const char* file = __builtin_FILE();
    int line = __builtin_LINE();
};

/// Make an error at the place of the call.
inline Error makeError(ErrorKind kind, std::string what, std::string source = {}, int nativeCode = 0,
                       const char* file = __builtin_FILE(), int line = __builtin_LINE())
{
    return Error{kind, std::move(what), std::move(source), nativeCode, file, line};
}

constexpr const char* name(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return "invalid-input";
    case ErrorKind::Refused: return "refused";
    case ErrorKind::Busy: return "busy";
    case ErrorKind::Timeout: return "timeout";
    case ErrorKind::Disconnected: return "disconnected";
    case ErrorKind::Protocol: return "protocol";
    case ErrorKind::Integrity: return "integrity";
    case ErrorKind::Storage: return "storage";
    case ErrorKind::Denied: return "denied";
    case ErrorKind::Unsupported: return "unsupported";
    }
    return "unknown";
}

} // namespace pishkhan
