// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/value_stream.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <unistd.h>

#include "sync/verify/value_answer.h"

namespace pishkhan::verify {

namespace {

constexpr std::size_t blockSize = 1 << 16;
constexpr std::size_t longestLine = 1 << 20; ///< a longer one is not a list of values
constexpr int done = 0;
constexpr int wrongUsage = 2;

int answerLine(std::string& out, std::string_view line)
{
    if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
    }
    const std::size_t tab = line.find('\t');
    const std::string_view kindName = line.substr(0, tab);
    const std::string_view value = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
    const auto kind = valueKind(kindName);
    if (!kind || tab == std::string_view::npos) {
        answerUnknownKind(out, kindName, value);
        return wrongUsage;
    }
    answerValue(out, *kind, value);
    return done;
}

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

/// Answers every whole line and leaves the beginning of the next one.
int answerWholeLines(std::string& pending, std::string& out)
{
    int code = done;
    std::size_t from = 0;
    for (std::size_t to = pending.find('\n'); to != std::string::npos; to = pending.find('\n', from)) {
        code = std::max(code, answerLine(out, std::string_view(pending).substr(from, to - from)));
        from = to + 1;
    }
    pending.erase(0, from);
    return code;
}

} // namespace

int streamValues(int inputDescriptor, int outputDescriptor)
{
    int code = done;
    std::string pending;
    std::string out;
    std::string block(blockSize, '\0');
    for (;;) {
        const ssize_t count = ::read(inputDescriptor, block.data(), block.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            break;
        }
        pending.append(block, 0, static_cast<std::size_t>(count));
        code = std::max(code, answerWholeLines(pending, out));
        if (pending.size() > longestLine || !writeAll(outputDescriptor, out)) {
            return wrongUsage;
        }
        out.clear();
    }
    if (!pending.empty()) {
        code = std::max(code, answerLine(out, pending));
    }
    return writeAll(outputDescriptor, out) ? code : wrongUsage;
}

} // namespace pishkhan::verify
