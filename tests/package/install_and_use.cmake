# Installs the component core out of BUILD into SCRATCH, compares its headers with those of sim/core,
# and builds the project beside this file against what is there, with one of tests/examples, and
# runs it: once with the component named, and each header compiled alone, and once without.
# ENVIRONMENT are the words that make the compiler the same.
# Example: cmake -DBUILD=build/release -DSCRATCH=/tmp/x "-DENVIRONMENT=-G;Ninja" -P THIS
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT code EQUAL 0)
    list(JOIN ARGV " " line)
    message(FATAL_ERROR "${line}\n${said}")
  endif()
endfunction()

cmake_path(SET source NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/../..)
file(REMOVE_RECURSE ${SCRATCH})
run(${CMAKE_COMMAND} --install ${BUILD} --component core --prefix ${SCRATCH}/installed)
file(GLOB_RECURSE strangers RELATIVE ${SCRATCH}/installed ${SCRATCH}/installed/*)
list(FILTER strangers EXCLUDE REGEX
  "^(include/corridor/sim/core/[a-z_]+\\.hpp|lib[^/]*/([^/]+/)?(libcorridor_core\\.a|cmake/corridor/[A-Za-z-]+\\.cmake))$")
if(strangers)
  message(FATAL_ERROR "installed with the core, though not of it: ${strangers}")
endif()
file(GLOB ours RELATIVE ${source} ${source}/sim/core/*.hpp)
file(GLOB installed RELATIVE ${SCRATCH}/installed/include/corridor
  ${SCRATCH}/installed/include/corridor/sim/core/*.hpp)
if(NOT ours STREQUAL installed)
  message(FATAL_ERROR "the installed headers are not those of sim/core: ${installed}")
endif()

# builds_and_runs(FOLDER COMPONENTS EXAMPLE): the project, looking for COMPONENTS.
function(builds_and_runs folder components example)
  set(build ${SCRATCH}/${folder})
  run(${CMAKE_COMMAND} -S ${SCRATCH}/user -B ${build} ${ENVIRONMENT}
    -DCMAKE_PREFIX_PATH=${SCRATCH}/installed "-DCOMPONENTS=${components}" -DEXAMPLE=${example})
  run(${CMAKE_COMMAND} --build ${build})
  run(${build}/${example})
  file(STRINGS ${build}/CMakeCache.txt needed REGEX "(hdf5|HDF5|[Ss]im[Gg]rid|SIMGRID)")
  if(needed)
    message(FATAL_ERROR "the project had to look for ${needed}")
  endif()
endfunction()

file(COPY ${CMAKE_CURRENT_LIST_DIR}/CMakeLists.txt ${source}/tests/examples/machine_shop.cpp
  ${source}/tests/examples/mmc.cpp DESTINATION ${SCRATCH}/user)
builds_and_runs(named "COMPONENTS;core" machine_shop)
run(${CMAKE_COMMAND} --build ${SCRATCH}/named --target alone)
builds_and_runs(plain "" mmc)
