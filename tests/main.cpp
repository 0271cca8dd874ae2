// Catch2's main, compiled once for all test executables: it takes longer than any test file.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
