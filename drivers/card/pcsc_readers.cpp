// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/pcsc_readers.h"

#include <algorithm>

#include <winscard.h>

namespace pishkhan::card {
namespace {

constexpr std::size_t longestAnswer = 65538;

Error toError(LONG code, const char* doing)
{
    ErrorKind kind = ErrorKind::Protocol;
    switch (static_cast<std::uint32_t>(code)) {
    case static_cast<std::uint32_t>(SCARD_E_NO_SERVICE):
    case static_cast<std::uint32_t>(SCARD_E_SERVICE_STOPPED): kind = ErrorKind::Unsupported; break;
    case static_cast<std::uint32_t>(SCARD_E_TIMEOUT): kind = ErrorKind::Timeout; break;
    case static_cast<std::uint32_t>(SCARD_E_SHARING_VIOLATION): kind = ErrorKind::Busy; break;
    case static_cast<std::uint32_t>(SCARD_E_NO_SMARTCARD):
    case static_cast<std::uint32_t>(SCARD_W_REMOVED_CARD):
    case static_cast<std::uint32_t>(SCARD_E_READER_UNAVAILABLE):
    case static_cast<std::uint32_t>(SCARD_E_UNKNOWN_READER):
    case static_cast<std::uint32_t>(SCARD_E_NOT_TRANSACTED): kind = ErrorKind::Disconnected; break;
    default: break;
    }
    return makeError(kind, std::string(doing) + ": " + pcsc_stringify_error(code), "pcsc", static_cast<int>(code));
}

/// One conversation with pcscd; released with its last user.
Result<std::shared_ptr<SCARDCONTEXT>> startPcsc()
{
    SCARDCONTEXT context = 0;
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
    if (code != SCARD_S_SUCCESS) {
        return toError(code, "reach pcscd");
    }
    return std::shared_ptr<SCARDCONTEXT>(new SCARDCONTEXT(context), [](SCARDCONTEXT* owned) {
        SCardReleaseContext(*owned);
        delete owned;
    });
}

ReaderView viewOf(const SCARD_READERSTATE& state)
{
    ReaderView out{state.szReader, (state.dwEventState & SCARD_STATE_PRESENT) != 0, {}, 0};
    out.events = static_cast<std::uint32_t>(state.dwEventState >> 16U) & 0xffffU; // pcsclite counts them there
    if (out.cardPresent) {
        out.atr.assign(state.rgbAtr, state.rgbAtr + std::min<std::size_t>(state.cbAtr, sizeof state.rgbAtr));
    }
    return out;
}

class PcscCard final : public CardLine {
public:
    PcscCard(std::shared_ptr<SCARDCONTEXT> context, SCARDHANDLE handle, DWORD protocol)
        : m_context(std::move(context)), m_handle(handle), m_protocol(protocol)
    {
    }
    PcscCard(const PcscCard&) = delete;
    PcscCard& operator=(const PcscCard&) = delete;
    ~PcscCard() override { SCardDisconnect(m_handle, SCARD_LEAVE_CARD); }

    Result<Bytes> transmit(ByteView command) override
    {
        Bytes answer(longestAnswer);
        DWORD length = static_cast<DWORD>(answer.size());
        const auto* const pci = m_protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
        const LONG code = SCardTransmit(m_handle, pci, command.data(), static_cast<DWORD>(command.size()), nullptr,
                                        answer.data(), &length);
        if (code != SCARD_S_SUCCESS) {
            return toError(code, "speak to the card");
        }
        answer.resize(std::min<std::size_t>(length, answer.size()));
        return answer;
    }

private:
    std::shared_ptr<SCARDCONTEXT> m_context;
    SCARDHANDLE m_handle;
    DWORD m_protocol;
};

} // namespace

Result<std::vector<ReaderView>> listReaders()
{
    const auto context = TRY(startPcsc());
    DWORD length = 0;
    LONG code = SCardListReaders(*context, nullptr, nullptr, &length);
    std::string names(length, '\0');
    if (code == SCARD_S_SUCCESS) {
        code = SCardListReaders(*context, nullptr, names.data(), &length);
    }
    std::vector<ReaderView> out;
    if (code == static_cast<LONG>(SCARD_E_NO_READERS_AVAILABLE)) {
        return out;
    }
    if (code != SCARD_S_SUCCESS) {
        return toError(code, "list readers");
    }
    for (std::size_t at = 0; at < names.size() && names[at] != '\0';) {
        const std::string name(names.c_str() + at);
        at += name.size() + 1;
        SCARD_READERSTATE state{};
        state.szReader = name.c_str();
        code = SCardGetStatusChange(*context, 0, &state, 1);
        out.push_back(code == SCARD_S_SUCCESS ? viewOf(state) : ReaderView{name, false, {}, 0});
    }
    return out;
}

Result<ReaderView> awaitChange(const ReaderView& seen, Milliseconds patience)
{
    const auto context = TRY(startPcsc());
    SCARD_READERSTATE state{};
    state.szReader = seen.name.c_str();
    state.dwCurrentState = seen.cardPresent ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
    // The first answer compares event counts we do not have; only a change of "present" is news.
    for (int round = 0; round < 64; ++round) {
        const LONG code = SCardGetStatusChange(*context, static_cast<DWORD>(patience.count()), &state, 1);
        if (code != SCARD_S_SUCCESS) {
            return toError(code, "wait for a card");
        }
        if ((state.dwEventState & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0) {
            return makeError(ErrorKind::Disconnected, "the reader is gone", "pcsc");
        }
        const ReaderView now = viewOf(state);
        if (now.cardPresent != seen.cardPresent) {
            return now;
        }
        state.dwCurrentState = state.dwEventState;
    }
    return makeError(ErrorKind::Timeout, "only noise from the reader", "pcsc");
}

Result<std::unique_ptr<CardLine>> connectCard(const std::string& reader)
{
    auto context = TRY(startPcsc());
    SCARDHANDLE handle = 0;
    DWORD protocol = 0;
    const LONG code = SCardConnect(*context, reader.c_str(), SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                                   &handle, &protocol);
    if (code != SCARD_S_SUCCESS) {
        return toError(code, "connect to the card");
    }
    return std::unique_ptr<CardLine>(std::make_unique<PcscCard>(std::move(context), handle, protocol));
}

} // namespace pishkhan::card
