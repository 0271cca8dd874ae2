// How the program talks: results to stdout, everything else to stderr. What is decided here: a
// reader who closed the pipe has seen enough, and that is success; a full disk is not.
#pragma once

#include <string_view>

namespace corridor::cli {

/// Writes to stdout. Never throws: what went wrong is known to `finish_output`.
void say(std::string_view text);

/// Writes to stderr, so that it comes after all that was said.
void complain(std::string_view text);

/// Flushes stdout. Throws std::system_error when something could not be written, unless the
/// reader has closed the pipe.
void finish_output();

}  // namespace corridor::cli
