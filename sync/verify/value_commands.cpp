// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/value_commands.h"

#include <cstdio>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

#include <CLI/CLI.hpp>

#include "sync/verify/json_line.h"
#include "sync/verify/value_answer.h"
#include "sync/verify/value_stream.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/amount_words.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::verify {

namespace {

constexpr int done = 0;
constexpr int notValid = 1;
constexpr int wrongUsage = 2;

enum class Output { People, Json };

/// What the command line filled in for one sub-command.
struct Arguments {
    std::vector<std::string> words;
    bool json = false;
    bool fromInput = false;
};

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) {
        out.append(&word == words.data() ? "" : " ").append(word);
    }
    return out;
}

int complain(const char* what)
{
    std::fprintf(stderr, "pishkhan-verify: %s\n", what);
    return wrongUsage;
}

int runValue(const Arguments& arguments, Output output)
{
    if (arguments.fromInput) {
        std::fflush(stdout);
        return streamValues(STDIN_FILENO, STDOUT_FILENO);
    }
    if (arguments.words.size() < 2) {
        return complain("value needs KIND and VALUE, or --stdin with lines KIND<TAB>VALUE");
    }
    const auto kind = valueKind(arguments.words.front());
    if (!kind) {
        return complain(("unknown kind of value; one of: " + valueKindNames()).c_str());
    }
    const std::string value = joined({arguments.words.begin() + 1, arguments.words.end()});
    std::string out;
    const bool isValid = output == Output::Json ? answerValue(out, *kind, value) : describeValue(out, *kind, value);
    print(out);
    return isValid ? done : notValid;
}

struct DatePair {
    domain::JalaliDate jalali;
    domain::GregorianDate gregorian;
};

Result<DatePair> fromGregorian(std::string_view typed)
{
    const domain::GregorianDate date = TRY(domain::parseGregorian(typed));
    const domain::JalaliDate jalali = TRY(domain::toJalali(date));
    return DatePair{jalali, date};
}

Result<DatePair> fromJalali(std::string_view typed)
{
    const domain::JalaliDate date = TRY(domain::parseJalali(typed));
    const domain::GregorianDate gregorian = TRY(domain::toGregorian(date));
    return DatePair{date, gregorian};
}

/// `date jalali G` asks for the Jalali date of a Gregorian one; `date gregorian J` the other way round.
int runDate(const Arguments& arguments, Output output)
{
    const bool toJalali = !arguments.words.empty() && arguments.words[0] == "jalali";
    if (arguments.words.size() != 2 || (!toJalali && arguments.words[0] != "gregorian")) {
        return complain("date needs 'jalali YYYY-MM-DD' or 'gregorian YYYY/MM/DD'");
    }
    const std::string& typed = arguments.words[1];
    const Result<DatePair> pair = toJalali ? fromGregorian(typed) : fromJalali(typed);
    const std::string jalali = pair ? domain::formatJalali(pair->jalali) : std::string();
    const std::string gregorian = pair ? domain::formatGregorian(pair->gregorian) : std::string();
    const std::string weekday(pair ? domain::weekdayName(pair->jalali) : std::string_view{});
    std::string out;
    if (output == Output::Json) {
        JsonLine line(out);
        line.text("jalali", pair || toJalali ? jalali : typed);
        line.text("gregorian", pair || !toJalali ? gregorian : typed);
        line.text("weekday", weekday);
        line.boolean("valid", pair.has_value());
        line.end();
    } else {
        out = pair ? jalali + "  " + gregorian + "  " + weekday + "\n" : "not valid: " + pair.error().what + "\n";
    }
    print(out);
    return pair ? done : notValid;
}

Result<std::int64_t> parseAmount(std::string_view typed)
{
    const bool isNegative = typed.substr(0, 1) == "-";
    const Rials amount = TRY(domain::parseRials(isNegative ? typed.substr(1) : typed));
    return isNegative ? -amount.count() : amount.count();
}

int runWords(const Arguments& arguments, Output output)
{
    if (arguments.words.empty()) {
        return complain("words needs an amount, for example 1450000");
    }
    const Result<std::int64_t> amount = parseAmount(joined(arguments.words));
    std::string out;
    if (output == Output::Json) {
        JsonLine line(out);
        line.text("words", amount ? domain::amountInWords(*amount) : std::string());
        if (!amount) {
            line.boolean("valid", false);
        }
        line.end();
    } else {
        out = (amount ? domain::amountInWords(*amount) : "not valid: " + amount.error().what) + "\n";
    }
    print(out);
    return amount ? done : notValid;
}

int runFold(const Arguments& arguments, Output output)
{
    const std::string text = joined(arguments.words);
    std::string out;
    if (output == Output::Json) {
        JsonLine line(out);
        line.text("display", domain::canonicalText(text));
        line.text("key", domain::matchKey(text));
        line.end();
    } else {
        out = domain::canonicalText(text) + "\n" + domain::matchKey(text) + "\n";
    }
    print(out);
    return done;
}

using Run = int (*)(const Arguments&, Output);

/// Text that begins with '-' and is no option of ours is a value (a negative amount), so it lands in the rest and is put back.
CLI::App* addCommand(CLI::App& app, int& exitCode, const char* name, const char* what, Run run,
                     const std::shared_ptr<Arguments>& arguments)
{
    CLI::App* command = app.add_subcommand(name, what);
    command->add_flag("--json", arguments->json, "one JSON object per line on standard output");
    command->add_option("arguments", arguments->words);
    command->allow_extras();
    command->callback([&app, &exitCode, command, arguments, run] {
        for (const std::string& rest : command->remaining()) {
            if (rest != "--") {
                arguments->words.push_back(rest);
            }
        }
        const CLI::Option* global = app.get_option_no_throw("--json");
        const bool isJson = arguments->json || (global != nullptr && global->count() > 0);
        exitCode = run(*arguments, isJson ? Output::Json : Output::People);
    });
    return command;
}

} // namespace

void addValueCommands(CLI::App& app, int& exitCode)
{
    const auto value = std::make_shared<Arguments>();
    CLI::App* command = addCommand(app, exitCode, "value",
                                   "KIND VALUE: check one value; --stdin: check lines KIND<TAB>VALUE", runValue, value);
    command->add_flag("--stdin", value->fromInput, "read lines KIND<TAB>VALUE, answer with JSON lines");
    command->footer("kinds: " + valueKindNames());
    addCommand(app, exitCode, "date", "jalali YYYY-MM-DD | gregorian YYYY/MM/DD: convert a date", runDate,
               std::make_shared<Arguments>());
    addCommand(app, exitCode, "words", "AMOUNT: the amount in Persian words", runWords, std::make_shared<Arguments>());
    addCommand(app, exitCode, "fold", "TEXT: canonical text and match key", runFold, std::make_shared<Arguments>());
}

} // namespace pishkhan::verify
