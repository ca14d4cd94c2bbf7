// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/wedge/key_text.h"

#include <iterator>
#include <utility>

#include <linux/input-event-codes.h>

namespace pishkhan::wedge {
namespace {

constexpr std::size_t longest = 2048; // PDF417 holds 1850 letters
constexpr std::int64_t pauseMs = 1000;

struct Key {
    std::uint16_t code;
    char plain, shifted;
};

/// The US layout, which every scanner is delivered with.
constexpr Key keys[] = {
    {KEY_1, '1', '!'},          {KEY_2, '2', '@'},         {KEY_3, '3', '#'},           {KEY_4, '4', '$'},
    {KEY_5, '5', '%'},          {KEY_6, '6', '^'},         {KEY_7, '7', '&'},           {KEY_8, '8', '*'},
    {KEY_9, '9', '('},          {KEY_0, '0', ')'},         {KEY_MINUS, '-', '_'},       {KEY_EQUAL, '=', '+'},
    {KEY_Q, 'q', 'Q'},          {KEY_W, 'w', 'W'},         {KEY_E, 'e', 'E'},           {KEY_R, 'r', 'R'},
    {KEY_T, 't', 'T'},          {KEY_Y, 'y', 'Y'},         {KEY_U, 'u', 'U'},           {KEY_I, 'i', 'I'},
    {KEY_O, 'o', 'O'},          {KEY_P, 'p', 'P'},         {KEY_LEFTBRACE, '[', '{'},   {KEY_RIGHTBRACE, ']', '}'},
    {KEY_A, 'a', 'A'},          {KEY_S, 's', 'S'},         {KEY_D, 'd', 'D'},           {KEY_F, 'f', 'F'},
    {KEY_G, 'g', 'G'},          {KEY_H, 'h', 'H'},         {KEY_J, 'j', 'J'},           {KEY_K, 'k', 'K'},
    {KEY_L, 'l', 'L'},          {KEY_SEMICOLON, ';', ':'}, {KEY_APOSTROPHE, '\'', '"'}, {KEY_GRAVE, '`', '~'},
    {KEY_BACKSLASH, '\\', '|'}, {KEY_Z, 'z', 'Z'},         {KEY_X, 'x', 'X'},           {KEY_C, 'c', 'C'},
    {KEY_V, 'v', 'V'},          {KEY_B, 'b', 'B'},         {KEY_N, 'n', 'N'},           {KEY_M, 'm', 'M'},
    {KEY_COMMA, ',', '<'},      {KEY_DOT, '.', '>'},       {KEY_SLASH, '/', '?'},       {KEY_SPACE, ' ', ' '},
    {KEY_KP0, '0', '0'},        {KEY_KP1, '1', '1'},       {KEY_KP2, '2', '2'},         {KEY_KP3, '3', '3'},
    {KEY_KP4, '4', '4'},        {KEY_KP5, '5', '5'},       {KEY_KP6, '6', '6'},         {KEY_KP7, '7', '7'},
    {KEY_KP8, '8', '8'},        {KEY_KP9, '9', '9'},       {KEY_KPMINUS, '-', '-'},     {KEY_KPPLUS, '+', '+'},
    {KEY_KPSLASH, '/', '/'},    {KEY_KPDOT, '.', '.'},     {KEY_KPASTERISK, '*', '*'},
};

bool isEnd(std::uint16_t code)
{
    return code == KEY_ENTER || code == KEY_KPENTER || code == KEY_TAB;
}

} // namespace

void KeyText::take(char c)
{
    m_tooLong = m_tooLong || m_text.size() >= longest;
    if (!m_tooLong) {
        m_text.push_back(c);
    }
}

std::optional<std::string> KeyText::key(std::uint16_t code, KeyMove move, std::int64_t atMs)
{
    if (code == KEY_LEFTSHIFT || code == KEY_RIGHTSHIFT) {
        m_shift = move != KeyMove::Up;
        return std::nullopt;
    }
    if (code == KEY_LEFTCTRL || code == KEY_RIGHTCTRL) {
        m_control = move != KeyMove::Up;
        return std::nullopt;
    }
    if (move != KeyMove::Down) {
        return std::nullopt;
    }
    if (atMs - m_last > pauseMs || atMs < m_last) {
        m_text.clear();
        m_tooLong = false;
    }
    m_last = atMs;
    if (isEnd(code)) {
        const bool isWhole = !m_text.empty() && !std::exchange(m_tooLong, false);
        std::string text = std::exchange(m_text, {});
        return isWhole ? std::optional(std::move(text)) : std::nullopt;
    }
    for (const Key& known : keys) {
        if (known.code == code && m_control) {
            if (code == KEY_RIGHTBRACE) {
                take('\x1d'); // how scanners type GS1's separator; other control keys are no text
            }
        } else if (known.code == code) {
            take(m_shift ? known.shifted : known.plain);
        }
    }
    return std::nullopt;
}

} // namespace pishkhan::wedge
