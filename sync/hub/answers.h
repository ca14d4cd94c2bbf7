// SPDX-License-Identifier: GPL-3.0-or-later
/// Answers: the HTTP answers every route gives, with the headers that protect a page. Pure.
#pragma once
#include <string>
#include <string_view>

#include "sync/hub/http_server.h"

namespace pishkhan::hub {

HttpAnswer jsonAnswer(int status, std::string body);
/// `code` as in README.md; the Persian sentence and the status follow from it.
HttpAnswer errorAnswer(std::string_view code, std::int64_t retryAfterSeconds = 0);
HttpAnswer errorAnswer(const Error& error);
void addPageHeaders(HttpAnswer& answer);

} // namespace pishkhan::hub
