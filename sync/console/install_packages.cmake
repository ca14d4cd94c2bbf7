# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSOURCE=… -DNPM=… -P install_packages.cmake: `npm ci`, only when the lockfile's content has changed since the last time, so that
# a second build needs no network. Two builds at once wait for each other.
file(LOCK ${SOURCE}/.packages.lock GUARD PROCESS TIMEOUT 600)
file(SHA256 ${SOURCE}/package-lock.json wanted)
set(stamp ${SOURCE}/node_modules/.lockfile-sha256)
if(EXISTS ${stamp})
    file(READ ${stamp} installed)
    if(installed STREQUAL wanted)
        file(TOUCH ${stamp}) # a checkout may have given the lockfile a new time, but not a new content
        return()
    endif()
endif()
message(STATUS "console: installing the packages of package-lock.json")
execute_process(COMMAND ${NPM} ci --ignore-scripts --prefer-offline --no-audit --no-fund WORKING_DIRECTORY ${SOURCE} RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "console: npm ci failed. It needs an npm registry once; nothing else was changed. Check the network and build again.")
endif()
file(WRITE ${stamp} ${wanted})
