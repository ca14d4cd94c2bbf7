// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/http_inquiry_gateway.h"

#include "sync/uplink/agency_messages.h"

namespace pishkhan::uplink {

Result<std::unique_ptr<HttpInquiryGateway>> HttpInquiryGateway::open(HttpsSettings settings)
{
    auto client = TRY(HttpsClient::open(std::move(settings)));
    return std::unique_ptr<HttpInquiryGateway>(new HttpInquiryGateway(std::move(client)));
}

Result<Bytes> HttpInquiryGateway::ask(const std::string& path, const Bytes& question)
{
    HttpResponse response = TRY(m_client->post(path, "application/json", question));
    TRY(requireSuccess(response));
    return std::move(response.body);
}

Result<ports::IdentityAnswer> HttpInquiryGateway::verifyIdentity(const ports::IdentityQuestion& question,
                                                                 const ports::InquiryPurpose& purpose)
{
    const Bytes answer = TRY(ask("/v1/identity", encodeIdentityQuestion(question, purpose)));
    return decodeIdentityAnswer(answer);
}

Result<std::string> HttpInquiryGateway::submit(const ports::CaseSubmission& submission,
                                               const ports::InquiryPurpose& purpose)
{
    const Bytes answer = TRY(ask("/v1/cases", encodeSubmission(submission, purpose)));
    return decodeTrackingCode(answer);
}

Result<ports::CaseProgress> HttpInquiryGateway::progress(const std::string& trackingCode)
{
    if (!looksLikeTrackingCode(trackingCode)) {
        return ports::CaseProgress{}; // no agency writes such a code: it is not found, and must not become a path
    }
    const HttpResponse response = TRY(m_client->get("/v1/cases/" + trackingCode));
    if (response.status == 404) {
        return ports::CaseProgress{};
    }
    TRY(requireSuccess(response));
    return decodeProgress(response.body);
}

} // namespace pishkhan::uplink
