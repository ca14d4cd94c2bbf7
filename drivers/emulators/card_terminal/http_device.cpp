// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/http_device.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <utility>

namespace pishkhan::emulators {
namespace {

constexpr std::size_t longestHead = 8 * 1024;
constexpr std::size_t longestBody = 64 * 1024;

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

/// A whole request, nothing as long as it is not whole; `wrong` when it never will be.
struct Taken {
    bool whole = false, wrong = false;
    HttpRequest request;
};

Taken takeRequest(const std::string& bytes)
{
    Taken out;
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) {
        out.wrong = bytes.size() > longestHead;
        return out;
    }
    constexpr std::string_view word = "\r\ncontent-length:";
    const std::string head = lowerCase(std::string_view(bytes).substr(0, end + 2));
    const std::size_t at = head.find(word);
    std::size_t length = 0;
    if (bytes.rfind("POST ", 0) != 0 || at == std::string::npos) {
        out.wrong = true;
        return out;
    }
    const std::size_t from = std::min(head.find_first_not_of(' ', at + word.size()), head.size());
    const auto [stop, error] = std::from_chars(head.data() + from, head.data() + head.size(), length);
    out.wrong = error != std::errc() || *stop != '\r' || length > longestBody;
    if (!out.wrong && bytes.size() >= end + 4 + length) {
        out.whole = true;
        const std::size_t space = bytes.find(' ', 5);
        out.request.path = bytes.substr(5, std::min(space, end) - 5);
        out.request.body = bytes.substr(end + 4, length);
    }
    return out;
}

std::string inChunks(const std::string& body)
{
    constexpr std::size_t step = 100;
    std::string out;
    for (std::size_t at = 0; at < body.size(); at += step) {
        const std::string part = body.substr(at, step);
        char size[16];
        std::snprintf(size, sizeof size, "%zx\r\n", part.size());
        out += size + part + "\r\n";
    }
    return out + "0\r\n\r\n";
}

} // namespace

void HttpDevice::open(int line)
{
    m_lines[line] = {};
}

void HttpDevice::close(int line, EmulatorTime now)
{
    m_lines.erase(line);
    onGone(line, now);
}

Bytes HttpDevice::hear(int line, ByteView bytes, EmulatorTime now)
{
    const auto found = m_lines.find(line);
    if (found == m_lines.end() || found->second.asked) {
        return {}; // one exchange a connection
    }
    Line& here = found->second;
    here.in += text(bytes);
    const Taken one = takeRequest(here.in);
    if (one.wrong) {
        here.asked = true;
        reply(line, {400, "text/plain", "", HttpReply::Ending::Close, std::string::npos});
    } else if (one.whole) {
        here.asked = true;
        onRequest(line, one.request, now);
    }
    return taken(line);
}

Bytes HttpDevice::say(int line, EmulatorTime now)
{
    onTime(now);
    return taken(line);
}

Bytes HttpDevice::tick(EmulatorTime now)
{
    onTime(now);
    return {};
}

bool HttpDevice::hasEnded(int line) const
{
    const auto found = m_lines.find(line);
    return found != m_lines.end() && found->second.ended && found->second.out.empty();
}

Bytes HttpDevice::taken(int line)
{
    const auto found = m_lines.find(line);
    return found == m_lines.end() ? Bytes() : std::exchange(found->second.out, {});
}

void HttpDevice::reply(int line, const HttpReply& reply)
{
    const auto found = m_lines.find(line);
    if (found == m_lines.end()) {
        return;
    }
    std::string out = "HTTP/1.1 " + std::to_string(reply.status) + (reply.status == 200 ? " OK\r\n" : " Other\r\n");
    const bool chunks = reply.ending == HttpReply::Ending::Chunks;
    if (chunks) {
        out += "Transfer-Encoding: chunked\r\n";
    } else if (reply.ending == HttpReply::Ending::Length && reply.status != 204) {
        out += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
    }
    if (!reply.type.empty()) {
        out += "Content-Type: " + reply.type + "\r\n";
    }
    out += "Connection: close\r\n\r\n";
    const std::string body = chunks ? inChunks(reply.body) : reply.body;
    out += body.substr(0, reply.cutTo);
    append(found->second.out, out);
    found->second.ended = reply.ending == HttpReply::Ending::Close || reply.cutTo < body.size();
}

} // namespace pishkhan::emulators
