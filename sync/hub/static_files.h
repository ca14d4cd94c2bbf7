// SPDX-License-Identifier: GPL-3.0-or-later
/// StaticFiles: the console's built files from one folder. Paths come through RequestTarget, which knows no "..".
#pragma once
#include <string>

#include "sync/hub/http_server.h"
#include "sync/hub/request_target.h"

namespace pishkhan::hub {

/// The file at the path below `folder`; "/" and addresses of the page's own router give index.html. 404 when `folder` is
/// empty.
HttpAnswer staticAnswer(const std::string& folder, const RequestTarget& target);

} // namespace pishkhan::hub
