// SPDX-License-Identifier: GPL-3.0-or-later
/// Overloaded: lambdas joined into one visitor for std::visit.
#pragma once

namespace pishkhan {
template <typename... F> struct Overloaded : F... {
    using F::operator()...;
};
template <typename... F> Overloaded(F...) -> Overloaded<F...>;
} // namespace pishkhan
