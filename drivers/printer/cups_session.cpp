// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/cups_session.h"

#include <poll.h>

#include "drivers/printer/cups_device.h"
#include "drivers/printer/cups_ipp.h"

namespace pishkhan::printer {
namespace {

std::string textOf(ipp_t* answer, const char* name)
{
    ipp_attribute_t* found = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    const char* text = found != nullptr ? ippGetString(found, 0, nullptr) : nullptr;
    return text != nullptr ? text : "";
}

const char* mediaOf(PageSize size)
{
    return size == PageSize::A5 ? CUPS_MEDIA_A5 : CUPS_MEDIA_A4;
}

/// The paper, and the page fitted onto it.
struct JobOptions {
    explicit JobOptions(PageSize size)
    {
        count = cupsAddOption(CUPS_MEDIA, mediaOf(size), count, &list);
        count = cupsAddOption("print-scaling", "fit", count, &list);
    }
    ~JobOptions() { cupsFreeOptions(count, list); }
    JobOptions(const JobOptions&) = delete;
    JobOptions& operator=(const JobOptions&) = delete;

    int count = 0;
    cups_option_t* list = nullptr;
};

} // namespace

struct CupsSession::Parts {
    Http http{nullptr, httpClose};
    cups_dest_t* queue = nullptr;
    cups_dinfo_t* details = nullptr;
    std::string uri;
    std::string resource;
    std::string deviceUri;
};

CupsSession::CupsSession(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

CupsSession::~CupsSession()
{
    cupsFreeDestInfo(m_parts->details);
    cupsFreeDests(m_parts->queue != nullptr ? 1 : 0, m_parts->queue);
}

Result<std::unique_ptr<CupsSession>> CupsSession::open(const std::string& queue)
{
    auto parts = std::make_unique<Parts>();
    parts->http = connectTo(cupsServer(), ippPort(), cupsEncryption());
    if (!parts->http) {
        return lastError(ErrorKind::Disconnected, "reach the print server");
    }
    parts->queue = cupsGetNamedDest(parts->http.get(), queue.c_str(), nullptr);
    if (parts->queue == nullptr) {
        return lastError(ErrorKind::Disconnected, "find the queue");
    }
    const auto option = [&](const char* name) {
        const char* value = cupsGetOption(name, parts->queue->num_options, parts->queue->options);
        return std::string(value != nullptr ? value : "");
    };
    parts->uri = "ipp://localhost/printers/" + queue;
    parts->resource = "/printers/" + queue;
    parts->deviceUri = option("device-uri");
    parts->details = cupsCopyDestInfo(parts->http.get(), parts->queue);
    std::unique_ptr<CupsSession> session(new CupsSession(std::move(parts)));
    if (session->m_parts->details == nullptr) {
        return lastError(ErrorKind::Disconnected, "learn about the queue");
    }
    return session;
}

Status CupsSession::sendDocument(int id, const std::string& title, ByteView pdf, PageSize size)
{
    Parts& p = *m_parts;
    const JobOptions options(size);
    if (cupsStartDestDocument(p.http.get(), p.queue, p.details, id, title.c_str(), CUPS_FORMAT_PDF, options.count,
                              options.list, 1) != HTTP_STATUS_CONTINUE) {
        return lastError(ErrorKind::Refused, "begin the document");
    }
    if (cupsWriteRequestData(p.http.get(), reinterpret_cast<const char*>(pdf.data()), pdf.size()) !=
        HTTP_STATUS_CONTINUE) {
        return lastError(ErrorKind::Refused, "send the document");
    }
    if (cupsFinishDestDocument(p.http.get(), p.queue, p.details) >= IPP_STATUS_ERROR_BAD_REQUEST) {
        return lastError(ErrorKind::Refused, "end the document");
    }
    return {};
}

Result<int> CupsSession::submit(const std::string& title, ByteView pdf, PageSize size)
{
    Parts& p = *m_parts;
    if (cupsCheckDestSupported(p.http.get(), p.queue, p.details, CUPS_MEDIA, mediaOf(size)) == 0) {
        return makeError(ErrorKind::Unsupported, std::string("the printer does not take ") + mediaOf(size), "cups");
    }
    int id = 0;
    const JobOptions options(size);
    if (cupsCreateDestJob(p.http.get(), p.queue, p.details, &id, title.c_str(), options.count, options.list) >=
        IPP_STATUS_ERROR_BAD_REQUEST) {
        return lastError(ErrorKind::Refused, "create the job");
    }
    const Status sent = sendDocument(id, title, pdf, size);
    if (!sent) {
        cancel(id); // the server would keep the empty job for ever
        return sent.error();
    }
    return id;
}

Result<JobView> CupsSession::job(int id)
{
    ipp_t* request = ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, m_parts->uri.c_str());
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    addUser(request);
    const Answer answer(cupsDoRequest(m_parts->http.get(), request, "/"), ippDelete);
    ipp_attribute_t* state = answer ? ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM) : nullptr;
    if (state == nullptr) {
        return lastError(ErrorKind::Disconnected, "follow the job");
    }
    return JobView{stageOf(ippGetInteger(state, 0)), textOf(answer.get(), "job-printer-state-message")};
}

Result<CupsReasons> CupsSession::queueReasons()
{
    return askReasons(m_parts->http.get(), m_parts->uri, m_parts->resource.c_str());
}

Result<CupsReasons> CupsSession::deviceReasons()
{
    return askDevice(m_parts->deviceUri);
}

Result<std::optional<JobStage>> CupsSession::deviceJob(const std::string& title)
{
    return askDeviceJob(m_parts->deviceUri, title);
}

void CupsSession::cancel(int id)
{
    cupsCancelDestJob(m_parts->http.get(), m_parts->queue, id);
}

void CupsSession::cancelLeftovers(const std::string& titlePrefix)
{
    cups_job_t* jobs = nullptr;
    const int count = cupsGetJobs2(m_parts->http.get(), &jobs, m_parts->queue->name, 1, CUPS_WHICHJOBS_ACTIVE);
    for (int i = 0; i < count; ++i) {
        if (jobs[i].title != nullptr && std::string(jobs[i].title).starts_with(titlePrefix)) {
            cancel(jobs[i].id);
        }
    }
    cupsFreeJobs(count, jobs);
}

void CupsSession::wait(Milliseconds time)
{
    ::poll(nullptr, 0, static_cast<int>(time.count()));
}

} // namespace pishkhan::printer
