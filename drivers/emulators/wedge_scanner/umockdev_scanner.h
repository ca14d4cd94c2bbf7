// SPDX-License-Identifier: GPL-3.0-or-later
/// UmockdevScanner: a barcode scanner that plays a keyboard, as an event device in a umockdev testbed: a program's own udev finds it, opens and
/// grabs it, and reads the key events a real one would send. Used by pishkhan-emulate-usb-printer and by tests. Not thread safe.
#pragma once
#include <memory>
#include <string_view>

#include "terminal/base/result.h"

using UMockdevTestbed = struct _UMockdevTestbed;

namespace pishkhan::emulators {

class UmockdevScanner {
public:
    /// Nothing is plugged in yet. The testbed outlives this.
    explicit UmockdevScanner(UMockdevTestbed* testbed);
    ~UmockdevScanner();
    UmockdevScanner(const UmockdevScanner&) = delete;
    UmockdevScanner& operator=(const UmockdevScanner&) = delete;

    Status plug();
    void unplug();
    bool isGrabbed() const; ///< a program has taken it for itself
    /// The keys of an ASCII text and Enter, two milliseconds apart. Errors: Disconnected, InvalidInput (no key types that).
    Status scan(std::string_view text);
    /// scanner plug | scanner unplug | scan TEXT. Empty: none of these.
    std::string work(std::string_view command);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace pishkhan::emulators
