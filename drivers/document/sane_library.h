// SPDX-License-Identifier: GPL-3.0-or-later
/// libsane as long as it is needed: initialised, one device opened, let go within a time limit. Used by sane_session and
/// sane_button, in pishkhan-sane only.
#pragma once
#include <string>

#include <sane/sane.h>

#include "drivers/document/sane_fault.h"

namespace pishkhan::document {

class SaneLibrary {
public:
    SaneLibrary();
    /// Back ends hang here (the test back end about once in a thousand scans): settle() comes first.
    ~SaneLibrary();
    SaneLibrary(const SaneLibrary&) = delete;
    SaneLibrary& operator=(const SaneLibrary&) = delete;
    bool isGood() const { return m_good; }
    SaneFault open(const std::string& device);
    SANE_Handle handle() const { return m_handle; }
    /// What this process ends with, whether or not the back end lets go.
    static SaneFault settle(SaneFault known);

private:
    bool m_good = false;
    SANE_Handle m_handle = nullptr;
};

SaneFault faultOf(SANE_Status status);
/// nullptr when the device has none of this name; else its number too.
const SANE_Option_Descriptor* optionCalled(SANE_Handle handle, const std::string& name, SANE_Int& index);

} // namespace pishkhan::document
