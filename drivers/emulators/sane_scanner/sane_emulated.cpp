// SPDX-License-Identifier: GPL-3.0-or-later
// A SANE back end «emulated:FOLDER»: a scanner with glass, feeder and a button, whose hands are files (README.md). SANE's dll
// loads it by name from LD_LIBRARY_PATH; entry points as in the SANE standard 1.06, section 4.3.
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <sane/sane.h>

namespace {

namespace fs = std::filesystem;

enum Option : SANE_Int { Count, Source, Button, OptionCount };

const char* const glass = "Flatbed";
const char* const feeder = "Automatic Document Feeder";
SANE_String_Const sources[] = {glass, feeder, nullptr};

struct Scanner {
    fs::path folder;
    std::string source = glass;
    std::string pixels;
    std::size_t given = 0;
    SANE_Parameters shape{};
    int sheets = 0; ///< of this run
} scanner;

SANE_Option_Descriptor options[OptionCount];

void describe()
{
    options[Count] = {};
    options[Count].name = "";
    options[Count].type = SANE_TYPE_INT;
    options[Count].size = sizeof(SANE_Word);
    options[Count].cap = SANE_CAP_SOFT_DETECT;
    options[Source] = {};
    options[Source].name = "source";
    options[Source].type = SANE_TYPE_STRING;
    options[Source].size = 40;
    options[Source].cap = SANE_CAP_SOFT_SELECT | SANE_CAP_SOFT_DETECT;
    options[Source].constraint_type = SANE_CONSTRAINT_STRING_LIST;
    options[Source].constraint.string_list = sources;
    options[Button] = {};
    options[Button].name = "scan";
    options[Button].type = SANE_TYPE_BOOL;
    options[Button].size = sizeof(SANE_Word);
    options[Button].cap = SANE_CAP_HARD_SELECT | SANE_CAP_SOFT_DETECT;
}

/// «jam 3»: the third sheet of a run; «open 1» the lid.
SANE_Status faultAt(int sheet)
{
    std::ifstream file(scanner.folder / "fault");
    std::string word;
    int at = 0;
    if (!(file >> word >> at) || at != sheet) {
        return SANE_STATUS_GOOD;
    }
    return word == "jam" ? SANE_STATUS_JAMMED : word == "open" ? SANE_STATUS_COVER_OPEN : SANE_STATUS_IO_ERROR;
}

std::vector<fs::path> tray()
{
    std::error_code problem;
    std::vector<fs::path> sheets;
    for (const auto& entry : fs::directory_iterator(scanner.folder / "tray", problem)) {
        sheets.push_back(entry.path());
    }
    std::sort(sheets.begin(), sheets.end());
    return sheets;
}

/// A portable greymap as pishkhan-make-card and Qt write it.
SANE_Status load(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string magic;
    int width = 0, height = 0, most = 0;
    if (!(file >> magic >> width >> height >> most) || (magic != "P5" && magic != "P6") || most != 255) {
        return SANE_STATUS_NO_DOCS;
    }
    file.get();
    scanner.pixels.assign(std::istreambuf_iterator<char>(file), {});
    const bool isGrey = magic == "P5";
    scanner.shape = {isGrey ? SANE_FRAME_GRAY : SANE_FRAME_RGB, SANE_TRUE, width * (isGrey ? 1 : 3), width, height, 8};
    scanner.given = 0;
    return SANE_STATUS_GOOD;
}

} // namespace

extern "C" {

SANE_Status sane_emulated_init(SANE_Int* version, SANE_Auth_Callback /*authorise*/)
{
    *version = SANE_VERSION_CODE(1, 0, 0);
    describe();
    return SANE_STATUS_GOOD;
}
void sane_emulated_exit() {}
SANE_Status sane_emulated_get_devices(const SANE_Device*** list, SANE_Bool /*localOnly*/)
{
    static const SANE_Device* none[] = {nullptr};
    *list = none;
    return SANE_STATUS_GOOD;
}
SANE_Status sane_emulated_open(SANE_String_Const name, SANE_Handle* handle)
{
    scanner = {};
    scanner.folder = name;
    *handle = &scanner;
    return fs::is_directory(scanner.folder) ? SANE_STATUS_GOOD : SANE_STATUS_INVAL;
}
void sane_emulated_close(SANE_Handle /*handle*/) {}
const SANE_Option_Descriptor* sane_emulated_get_option_descriptor(SANE_Handle /*handle*/, SANE_Int option)
{
    return option >= 0 && option < OptionCount ? &options[option] : nullptr;
}
SANE_Status sane_emulated_control_option(SANE_Handle /*handle*/, SANE_Int option, SANE_Action action, void* value,
                                         SANE_Int* /*info*/)
{
    const bool isAsked = action == SANE_ACTION_GET_VALUE;
    if (option == Count && isAsked) {
        *static_cast<SANE_Int*>(value) = OptionCount;
    } else if (option == Button && isAsked) {
        *static_cast<SANE_Word*>(value) = fs::exists(scanner.folder / "button") ? SANE_TRUE : SANE_FALSE;
    } else if (option == Source && isAsked) {
        std::strcpy(static_cast<char*>(value), scanner.source.c_str());
    } else if (option == Source && action == SANE_ACTION_SET_VALUE) {
        scanner.source = static_cast<const char*>(value);
    } else {
        return SANE_STATUS_INVAL;
    }
    return SANE_STATUS_GOOD;
}
SANE_Status sane_emulated_get_parameters(SANE_Handle /*handle*/, SANE_Parameters* shape)
{
    *shape = scanner.shape;
    return SANE_STATUS_GOOD;
}
SANE_Status sane_emulated_start(SANE_Handle /*handle*/)
{
    if (const SANE_Status fault = faultAt(++scanner.sheets); fault != SANE_STATUS_GOOD) {
        return fault; // a sheet that jams stays in the tray
    }
    if (scanner.source == glass) {
        return load(scanner.folder / "glass");
    }
    const std::vector<fs::path> sheets = tray();
    if (sheets.empty()) {
        return SANE_STATUS_NO_DOCS;
    }
    const SANE_Status status = load(sheets.front());
    std::error_code problem;
    fs::create_directories(scanner.folder / "out", problem);
    fs::rename(sheets.front(), scanner.folder / "out" / sheets.front().filename(), problem);
    return status;
}
SANE_Status sane_emulated_read(SANE_Handle /*handle*/, SANE_Byte* to, SANE_Int most, SANE_Int* got)
{
    const std::size_t left = scanner.pixels.size() - scanner.given;
    const std::size_t part = std::min(left, static_cast<std::size_t>(most));
    std::memcpy(to, scanner.pixels.data() + scanner.given, part);
    scanner.given += part;
    *got = static_cast<SANE_Int>(part);
    return part == 0 ? SANE_STATUS_EOF : SANE_STATUS_GOOD;
}
void sane_emulated_cancel(SANE_Handle /*handle*/) {}
SANE_Status sane_emulated_set_io_mode(SANE_Handle /*handle*/, SANE_Bool /*nonBlocking*/)
{
    return SANE_STATUS_UNSUPPORTED;
}
SANE_Status sane_emulated_get_select_fd(SANE_Handle /*handle*/, SANE_Int* /*descriptor*/)
{
    return SANE_STATUS_UNSUPPORTED;
}

} // extern "C"
