// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/bridge_http.h"

#include <algorithm>
#include <charconv>

namespace pishkhan::payment::bridge {
namespace {

constexpr std::size_t longestHead = 8 * 1024;
constexpr std::size_t longestBody = 64 * 1024;
constexpr std::int64_t sliceMs = 200;

Error wrong(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "bridge");
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool startsWithWord(std::string_view line, std::string_view word)
{
    return line.size() >= word.size() &&
           std::equal(word.begin(), word.end(), line.begin(), [](char a, char b) { return a == lower(b); });
}

} // namespace

Result<std::size_t> lengthIn(std::string_view head)
{
    if (!head.starts_with("HTTP/1.1 200 ") && !head.starts_with("HTTP/1.1 200\r") &&
        !head.starts_with("HTTP/1.0 200")) {
        return wrong("not a 200 of HTTP/1");
    }
    constexpr std::string_view word = "content-length:";
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (!startsWithWord(line, word)) {
            continue;
        }
        line.remove_prefix(word.size());
        while (!line.empty() && line.front() == ' ') {
            line.remove_prefix(1);
        }
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length);
        const bool good = error == std::errc() && end == line.data() + line.size() && length <= longestBody;
        return good ? Result<std::size_t>(length) : wrong("an unreadable or too great length");
    }
    return wrong("no length");
}

Status HttpLine::post(std::string_view path, std::string_view json, Milliseconds patience)
{
    std::string message = "POST " + std::string(path) + " HTTP/1.1\r\nHost: bridge\r\nConnection: close\r\n";
    message += "Content-Type: application/json\r\nContent-Length: " + std::to_string(json.size()) + "\r\n\r\n";
    message += json;
    return m_bytes->write(view(message), patience);
}

Result<std::string> HttpLine::await(Milliseconds patience, const std::function<void()>& meanwhile)
{
    const std::int64_t deadline = m_clock.monotonicMs() + patience.count();
    std::string got;
    std::size_t whole = 0; ///< of head and body; 0 while the head is not complete
    for (;;) {
        if (const std::size_t end = got.find("\r\n\r\n"); whole == 0 && end != std::string::npos) {
            whole = end + 4 + TRY(lengthIn(std::string_view(got).substr(0, end + 2)));
            got.reserve(whole);
        }
        if (whole != 0 && got.size() >= whole) {
            const std::size_t body = got.find("\r\n\r\n") + 4;
            return got.substr(body, whole - body);
        }
        if (whole == 0 && got.size() > longestHead) {
            return wrong("a head without an end");
        }
        const std::int64_t left = deadline - m_clock.monotonicMs();
        if (left <= 0) {
            return makeError(ErrorKind::Timeout, "the bridge is silent", "bridge");
        }
        auto more = m_bytes->read(longestHead, Milliseconds(std::min(left, sliceMs)));
        if (more) {
            got += text(*more);
        } else if (more.error().kind != ErrorKind::Timeout) {
            return more.error();
        } else if (meanwhile) {
            meanwhile();
        }
    }
}

} // namespace pishkhan::payment::bridge
