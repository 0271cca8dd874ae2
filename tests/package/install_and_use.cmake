# Installs the component core out of BUILD into SCRATCH, builds the project beside this file against
# what is there, and runs it. ENVIRONMENT are the words that make the compiler the same.
# Example: cmake -DBUILD=build/release -DSCRATCH=/tmp/x "-DENVIRONMENT=-G;Ninja" -P THIS
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT code EQUAL 0)
    list(JOIN ARGV " " line)
    message(FATAL_ERROR "${line}\n${said}")
  endif()
endfunction()

file(REMOVE_RECURSE ${SCRATCH})
run(${CMAKE_COMMAND} --install ${BUILD} --component core --prefix ${SCRATCH}/installed)
file(GLOB_RECURSE strangers RELATIVE ${SCRATCH}/installed ${SCRATCH}/installed/*)
list(FILTER strangers EXCLUDE REGEX
  "^(include/corridor/sim/core/[a-z_]+\\.hpp|lib[^/]*/([^/]+/)?(libcorridor_core\\.a|cmake/corridor/[A-Za-z-]+\\.cmake))$")
if(strangers)
  message(FATAL_ERROR "installed with the core, though not of it: ${strangers}")
endif()
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${SCRATCH}/build ${ENVIRONMENT}
  -DCMAKE_PREFIX_PATH=${SCRATCH}/installed)
run(${CMAKE_COMMAND} --build ${SCRATCH}/build)
run(${SCRATCH}/build/mm1)
file(STRINGS ${SCRATCH}/build/CMakeCache.txt needed REGEX "(hdf5|HDF5|[Ss]im[Gg]rid|SIMGRID)")
if(needed)
  message(FATAL_ERROR "the project had to look for ${needed}")
endif()
