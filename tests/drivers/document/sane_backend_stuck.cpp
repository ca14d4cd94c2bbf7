// SPDX-License-Identifier: GPL-3.0-or-later
// A SANE back end that gives a small page and then hangs while it is let go, as real ones do. `stuck:jam` jams instead.
// SANE's dll loads it by name from LD_LIBRARY_PATH; entry points as in the SANE standard 1.06, section 4.3.
#include <algorithm>
#include <string_view>

#include <sane/sane.h>
#include <unistd.h>

namespace {

constexpr SANE_Int side = 8;
SANE_Int given = 0;
bool isJammed = false;
SANE_Option_Descriptor count{};

} // namespace

extern "C" {

SANE_Status sane_stuck_init(SANE_Int* version, SANE_Auth_Callback /*authorise*/)
{
    *version = SANE_VERSION_CODE(1, 0, 0);
    return SANE_STATUS_GOOD;
}
void sane_stuck_exit() {}
SANE_Status sane_stuck_get_devices(const SANE_Device*** list, SANE_Bool /*localOnly*/)
{
    static const SANE_Device* none[] = {nullptr};
    *list = none;
    return SANE_STATUS_GOOD;
}
SANE_Status sane_stuck_open(SANE_String_Const name, SANE_Handle* handle)
{
    isJammed = std::string_view(name) == "jam";
    *handle = &given;
    return SANE_STATUS_GOOD;
}
void sane_stuck_close(SANE_Handle /*handle*/) {}
const SANE_Option_Descriptor* sane_stuck_get_option_descriptor(SANE_Handle /*handle*/, SANE_Int option)
{
    return option == 0 ? &count : nullptr;
}
SANE_Status sane_stuck_control_option(SANE_Handle /*handle*/, SANE_Int option, SANE_Action action, void* value,
                                      SANE_Int* /*info*/)
{
    if (option != 0 || action != SANE_ACTION_GET_VALUE) {
        return SANE_STATUS_UNSUPPORTED;
    }
    *static_cast<SANE_Int*>(value) = 1;
    return SANE_STATUS_GOOD;
}
SANE_Status sane_stuck_get_parameters(SANE_Handle /*handle*/, SANE_Parameters* shape)
{
    *shape = {SANE_FRAME_GRAY, SANE_TRUE, side, side, side, 8};
    return SANE_STATUS_GOOD;
}
SANE_Status sane_stuck_start(SANE_Handle /*handle*/)
{
    return isJammed ? SANE_STATUS_JAMMED : SANE_STATUS_GOOD;
}
SANE_Status sane_stuck_read(SANE_Handle /*handle*/, SANE_Byte* data, SANE_Int room, SANE_Int* length)
{
    *length = std::min(room, side * side - given);
    std::fill_n(data, *length, SANE_Byte{128});
    given += *length;
    return *length > 0 ? SANE_STATUS_GOOD : SANE_STATUS_EOF;
}
void sane_stuck_cancel(SANE_Handle /*handle*/)
{
    for (;;) {
        pause();
    }
}
SANE_Status sane_stuck_set_io_mode(SANE_Handle /*handle*/, SANE_Bool /*isNonBlocking*/)
{
    return SANE_STATUS_UNSUPPORTED;
}
SANE_Status sane_stuck_get_select_fd(SANE_Handle /*handle*/, SANE_Int* /*descriptor*/)
{
    return SANE_STATUS_UNSUPPORTED;
}
}
