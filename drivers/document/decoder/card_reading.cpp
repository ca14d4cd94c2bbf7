// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/card_reading.h"

#include <algorithm>
#include <array>
#include <optional>

#include "drivers/document/decoder/barcode_reader.h"
#include "drivers/document/decoder/card_serial.h"
#include "drivers/document/decoder/card_vision.h"
#include "drivers/document/decoder/mrz_reading.h"
#include "drivers/document/decoder/page_codes.h"
#include "drivers/document/decoder/picture.h"
#include "drivers/document/decoder/spoiled_picture.h"
#include "terminal/domain/bill.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::document {

namespace {

using ports::FieldProof;
using ports::ScannedDocument;

constexpr double darkBelow = 70;       // grey levels
constexpr double blurredBelow = 0.135; // edge strength per contrast; generated cards stop reading near here
constexpr double burntAbove = 0.004;   // share of a card that glare hides
constexpr double emptyAbove = 0.5;     // and of a glass that nothing lies on
constexpr double emptyBelow = 12;      // contrast of a glass with nothing on it

bool isTenDigits(std::string_view text)
{
    return text.size() == 10 && domain::isDigits(text);
}

/// The first code that may be a national code; a right check digit wins over a wrong one.
const FoundCode* nationalCodeIn(const std::vector<FoundCode>& codes)
{
    const FoundCode* doubtful = nullptr;
    for (const FoundCode& code : codes) {
        if (isTenDigits(code.text)) {
            if (domain::checkNationalCode(code.text).valid) {
                return &code;
            }
            doubtful = &code;
        }
    }
    return doubtful;
}

std::optional<FoundCode> linearCode(const GreyImage& picture)
{
    for (const CodeFamily family : {CodeFamily::Code128, CodeFamily::OtherLinear}) {
        auto codes = readCodes(picture, family);
        // Short codes of the weak symbologies are found in any texture: only what could be a document's counts.
        if (!codes.empty() && (family == CodeFamily::Code128 || codes.front().text.size() >= 10)) {
            return std::move(codes.front());
        }
    }
    return std::nullopt;
}

/// As it is, then with what helps poor light, noise and blur.
std::optional<FoundCode> patientLinearCode(const GreyImage& picture)
{
    if (auto code = linearCode(picture)) {
        return code;
    }
    for (const Improvement how :
         {Improvement::AlongBars, Improvement::AlongBarsSharp, Improvement::Smooth, Improvement::Even}) {
        auto codes = readCodes(improve(picture, how), CodeFamily::Code128);
        if (!codes.empty()) {
            return std::move(codes.front());
        }
    }
    return std::nullopt;
}

struct Reading {
    std::vector<FoundCode> codes;
    std::vector<GreyImage> upright; ///< cards the national code was read from, likeliest first
};

Reading readFromCards(const std::vector<FoundCard>& cards)
{
    Reading reading;
    for (const FoundCard& card : cards) {
        auto code = patientLinearCode(card.straight);
        if (!code) {
            continue;
        }
        const int quarter = ((code->degrees + 45 + 720) / 90) % 4;
        const bool known = std::any_of(reading.codes.begin(), reading.codes.end(),
                                       [&](const FoundCode& other) { return other.text == code->text; });
        if (isTenDigits(code->text) && quarter % 2 == 0) {
            reading.upright.push_back(turned(card.straight, quarter == 2 ? 180 : 0));
        }
        if (!known) {
            reading.codes.push_back(std::move(*code));
        }
    }
    return reading;
}

void addCodes(std::vector<FoundCode> codes, Reading& reading)
{
    for (FoundCode& code : codes) {
        const bool known = std::any_of(reading.codes.begin(), reading.codes.end(),
                                       [&](const FoundCode& other) { return other.text == code.text; });
        if (!known) {
            reading.codes.push_back(std::move(code));
        }
    }
}

/// No card was found, or none with a code: look for the code itself, at several angles.
void readFromWhole(const GreyImage& picture, Reading& reading)
{
    for (const double degrees : {0.0, 22.0, -22.0, 45.0}) {
        const auto code = degrees == 0 ? patientLinearCode(picture) : linearCode(turned(picture, degrees));
        if (code) {
            reading.codes.push_back(*code);
            return;
        }
    }
}

void describeCodes(const std::vector<FoundCode>& codes, ScannedDocument& document)
{
    for (const FoundCode& code : codes) {
        document.barcodes.push_back({code.format, code.text});
        if (document.kind == "unknown") {
            document.kind = "page";
        }
        const auto bill = domain::checkBill(code.text);
        if (code.text.size() == 26 && bill.valid) {
            document.kind = "bill";
            document.fields.push_back({"bill", bill.canonical, FieldProof::CheckDigit, 100});
        }
    }
}

bool describeNationalCode(const std::vector<FoundCode>& codes, ScannedDocument& document)
{
    const FoundCode* code = nationalCodeIn(codes);
    if (code == nullptr) {
        return false;
    }
    const bool valid = domain::checkNationalCode(code->text).valid;
    document.kind = "national-card";
    document.fields.push_back(
        {"national-code", code->text, valid ? FieldProof::CheckDigit : FieldProof::Failed, valid ? 100 : 0});
    return valid;
}

void advise(const GreyImage& picture, const std::vector<FoundCard>& cards, bool zoneTouchesBorder,
            ScannedDocument& document)
{
    constexpr double farTilt = 20;
    const FoundCard* card = !cards.empty() && cards.front().score > 0 ? &cards.front() : nullptr;
    const Quality quality = measure(card != nullptr ? card->straight : picture);
    if (card == nullptr && document.barcodes.empty() && document.fields.empty()) {
        document.advice.push_back("no-document");
    }
    if (quality.brightness < darkBelow) {
        document.advice.push_back("dark");
    }
    const bool isGlare = (quality.burnt > burntAbove && quality.burnt < emptyAbove) || hasMirroredLamp(picture);
    const bool touches = (card != nullptr && card->touchesBorder) || zoneTouchesBorder;
    if (touches || (!isGlare && goesBeyondTheEdge(picture))) {
        document.advice.insert(document.advice.begin(), "cut-off"); // before whatever else is wrong with it
    }
    if (isGlare) {
        document.advice.insert(document.advice.begin(), "glare");
    }
    if (card == nullptr) {
        return;
    }
    if (quality.sharpness < blurredBelow && quality.contrast > emptyBelow) {
        document.advice.push_back("blurred");
    }
    if (card->tilt > farTilt) {
        document.advice.push_back("skewed");
    }
}

/// The fields of a machine-readable zone, when there is one.
bool describeMrz(const GreyImage& picture, ScannedDocument& document, bool& touchesBorder)
{
    auto zone = readMrz(picture);
    if (!zone) {
        return false;
    }
    touchesBorder = zone->touchesBorder;
    document.kind = zone->kind;
    document.mrz = std::move(zone->text);
    document.fields = std::move(zone->fields);
    return zone->complete;
}

} // namespace

ScannedDocument readDocument(const GreyImage& picture)
{
    ScannedDocument document;
    document.kind = "unknown";
    std::vector<FoundCode> codes = readPageCodes(picture);
    bool zoneTouchesBorder = false;
    if (nationalCodeIn(codes) == nullptr && describeMrz(picture, document, zoneTouchesBorder)) {
        describeCodes(codes, document);
        return document;
    }
    const std::vector<FoundCard> cards = findCards(picture);
    Reading reading;
    if (codes.empty() || nationalCodeIn(codes) != nullptr) {
        reading = readFromCards(cards);
    }
    addCodes(std::move(codes), reading);
    if (reading.codes.empty()) {
        readFromWhole(picture, reading);
    }
    describeCodes(reading.codes, document);
    bool complete = describeNationalCode(reading.codes, document);
    std::optional<ports::ScannedField> serial;
    for (std::size_t i = 0; i < reading.upright.size() && !serial; ++i) {
        serial = readCardSerial(reading.upright[i]);
    }
    if (serial) {
        document.fields.push_back(*serial);
    }
    complete = complete && serial;
    if (!complete) {
        advise(picture, cards, zoneTouchesBorder, document);
    }
    return document;
}

} // namespace pishkhan::document
