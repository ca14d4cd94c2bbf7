// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/release/manifest.h"

#include <algorithm>
#include <charconv>

#include "terminal/crypto/ecdsa_key.h"

namespace pishkhan::release {
namespace {

constexpr std::string_view title = "pishkhan-release v1\n";
constexpr std::string_view context = "release/v1";
constexpr std::string_view signatureWord = "signature ";
constexpr std::size_t mostRings = 8;
constexpr std::uint32_t mostHours = 24 * 365;

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "release");
}

template <typename Number> Result<Number> number(std::string_view text)
{
    Number out = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (failure != std::errc() || end != text.data() + text.size() || std::to_string(out) != text) {
        return malformed("a number of the manifest is not one");
    }
    return out;
}

/// "WORD value\n" taken off the front.
Result<std::string_view> takeLine(std::string_view& rest, std::string_view word)
{
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos || rest.substr(0, word.size()) != word || end <= word.size() ||
        rest[word.size()] != ' ') {
        return malformed("a line of the manifest is missing or out of its place");
    }
    const std::string_view value = rest.substr(word.size() + 1, end - word.size() - 1);
    rest.remove_prefix(end + 1);
    return value;
}

/// `count` values with one space between them.
Result<std::vector<std::string_view>> words(std::string_view line, std::size_t count)
{
    std::vector<std::string_view> out;
    while (out.size() + 1 < count) {
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos) {
            return malformed("a line of the manifest is too short");
        }
        out.push_back(line.substr(0, space));
        line.remove_prefix(space + 1);
    }
    out.push_back(line);
    return out;
}

Result<std::vector<std::string_view>> takeWords(std::string_view& rest, std::string_view word, std::size_t count)
{
    const auto line = TRY(takeLine(rest, word));
    return words(line, count);
}

std::string bodyOf(const Manifest& what)
{
    std::string out(title);
    out += "version " + toText(what.version) + '\n';
    out += "digest " + toHex(what.digest) + '\n';
    out += "size " + std::to_string(what.size) + '\n';
    out += "over " + toText(what.from) + ' ' + toText(what.below) + '\n';
    out += "books " + std::to_string(what.books.writes) + ' ' + std::to_string(what.books.readsFrom) + ' ' +
           std::to_string(what.books.readsTo) + '\n';
    for (const Ring& ring : what.rings) {
        out += "ring " + std::to_string(ring.percent) + ' ' + std::to_string(ring.hours) + '\n';
    }
    out += "issued " + std::to_string(what.issuedMs) + '\n';
    return out;
}

Status checkSense(const Manifest& what)
{
    if (what.size == 0 || what.size > maxBundleBytes || what.version < what.from || what.below <= what.from) {
        return malformed("the manifest's size or versions make no sense");
    }
    if (what.books.writes < what.books.readsFrom || what.books.writes > what.books.readsTo) {
        return malformed("the release could not read its own books");
    }
    std::uint32_t before = 0;
    for (const Ring& ring : what.rings) {
        if (ring.percent <= before || ring.percent > 100 || ring.hours > mostHours) {
            return malformed("the rings do not grow");
        }
        before = ring.percent;
    }
    return before == 100 && what.rings.size() <= mostRings ? Status() : malformed("the last ring is not everybody");
}

Result<Manifest> parseBody(std::string_view rest)
{
    Manifest out;
    if (rest.substr(0, title.size()) != title) {
        return malformed("this is no release manifest");
    }
    rest.remove_prefix(title.size());
    const auto version = TRY(takeLine(rest, "version"));
    out.version = TRY(parseVersion(version));
    const auto hex = TRY(takeLine(rest, "digest"));
    const Bytes digest = TRY(fromHex(hex));
    if (digest.size() != out.digest.size()) {
        return malformed("the digest is not 32 bytes");
    }
    std::copy(digest.begin(), digest.end(), out.digest.begin());
    const auto size = TRY(takeLine(rest, "size"));
    out.size = TRY(number<std::uint64_t>(size));
    const auto over = TRY(takeWords(rest, "over", 2));
    out.from = TRY(parseVersion(over[0]));
    out.below = TRY(parseVersion(over[1]));
    const auto books = TRY(takeWords(rest, "books", 3));
    out.books.writes = TRY(number<std::uint32_t>(books[0]));
    out.books.readsFrom = TRY(number<std::uint32_t>(books[1]));
    out.books.readsTo = TRY(number<std::uint32_t>(books[2]));
    while (rest.substr(0, 5) == "ring ") {
        const auto ring = TRY(takeWords(rest, "ring", 2));
        Ring one;
        one.percent = TRY(number<std::uint32_t>(ring[0]));
        one.hours = TRY(number<std::uint32_t>(ring[1]));
        out.rings.push_back(one);
    }
    const auto issued = TRY(takeLine(rest, "issued"));
    out.issuedMs = TRY(number<std::uint64_t>(issued));
    TRY(checkSense(out));
    return rest.empty() ? Result<Manifest>(std::move(out)) : malformed("the manifest says more than it may");
}

