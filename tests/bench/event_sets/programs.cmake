# The pending event set beside its rivals; ns-3's schedulers only where ns-3 is installed.
set(event_set_bench bench/event_sets/memory.cpp)

add_executable(corridor_bench_event_sets bench/event_sets/main.cpp ${event_set_bench})
target_include_directories(corridor_bench_event_sets PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(corridor_bench_event_sets PRIVATE corridor::core Boost::headers)

add_executable(corridor_bench_event_sets_simgrid
  bench/event_sets/simgrid/main.cpp ${event_set_bench})
target_include_directories(corridor_bench_event_sets_simgrid PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(corridor_bench_event_sets_simgrid PRIVATE
  corridor::core Boost::headers PkgConfig::SIMGRID)

# Its folder of headers must not be searched itself: it has a string.h and an assert.h.
find_path(NS3_INCLUDE ns3/priority-queue-scheduler.h)
find_library(NS3_CORE ns3-core)
if(NS3_INCLUDE AND NS3_CORE)
  add_executable(corridor_bench_event_sets_ns3 bench/event_sets/ns3/main.cpp ${event_set_bench})
  target_include_directories(corridor_bench_event_sets_ns3 PRIVATE ${PROJECT_SOURCE_DIR})
  target_include_directories(corridor_bench_event_sets_ns3 SYSTEM PRIVATE ${NS3_INCLUDE})
  target_link_libraries(corridor_bench_event_sets_ns3 PRIVATE
    corridor::core Boost::headers ${NS3_CORE})
else()
  message(STATUS "ns-3 is not installed: its schedulers are left out of the benchmarks")
endif()
