// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/sane_library.h"

#include <csignal>

#include <unistd.h>

namespace pishkhan::document {

namespace {

constexpr unsigned partingSeconds = 5; // a lamp runs home in less
volatile std::sig_atomic_t outcome = 0;

void leaveNow(int /*signal*/)
{
    _exit(outcome);
}

} // namespace

SaneFault faultOf(SANE_Status status)
{
    switch (status) {
    case SANE_STATUS_GOOD:
    case SANE_STATUS_EOF: return SaneFault::None;
    case SANE_STATUS_NO_DOCS: return SaneFault::NoPaper;
    case SANE_STATUS_JAMMED: return SaneFault::Jam;
    case SANE_STATUS_COVER_OPEN: return SaneFault::CoverOpen;
    case SANE_STATUS_DEVICE_BUSY: return SaneFault::Busy;
    case SANE_STATUS_IO_ERROR: return SaneFault::Unplugged;
    case SANE_STATUS_ACCESS_DENIED: return SaneFault::Denied;
    case SANE_STATUS_CANCELLED: return SaneFault::Cancelled;
    case SANE_STATUS_UNSUPPORTED: return SaneFault::Unsupported;
    case SANE_STATUS_INVAL:
    case SANE_STATUS_NO_MEM: break;
    }
    return SaneFault::Broken;
}

SaneLibrary::SaneLibrary()
{
    m_good = sane_init(nullptr, nullptr) == SANE_STATUS_GOOD;
}

SaneLibrary::~SaneLibrary()
{
    if (m_handle != nullptr) {
        sane_cancel(m_handle);
        sane_close(m_handle);
    }
    if (m_good) {
        sane_exit();
    }
}

SaneFault SaneLibrary::open(const std::string& device)
{
    const SANE_Status status = m_good ? sane_open(device.c_str(), &m_handle) : SANE_STATUS_INVAL;
    const bool isMissing = status == SANE_STATUS_INVAL || status == SANE_STATUS_IO_ERROR;
    return isMissing ? SaneFault::NoDevice : faultOf(status); // a name SANE does not know is Invalid to it
}

SaneFault SaneLibrary::settle(SaneFault known)
{
    outcome = static_cast<int>(known);
    std::signal(SIGALRM, leaveNow);
    alarm(partingSeconds);
    return known;
}

const SANE_Option_Descriptor* optionCalled(SANE_Handle handle, const std::string& name, SANE_Int& index)
{
    SANE_Int count = 0;
    if (sane_control_option(handle, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD) {
        return nullptr;
    }
    for (index = 1; index < count; ++index) {
        const auto* option = sane_get_option_descriptor(handle, index);
        if (option != nullptr && option->name != nullptr && name == option->name) {
            return option;
        }
    }
    return nullptr;
}

} // namespace pishkhan::document