Bytes signedMessage(std::string_view body)
{
    Bytes message = toBytes(context);
    message.push_back(0);
    append(message, body);
    return message;
}

struct Parts {
    std::string_view body;
    crypto::Signature signature{};
};

Result<Parts> split(std::string_view text)
{
    if (text.size() > maxManifestBytes || text.empty() || text.back() != '\n') {
        return malformed("the manifest's length is out of range");
    }
    const std::size_t lastLine = text.substr(0, text.size() - 1).rfind('\n');
    if (lastLine == std::string_view::npos) {
        return malformed("the manifest has no signature");
    }
    Parts out;
    out.body = text.substr(0, lastLine + 1);
    std::string_view line = text.substr(lastLine + 1, text.size() - lastLine - 2);
    if (line.substr(0, signatureWord.size()) != signatureWord) {
        return malformed("the manifest has no signature");
    }
    line.remove_prefix(signatureWord.size());
    const auto raw = fromBase64(line);
    if (!raw || raw->size() != out.signature.size()) {
        return malformed("the manifest's signature is not 64 bytes");
    }
    std::copy(raw->begin(), raw->end(), out.signature.begin());
    return out;
}

} // namespace

std::string toText(const Version& version)
{
    return std::to_string(version.parts[0]) + '.' + std::to_string(version.parts[1]) + '.' +
           std::to_string(version.parts[2]);
}

Result<Version> parseVersion(std::string_view text)
{
    Version out;
    for (std::size_t i = 0; i < out.parts.size(); ++i) {
        const std::size_t dot = i + 1 < out.parts.size() ? text.find('.') : text.size();
        if (dot == std::string_view::npos) {
            return malformed("a version has three numbers");
        }
        out.parts[i] = TRY(number<std::uint32_t>(text.substr(0, dot)));
        text.remove_prefix(std::min(dot + 1, text.size()));
    }
    return out;
}

bool canFollowEachOther(const BooksFormat& one, const BooksFormat& other)
{
    const auto reads = [](const BooksFormat& who, std::uint32_t format) {
        return who.readsFrom <= format && format <= who.readsTo;
    };
    return reads(one, other.writes) && reads(other, one.writes);
}

Result<std::string> signManifest(const Manifest& manifest, const crypto::Signer& publisher)
{
    std::string text = bodyOf(manifest);
    if (const auto read = parseBody(text); !read) {
        return makeError(ErrorKind::InvalidInput, read.error().what, "release");
    }
    const crypto::Signature signature = TRY(publisher.sign(signedMessage(text)));
    text += std::string(signatureWord) + toBase64(signature) + '\n';
    return text;
}

Result<Manifest> readManifest(std::string_view text)
{
    const Parts parts = TRY(split(text));
    Manifest out = TRY(parseBody(parts.body));
    return bodyOf(out) == parts.body ? Result<Manifest>(std::move(out))
                                     : malformed("the manifest is written otherwise");
}

Result<Manifest> openManifest(std::string_view text, std::string_view publisherPem)
{
    Manifest out = TRY(readManifest(text));
    const Parts parts = TRY(split(text));
    const auto key = crypto::EcdsaPublicKey::fromPem(publisherPem);
    if (!key || !key->verify(signedMessage(parts.body), parts.signature)) {
        return makeError(ErrorKind::Integrity, "the release is not signed by this office's publisher", "release");
    }
    return out;
}

} // namespace pishkhan::release
