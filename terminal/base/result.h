// SPDX-License-Identifier: GPL-3.0-or-later
/// Result<T>: a value or an Error, and the compiler complains when nobody looks. A nodiscard shell over tl::expected
/// (which is not nodiscard itself); when the compiler moves to C++23, this file alone changes to std::expected.
#pragma once
#include <utility>

#include <tl/expected.hpp>

#include "terminal/base/error.h"

namespace pishkhan {

template <typename T> class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using Base = tl::expected<T, Error>;
    using Base::Base;
    Result(Error error) : Base(tl::unexpect, std::move(error)) {}
    /// The value, moved out. Precondition: has_value().
    T take() && { return std::move(**this); }
};

template <> class [[nodiscard]] Result<void> : public tl::expected<void, Error> {
public:
    using Base = tl::expected<void, Error>;
    using Base::Base;
    Result(Error error) : Base(tl::unexpect, std::move(error)) {}
    void take() && {}
};

using Status = Result<void>;

} // namespace pishkhan

/// The value of `expr`, or return its error from the enclosing function. Never nest one TRY in another's argument.
#define TRY(expr)                                                                                                      \
    __extension__({                                                                                                    \
        auto tryResult = (expr);                                                                                       \
        if (!tryResult) [[unlikely]]                                                                                   \
            return std::move(tryResult).error();                                                                       \
        std::move(tryResult).take();                                                                                   \
    })
