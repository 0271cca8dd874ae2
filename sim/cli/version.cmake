# Writes HEADER with the version, the commit and the compiler of this build; leaves it untouched
# when nothing changed, so that only a new commit compiles again.
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
  OUTPUT_VARIABLE COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT COMMIT)
  set(COMMIT "unknown")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/build_version.hpp.in ${HEADER} @ONLY)
