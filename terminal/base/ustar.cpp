// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/base/ustar.h"

#include <algorithm>
#include <optional>

namespace pishkhan {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t mostMembers = 4096;
constexpr std::size_t longestPadding = 20 * block; ///< one record of the classic tape

struct FieldPlace {
    std::size_t at;
    std::size_t size;
};
constexpr FieldPlace nameField{0, 100};
constexpr FieldPlace sizeField{124, 12};
constexpr FieldPlace checksumField{148, 8};
constexpr FieldPlace typeField{156, 1};
constexpr FieldPlace magicField{257, 8};
constexpr FieldPlace prefixField{345, 155};

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "ustar");
}

bool isZero(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

ByteView field(ByteView header, FieldPlace place)
{
    return header.subspan(place.at, place.size);
}

/// Octal digits, then spaces or zero bytes to the end of the field.
std::optional<std::uint64_t> octal(ByteView digits)
{
    std::uint64_t value = 0;
    std::size_t at = 0;
    for (; at < digits.size() && digits[at] >= '0' && digits[at] <= '7'; ++at) {
        value = value * 8 + (digits[at] - std::uint64_t{'0'});
    }
    const bool ended = std::all_of(digits.begin() + static_cast<std::ptrdiff_t>(at), digits.end(),
                                   [](std::uint8_t byte) { return byte == 0 || byte == ' '; });
    return at > 0 && ended ? std::optional(value) : std::nullopt;
}

std::uint64_t checksum(ByteView header)
{
    std::uint64_t sum = checksumField.size * std::uint64_t{' '};
    for (std::size_t i = 0; i < header.size(); ++i) {
        const bool inside = i >= checksumField.at && i < checksumField.at + checksumField.size;
        sum += inside ? 0U : header[i];
    }
    return sum;
}

std::optional<std::string> nameOf(ByteView header)
{
    const ByteView raw = field(header, nameField);
    const auto end = std::find(raw.begin(), raw.end(), 0);
    std::string name(raw.begin(), end);
    const bool clean = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '-';
    });
    const bool inside = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos;
    return clean && inside && isZero(raw.subspan(name.size())) ? std::optional(name) : std::nullopt;
}

Result<TarMember> takeMember(ByteView& rest)
{
    const ByteView header = rest.first(block);
    const auto sum = octal(field(header, checksumField));
    if (!sum || *sum != checksum(header)) {
        return malformed("a tar header's checksum is wrong");
    }
    if (text(field(header, magicField)) != std::string_view("ustar\00000", 8) || field(header, typeField)[0] != '0' ||
        !isZero(field(header, prefixField))) {
        return malformed("a tar member is no plain ustar file");
    }
    const auto size = octal(field(header, sizeField));
    const auto name = nameOf(header);
    if (!size || !name) {
        return malformed("a tar member's name or size is not allowed");
    }
    rest = rest.subspan(block);
    if (*size > rest.size()) {
        return malformed("a tar member is cut off");
    }
    TarMember out{*name, rest.first(static_cast<std::size_t>(*size))};
    const std::size_t padded = (out.content.size() + block - 1) / block * block;
    if (padded > rest.size() || !isZero(rest.subspan(out.content.size(), padded - out.content.size()))) {
        return malformed("a tar member's padding is wrong");
    }
    rest = rest.subspan(padded);
    return out;
}

} // namespace

Result<std::vector<TarMember>> readUstar(ByteView archive)
{
    std::vector<TarMember> out;
    while (archive.size() >= block && !isZero(archive.first(block))) {
        if (out.size() == mostMembers) {
            return malformed("the archive has too many members");
        }
        out.push_back(TRY(takeMember(archive)));
    }
    if (archive.size() < 2 * block || archive.size() % block != 0 || archive.size() > longestPadding ||
        !isZero(archive)) {
        return malformed("the archive does not end as it should");
    }
    return out;
}

} // namespace pishkhan
