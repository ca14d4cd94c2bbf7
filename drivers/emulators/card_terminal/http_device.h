// SPDX-License-Identifier: GPL-3.0-or-later
/// HTTP/1.1 in front of an emulated terminal that is asked by POST: requests of several lines at once, each answered when the terminal
/// likes, well or badly formed. The terminal derives from it. Follows payment.md 9.1 and BRIDGE.md.
#pragma once
#include <map>
#include <string>

#include "drivers/emulators/card_terminal/emulated_device.h"

namespace pishkhan::emulators {

struct HttpRequest {
    std::string path, body;
};

struct HttpReply {
    int status = 200;
    std::string type, body;
    enum class Ending { Length, Chunks, Close } ending = Ending::Length; ///< how the body's end is told
    std::size_t cutTo = std::string::npos; ///< of the body only so much leaves, then the line ends
};

class HttpDevice : public ManyLines {
public:
    void open(int line) override;
    void close(int line, EmulatorTime now) override;
    Bytes hear(int line, ByteView bytes, EmulatorTime now) override;
    Bytes say(int line, EmulatorTime now) override;
    bool hasEnded(int line) const override;
    Bytes tick(EmulatorTime now) override;

protected:
    virtual void onRequest(int line, const HttpRequest& request, EmulatorTime now) = 0;
    virtual void onGone(int line, EmulatorTime now) = 0; ///< with a request of it perhaps unanswered
    virtual void onTime(EmulatorTime now) = 0;
    void reply(int line, const HttpReply& reply); ///< nobody hears it when the line is gone
    bool isOpen(int line) const { return m_lines.count(line) != 0; }

private:
    struct Line {
        std::string in;
        Bytes out;
        bool asked = false, ended = false;
    };
    Bytes taken(int line);

    std::map<int, Line> m_lines;
};

} // namespace pishkhan::emulators
