// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/evidence/tar_writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <memory>

namespace pishkhan::evidence {
namespace {

constexpr std::size_t longestName = 100; ///< of the ustar header's name field; the verifier knows no prefix field
constexpr mode_t readable = 0644;

struct FreeArchive {
    void operator()(archive* object) const { archive_write_free(object); }
};
struct FreeEntry {
    void operator()(archive_entry* object) const { archive_entry_free(object); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;
using Entry = std::unique_ptr<archive_entry, FreeEntry>;

Error failed(archive* writer)
{
    const char* words = archive_error_string(writer);
    return makeError(ErrorKind::Storage, std::string("libarchive: ") + (words != nullptr ? words : "failed"),
                     "evidence", archive_errno(writer));
}

la_ssize_t collect(archive*, void* target, const void* bytes, size_t count)
{
    append(*static_cast<Bytes*>(target), ByteView(static_cast<const std::uint8_t*>(bytes), count));
    return static_cast<la_ssize_t>(count);
}

Status add(archive* writer, const Member& member)
{
    if (member.path.empty() || member.path.size() > longestName) {
        return makeError(ErrorKind::InvalidInput, "a member's name is too long: " + member.path, "evidence");
    }
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), member.path.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), readable);
    archive_entry_set_mtime(entry.get(), 0, 0);
    if (archive_write_header(writer, entry.get()) != ARCHIVE_OK ||
        archive_write_data(writer, member.content.data(), member.content.size()) !=
            static_cast<la_ssize_t>(member.content.size())) {
        return failed(writer);
    }
    return {};
}

} // namespace

Result<Bytes> makeUstar(std::span<const Member> members)
{
    Bytes out;
    const Archive writer(archive_write_new());
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    if (archive_write_set_format_ustar(writer.get()) != ARCHIVE_OK ||
        archive_write_open(writer.get(), &out, nullptr, collect, nullptr) != ARCHIVE_OK) {
        return failed(writer.get());
    }
    for (const Member& member : members) {
        TRY(add(writer.get(), member));
    }
    if (archive_write_close(writer.get()) != ARCHIVE_OK) {
        return failed(writer.get());
    }
    return out;
}

} // namespace pishkhan::evidence
