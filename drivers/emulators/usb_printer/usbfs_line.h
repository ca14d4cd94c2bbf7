// SPDX-License-Identifier: GPL-3.0-or-later
/// UsbfsLine: what Linux' usbdevfs does for one printer: holds the client's URBs until the engine takes or gives the
/// bytes, and answers the control requests of the printer class. Called by UmockdevPrinter under its lock.
#pragma once
#include <deque>
#include <list>

#include "drivers/emulators/receipt_printer/escpos_engine.h"

struct usbdevfs_urb;
typedef struct _UMockdevIoctlData UMockdevIoctlData;
typedef struct _UMockdevIoctlClient UMockdevIoctlClient;

namespace pishkhan::emulators {

class UsbfsLine {
public:
    explicit UsbfsLine(EscposEngine& engine) : m_engine(engine) {}
    ~UsbfsLine();
    UsbfsLine(const UsbfsLine&) = delete;
    UsbfsLine& operator=(const UsbfsLine&) = delete;

    /// Answer one ioctl of the client. False: not one that usbdevfs knows.
    bool answer(UMockdevIoctlClient* client);
    void pump();   ///< move what can be moved between URBs and engine
    void vanish(); ///< the device is gone: end every URB, refuse everything from now on
    void returned() { m_gone = false; }
    bool hasReapable() const { return !m_done.empty(); }

private:
    struct Urb {
        UMockdevIoctlData* urb;
        UMockdevIoctlData* buffer;
        std::size_t moved = 0;
    };
    static void tellCapabilities(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
    void submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
    void reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
    void discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
    void control(Urb& urb);
    bool advance(Urb& urb);
    void finish(const Urb& urb, int status, std::size_t moved);
    static usbdevfs_urb& header(const Urb& urb);
    static void release(const Urb& urb);

    EscposEngine& m_engine;
    std::list<Urb> m_waiting;
    std::deque<Urb> m_done;
    bool m_gone = false;
};

} // namespace pishkhan::emulators
