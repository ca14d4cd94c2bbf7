// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/kept_images.h"

#include <algorithm>
#include <filesystem>

#include "terminal/base/files.h"
#include "terminal/crypto/cms.h"
#include "terminal/crypto/digest.h"

namespace pishkhan {
namespace {

constexpr std::size_t digestLength = 64;

bool isDigest(const std::string& text)
{
    return text.size() == digestLength && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

Result<Bytes> KeptImages::seal(const std::string& agency, ByteView picture) const
{
    const std::string certificate = m_certificateOf(agency);
    if (certificate.empty()) {
        return makeError(ErrorKind::Refused, "agency-unknown", "kept-images");
    }
    return crypto::sealToCertificate(certificate, picture);
}

Result<std::string> KeptImages::keep(ByteView sealed)
{
    const std::string digest = toHex(crypto::sha256(sealed));
    TRY(makeFolder(m_folder));
    TRY(writeFileDurably(pathOf(digest), sealed, FileAccess::Private));
    return digest;
}

Status KeptImages::destroy(const std::string& digest)
{
    const std::string path = pathOf(digest);
    if (!isDigest(digest) || !fileExists(path)) {
        return {};
    }
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (!problem) { // ciphertext; overwritten all the same, as far as a disk can promise
        TRY(writeFileDurably(path, Bytes(static_cast<std::size_t>(size)), FileAccess::Private));
    }
    if (!std::filesystem::remove(path, problem) || problem) {
        return makeError(ErrorKind::Storage, "a sealed picture cannot be removed", "kept-images", problem.value());
    }
    return {};
}

std::vector<std::string> KeptImages::kept() const
{
    std::vector<std::string> out;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, problem)) {
        const std::string digest = entry.path().stem().string();
        if (entry.path().extension() == ".cms" && isDigest(digest)) {
            out.push_back(digest);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace pishkhan
