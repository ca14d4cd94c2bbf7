// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/cups_ipp.h"

#include <vector>

namespace pishkhan::printer {
namespace {

constexpr int connectMs = 3000;

std::vector<std::string> keywords(ipp_t* answer, const char* name)
{
    std::vector<std::string> out;
    ipp_attribute_t* found = ippFindAttribute(answer, name, IPP_TAG_KEYWORD);
    for (int i = 0; found != nullptr && i < ippGetCount(found); ++i) {
        const char* word = ippGetString(found, i, nullptr);
        out.emplace_back(word != nullptr ? word : "");
    }
    return out;
}

} // namespace

Error lastError(ErrorKind kind, const char* doing)
{
    const char* words = cupsLastErrorString();
    return makeError(kind, std::string(doing) + ": " + (words != nullptr ? words : "unknown"), "cups",
                     static_cast<int>(cupsLastError()));
}

Http connectTo(const char* host, int port, http_encryption_t encryption)
{
    return {httpConnect2(host, port, nullptr, AF_UNSPEC, encryption, 1, connectMs, nullptr), httpClose};
}

void addUser(ipp_t* request)
{
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
}

JobStage stageOf(int state)
{
    switch (state) {
    case IPP_JSTATE_PENDING: return JobStage::Waiting;
    case IPP_JSTATE_HELD: return JobStage::Held;
    case IPP_JSTATE_PROCESSING: return JobStage::Processing;
    case IPP_JSTATE_STOPPED: return JobStage::Stopped;
    case IPP_JSTATE_CANCELED: return JobStage::Canceled;
    case IPP_JSTATE_ABORTED: return JobStage::Aborted;
    case IPP_JSTATE_COMPLETED: return JobStage::Completed;
    default: return JobStage::Waiting;
    }
}

Result<CupsReasons> askReasons(http_t* http, const std::string& uri, const char* resource)
{
    ipp_t* request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
    addUser(request);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr, "printer-state-reasons");
    const Answer answer(cupsDoRequest(http, request, resource), ippDelete);
    if (!answer || cupsLastError() >= IPP_STATUS_ERROR_BAD_REQUEST) {
        return lastError(ErrorKind::Disconnected, "ask for the printer's state");
    }
    return readReasons(keywords(answer.get(), "printer-state-reasons"));
}

} // namespace pishkhan::printer
