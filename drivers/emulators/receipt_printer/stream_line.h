// SPDX-License-Identifier: GPL-3.0-or-later
/// StreamLine: the printer's end of a real TCP connection or of a pseudo terminal. Owned by StreamPrinter; nothing here blocks.
#pragma once
#include <string>

#include <poll.h>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators {

class StreamLine {
public:
    /// Listens on 127.0.0.1; port 0 takes a free one. Errors: Unsupported.
    static Result<StreamLine> tcp(std::uint16_t port);
    /// A pseudo terminal; `link` becomes a symbolic link to what the host opens. Errors: Unsupported.
    static Result<StreamLine> tty(const std::string& link);
    StreamLine(StreamLine&& other) noexcept;
    StreamLine& operator=(StreamLine&&) = delete;
    ~StreamLine();

    Status connect(); ///< the cable is put in (again)
    void cut();       ///< the cable goes; a network host gets a reset, a serial one an end of file
    void hangUp();    ///< a network connection ends; a serial line knows no such thing
    bool isSerial() const { return !m_link.empty(); }
    std::uint16_t port() const { return m_port; }

    /// What to poll for: bytes when `hungry`, or a host that connects. A copy, so that no lock is held while waiting.
    pollfd interest(bool hungry) const;
    void accept(); ///< a host, if one is there
    Bytes read(std::size_t most);
    void write(ByteView bytes);

private:
    StreamLine(std::uint16_t port, std::string link) : m_port(port), m_link(std::move(link)) {}
    Status listen();
    Status openPty();

    std::uint16_t m_port;
    std::string m_link;
    int m_listener = -1;
    int m_line = -1;   ///< the connected host, or the pseudo terminal's master side
    int m_keeper = -1; ///< the slave side kept open, or the master would see an end after every host
};

} // namespace pishkhan::emulators
