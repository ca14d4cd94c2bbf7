// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/staff_card_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "drivers/card/piv_card.h"
#include "terminal/crypto/digest.h"

namespace pishkhan {
namespace {

constexpr std::string_view challengeContext = "pishkhan-sign-in/v1";
constexpr int looksBetween = 6; ///< half seconds between two questions to a module that brings its own readers

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "staff-card");
}

std::string wordOf(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Refused: return error.what;
    case ErrorKind::Timeout: return "card-silent";
    case ErrorKind::Disconnected: return "card-removed";
    default: return "card-unreadable";
    }
}

/// Fresh for every try and tied to this counter: nothing signed before or elsewhere is good here.
std::optional<Bytes> challenge(const std::string& device)
{
    std::array<std::uint8_t, 32> nonce{};
    if (!crypto::fillRandom(nonce)) {
        return std::nullopt;
    }
    Bytes message;
    append(message, view(challengeContext));
    message.push_back(0);
    append(message, view(device));
    message.push_back(0);
    append(message, nonce);
    const auto digest = crypto::sha256(message);
    return Bytes(digest.begin(), digest.end());
}

std::string nameOfPresence(const std::vector<card::TokenView>& tokens)
{
    std::string out;
    for (const card::TokenView& token : tokens) {
        out += token.certificates.empty() ? "" : token.name + "\n";
    }
    return out;
}

} // namespace

Result<std::string> StaffCardReader::presence()
{
    const auto readers = card::listReaders();
    if (!readers) {
        if (readers.error().kind != ErrorKind::Unsupported) {
            return readers.error();
        }
        if (m_quietLooks++ % looksBetween == 0) {
            m_withoutService = nameOfPresence(TRY(card::lookAtTokens(m_settings.token)));
        }
        return m_withoutService;
    }
    if (readers->empty()) {
        return makeError(ErrorKind::Disconnected, "there is no card reader", "staff-card");
    }
    std::string out;
    for (const card::ReaderView& reader : *readers) {
        out += reader.cardPresent ? reader.name + " " + std::to_string(reader.events) + " " + toHex(reader.atr) + "\n"
                                  : "";
    }
    return out;
}

/// The certificate that is bound to an account; else the first, so that the screen can say whose card it is.
Result<StaffCardReader::Choice> StaffCardReader::choose() const
{
    std::optional<Choice> best;
    for (const card::TokenView& token : TRY(card::lookAtTokens(m_settings.token))) {
        std::vector<Bytes> others;
        for (const card::TokenCertificate& one : token.certificates) {
            others.push_back(one.der);
        }
        for (const card::TokenCertificate& one : token.certificates) {
            const auto certificate = crypto::CardCertificate::fromDer(one.der);
            if (!certificate) {
                continue;
            }
            const auto& keys = m_settings.boundKeys;
            const bool isBound = std::find(keys.begin(), keys.end(), certificate->keyDigest()) != keys.end();
            if (isBound || !best) {
                best = Choice{token.name, one.id, *certificate, others};
            }
            if (isBound) {
                return std::move(*best);
            }
        }
    }
    return best ? Result<Choice>(std::move(*best)) : refused("card-no-certificate");
}

Result<ports::StaffCard> StaffCardReader::read()
{
    const Choice chosen = TRY(choose());
    ports::StaffCard card;
    card.key = chosen.certificate.keyDigest();
    card.certificate = chosen.certificate.digest();
    card.holder = chosen.certificate.commonName();
    switch (chosen.certificate.judge(chosen.others, m_settings.authoritiesPem, m_settings.now())) {
    case crypto::CertificateVerdict::Good: break;
    case crypto::CertificateVerdict::Expired: card.problem = "card-expired"; break;
    case crypto::CertificateVerdict::NotYetValid: card.problem = "card-not-yet-valid"; break;
    case crypto::CertificateVerdict::Untrusted: card.problem = "card-untrusted"; break;
    }
    return card;
}

/// Asked of the card itself: PKCS #11 only knows «low» and «last».
int StaffCardReader::triesLeft() const
{
    const auto readers = card::listReaders();
    for (const card::ReaderView& reader : readers ? *readers : std::vector<card::ReaderView>{}) {
        auto line = reader.cardPresent ? card::connectCard(reader.name) : refused("card-removed");
        const auto left = line ? card::pivTriesLeft(**line) : Result<int>(line.error());
        if (left) {
            return *left;
        }
    }
    return -1;
}

ports::CardProof StaffCardReader::prove(const ports::StaffCard& card, const Secret& pin)
{
    const auto chosen = choose(); // once more: what was read may be another card by now
    if (!chosen) {
        return {false, wordOf(chosen.error()), -1};
    }
    if (chosen->certificate.digest() != card.certificate) {
        return {false, "card-other", -1};
    }
    if (chosen->certificate.judge(chosen->others, m_settings.authoritiesPem, m_settings.now()) !=
        crypto::CertificateVerdict::Good) {
        return {false, "card-untrusted", -1};
    }
    const auto digest = challenge(m_settings.device);
    if (!digest) {
        return {false, "card-unreadable", -1};
    }
    const auto answer = card::signWithToken(m_settings.token, {chosen->token, chosen->id, *digest}, pin.view());
    if (!answer) {
        return {false, wordOf(answer.error()), -1};
    }
    if (!answer->refusal.empty()) {
        const int left = answer->refusal == "card-pin-wrong" ? std::max(triesLeft(), answer->triesLeft) : -1;
        return {false, left == 0 ? "card-pin-locked" : answer->refusal, left};
    }
    const bool isTheirs = chosen->certificate.verify(*digest, answer->signature);
    return {isTheirs, isTheirs ? "" : "card-other", -1};
}

} // namespace pishkhan
