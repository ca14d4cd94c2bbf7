// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/http_line.h"

#include <algorithm>
#include <charconv>

namespace pishkhan::payment::http {
namespace {

constexpr std::size_t longestHead = 8 * 1024;
constexpr std::int64_t sliceMs = 200;

Error wrong(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "http");
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// What stands after `word:` in the line; nothing when it is another header.
std::optional<std::string_view> valueOf(std::string_view line, std::string_view word)
{
    const bool same = line.size() > word.size() && line[word.size()] == ':' &&
                      std::equal(word.begin(), word.end(), line.begin(), [](char a, char b) { return a == lower(b); });
    if (!same) {
        return std::nullopt;
    }
    line.remove_prefix(word.size() + 1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
        line.remove_prefix(1);
    }
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) {
        line.remove_suffix(1);
    }
    return line;
}

std::optional<std::size_t> numberIn(std::string_view digits, int base)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    const bool whole = error == std::errc() && !digits.empty() && end == digits.data() + digits.size();
    return whole && number <= longestBody ? std::optional(number) : std::nullopt;
}

/// What has come so far, and whether that is all.
class Reading {
public:
    /// Errors: Protocol.
    Result<std::optional<Answer>> look()
    {
        const std::size_t end = m_got.find("\r\n\r\n");
        if (end == std::string::npos) {
            return m_got.size() > longestHead ? Result<std::optional<Answer>>(wrong("a head without an end"))
                                              : std::optional<Answer>();
        }
        const Head head = TRY(readHead(std::string_view(m_got).substr(0, end + 2)));
        const std::string_view body = std::string_view(m_got).substr(end + 4);
        if (body.size() > 2 * longestBody) {
            return wrong("too long");
        }
        if (head.chunked) {
            auto whole = TRY(readChunks(body));
            return whole ? std::optional(Answer{head.status, std::move(*whole)}) : std::nullopt;
        }
        m_endsWithLine = !head.length && head.status != 204;
        const std::size_t wanted = head.length.value_or(0);
        if (m_endsWithLine || body.size() < wanted) {
            return std::optional<Answer>();
        }
        return std::optional(Answer{head.status, std::string(body.substr(0, wanted))});
    }

    void take(const Bytes& more) { m_got += text(more); }

    /// The connection has ended. Errors: Disconnected unless that is how this answer ends.
    Result<Answer> end(const Error& error) const
    {
        if (!m_endsWithLine || error.kind != ErrorKind::Disconnected) {
            return error;
        }
        const std::size_t body = m_got.find("\r\n\r\n") + 4;
        const Head head = TRY(readHead(std::string_view(m_got).substr(0, body - 2)));
        return Answer{head.status, m_got.substr(body, longestBody)};
    }

private:
    std::string m_got;
    bool m_endsWithLine = false;
};

} // namespace

Result<Head> readHead(std::string_view head)
{
    constexpr std::size_t statusAt = 9;
    const bool http = head.starts_with("HTTP/1.1 ") || head.starts_with("HTTP/1.0 ");
    const auto status = http && head.size() >= statusAt + 3 ? numberIn(head.substr(statusAt, 3), 10) : std::nullopt;
    if (!status || *status < 200 || *status > 599) {
        return wrong("no answer of HTTP/1");
    }
    Head out;
    out.status = static_cast<int>(*status);
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (const auto coding = valueOf(line, "transfer-encoding")) {
            out.chunked = *coding == "chunked";
            if (!out.chunked) {
                return wrong("an unknown transfer coding");
            }
        } else if (const auto length = valueOf(line, "content-length")) {
            const auto number = numberIn(*length, 10);
            if (!number || (out.length && *out.length != *number)) {
                return wrong("an unreadable, too great or contradicting length");
            }
            out.length = number;
        }
    }
    if (out.chunked && out.length) {
        return wrong("chunks and a length"); // whichever is right, somebody on the way reads it otherwise
    }
    return out;
}

Result<std::optional<std::string>> readChunks(std::string_view bytes)
{
    std::string body;
    for (;;) {
        const std::size_t end = bytes.find("\r\n");
        if (end == std::string_view::npos) {
            return bytes.size() > 64 ? Result<std::optional<std::string>>(wrong("a chunk without a size"))
                                     : std::optional<std::string>();
        }
        const auto size = numberIn(bytes.substr(0, std::min(end, bytes.find(';'))), 16);
        if (!size || body.size() + *size > longestBody) {
            return wrong("an unreadable or too great chunk");
        }
        bytes.remove_prefix(end + 2);
        if (*size == 0) {
            return std::optional(std::move(body)); // trailers say nothing we use
        }
        if (bytes.size() < *size + 2) {
            return std::optional<std::string>();
        }
        if (bytes.substr(*size, 2) != "\r\n") {
            return wrong("a chunk that does not end");
        }
        body += bytes.substr(0, *size);
        bytes.remove_prefix(*size + 2);
    }
}

Status Line::post(std::string_view path, std::string_view type, std::string_view body, Milliseconds patience)
{
    std::string message = "POST " + std::string(path) + " HTTP/1.1\r\nHost: terminal\r\nConnection: close\r\n";
    message += "Content-Type: " + std::string(type) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    message += body;
    return m_bytes->write(view(message), patience);
}

Result<Answer> Line::await(Milliseconds patience, const std::function<void()>& meanwhile)
{
    const std::int64_t deadline = m_clock.monotonicMs() + patience.count();
    Reading reading;
    for (;;) {
        if (auto whole = TRY(reading.look())) {
            return std::move(*whole);
        }
        const std::int64_t left = deadline - m_clock.monotonicMs();
        if (left <= 0) {
            return makeError(ErrorKind::Timeout, "no answer came", "http");
        }
        auto more = m_bytes->read(longestHead, Milliseconds(std::min(left, sliceMs)));
        if (more) {
            reading.take(*more);
        } else if (more.error().kind != ErrorKind::Timeout) {
            return reading.end(more.error());
        } else if (meanwhile) {
            meanwhile();
        }
    }
}

} // namespace pishkhan::payment::http
