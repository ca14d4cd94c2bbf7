// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/behpardakht_terminal/behpardakht_messages.h"

#include <algorithm>
#include <cstdio>

#include "terminal/domain/jalali.h"

namespace pishkhan::emulators::behpardakht {
namespace {

/// x^16 + x^15 + x^2 + 1, lowest bit first, from zero.
std::uint32_t checkOf(ByteView body)
{
    std::uint32_t sum = 0;
    for (const std::uint8_t byte : body) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            const bool carry = ((sum ^ (byte >> bit)) & 1U) != 0;
            sum = sum >> 1U ^ (carry ? 0xA001U : 0U);
        }
    }
    return sum;
}

/// Precondition: at least four bytes. Nothing unless they are digits.
std::optional<std::size_t> declaredLength(const Bytes& inbox)
{
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (inbox[i] < '0' || inbox[i] > '9') {
            return std::nullopt;
        }
        length = length * 10 + inbox[i] - '0';
    }
    return length;
}

/// Whether `inbox` could still become `word`; taken off when it is there.
bool takeText(Bytes& inbox, std::string_view word, bool& whole)
{
    const std::size_t size = std::min(word.size(), inbox.size());
    const bool same = std::equal(inbox.begin(), inbox.begin() + static_cast<std::ptrdiff_t>(size), word.begin());
    whole = same && size == word.size();
    if (whole) {
        inbox.erase(inbox.begin(), inbox.begin() + static_cast<std::ptrdiff_t>(size));
    }
    return same;
}

std::optional<Tags> readTags(ByteView body)
{
    Tags tags;
    while (!body.empty()) {
        if (body.size() < 2 || body.size() < 2U + body[1]) {
            return std::nullopt;
        }
        tags[body[0]] = toBytes(body.subspan(2, body[1]));
        body = body.subspan(2U + body[1]);
    }
    return tags;
}

Taken garbage(Bytes& inbox)
{
    inbox.clear();
    return {Taken::What::Garbage, {}};
}

Taken takeFrame(Bytes& inbox)
{
    if (inbox.size() < 4) {
        return {};
    }
    const auto length = declaredLength(inbox);
    if (!length || *length > 2'000) {
        return garbage(inbox);
    }
    if (inbox.size() < *length + 6) {
        return {};
    }
    const ByteView body = ByteView(inbox).subspan(4, *length);
    const std::uint32_t check = inbox[4 + *length] + 256U * inbox[5 + *length];
    auto tags = readTags(body);
    if (!tags || checkOf(body) != check) {
        return garbage(inbox);
    }
    inbox.erase(inbox.begin(), inbox.begin() + static_cast<std::ptrdiff_t>(*length + 6));
    return {Taken::What::Request, std::move(*tags)};
}

} // namespace

Taken takeWord(Bytes& inbox)
{
    if (inbox.empty()) {
        return {};
    }
    bool whole = false;
    if (takeText(inbox, "Ready?", whole)) {
        return {whole ? Taken::What::Ready : Taken::What::Nothing, {}};
    }
    if (takeText(inbox, "CANCEL", whole)) {
        return {whole ? Taken::What::Cancel : Taken::What::Nothing, {}};
    }
    return takeFrame(inbox);
}

std::string digitsOf(const Bytes& packed)
{
    const std::string hex = toHex(packed);
    const std::size_t first = hex.find_first_not_of('0');
    return first == std::string::npos ? "0" : hex.substr(first);
}

std::string textOf(const Tags& tags, std::uint8_t tag)
{
    const auto found = tags.find(tag);
    return found == tags.end() ? std::string() : std::string(text(found->second));
}

void AnswerBody::add(std::uint8_t tag, const Bytes& value)
{
    m_bytes.push_back(tag);
    m_bytes.push_back(static_cast<std::uint8_t>(value.size()));
    append(m_bytes, value);
}

void AnswerBody::text(std::uint8_t tag, const std::string& value)
{
    add(tag, toBytes(value));
}

void AnswerBody::number(std::uint8_t tag, std::int64_t value, std::size_t atLeastBytes)
{
    Bytes packed;
    for (std::int64_t left = value; left > 0 || packed.size() < atLeastBytes; left /= 100) {
        packed.insert(packed.begin(), static_cast<std::uint8_t>(left / 10 % 10 * 16 + left % 10));
    }
    add(tag, packed);
}

void AnswerBody::sale(const BookLine& line, bool paddedNumbers)
{
    number(0xC1, line.serial, paddedNumbers ? 5 : 2);
    number(0xC2, 888'000'000'000 + line.serial, 6);
    text(0xC3, line.date);
    text(0xC4, line.time);
    number(0xC5, 4869, 2);
    number(0xC6, 999'000, 3);
}

Bytes frame(const Bytes& body, Declared length)
{
    char digits[8];
    std::snprintf(digits, sizeof digits, "%04zu", (body.size() + (length == Declared::Message ? 6 : 0)) % 10'000);
    Bytes out = toBytes(std::string_view(digits));
    append(out, body);
    const std::uint32_t check = checkOf(body);
    append(out, Bytes{static_cast<std::uint8_t>(check & 0xFFU), static_cast<std::uint8_t>(check >> 8U)});
    return out;
}

std::string jalaliDate(std::int64_t wallMs)
{
    return domain::formatJalali(domain::toJalali(Instant{wallMs}));
}

std::string clockTime(std::int64_t wallMs)
{
    return domain::formatJalaliDateTime(Instant{wallMs}).substr(11);
}

} // namespace pishkhan::emulators::behpardakht
