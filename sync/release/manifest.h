// SPDX-License-Identifier: GPL-3.0-or-later
/// The signed manifest of a release of the program: what it is, what it may be put over, and how slowly it spreads (lessons H8, fleet.md
/// Updates). Plain text in one canonical form, so that anybody can read it and no two texts mean the same. Made by pishkhan-release, checked
/// by the hub before it carries it and by every terminal before it takes it. The format stands in README.md.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/crypto/signer.h"

namespace pishkhan::release {

/// Three numbers, compared as numbers.
struct Version {
    std::array<std::uint32_t, 3> parts{};
    auto operator<=>(const Version&) const = default;
};
std::string toText(const Version& version);
/// "1.2.3": no sign, no leading zero. Errors: Protocol.
Result<Version> parseVersion(std::string_view text);

/// One ring: this share of the terminals, and how long it must be quiet before the next one opens.
struct Ring {
    std::uint32_t percent = 100; ///< of all terminals, earlier rings included
    std::uint32_t hours = 24;
    bool operator==(const Ring&) const = default;
};

/// The format of the books a program writes, and those it can read. Two programs can follow each other in either direction only when
/// each reads what the other writes.
struct BooksFormat {
    std::uint32_t writes = 1, readsFrom = 1, readsTo = 1;
    bool operator==(const BooksFormat&) const = default;
};
bool canFollowEachOther(const BooksFormat& one, const BooksFormat& other);

struct Manifest {
    Version version;
    Hash digest{}; ///< SHA-256 of the bundle
    std::uint64_t size = 0;
    Version from;  ///< the oldest version it may be put over
    Version below; ///< and the first it may not
    BooksFormat books;
    std::vector<Ring> rings; ///< growing, the last is 100
    std::uint64_t issuedMs = 0;
    bool operator==(const Manifest&) const = default;
};

constexpr std::size_t maxManifestBytes = 4096;
constexpr std::uint64_t maxBundleBytes = 512ULL << 20U;

/// The text with its signature line. Errors: InvalidInput (no verifier would read it), those of the key.
Result<std::string> signManifest(const Manifest& manifest, const crypto::Signer& publisher);

/// Strict: only what signManifest writes. Errors: Protocol; Integrity when the signature is not the publisher's.
Result<Manifest> openManifest(std::string_view text, std::string_view publisherPem);
/// The same without a key: whole, but not whose. Errors: Protocol.
Result<Manifest> readManifest(std::string_view text);

} // namespace pishkhan::release
