# What `cmake --install` gives: the program, and the event core for other projects. Headers lie under
# include/corridor/, so that nobody's include root gets a sim/.
# Example: cmake --install build/release --component core --prefix /opt/corridor
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/corridor)

install(TARGETS corridor COMPONENT program)
install(TARGETS corridor_core EXPORT corridor-core
  ARCHIVE COMPONENT core
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/corridor COMPONENT core)
install(EXPORT corridor-core NAMESPACE corridor:: DESTINATION ${package} COMPONENT core)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/corridorConfig.cmake.in
  ${PROJECT_BINARY_DIR}/package/corridorConfig.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/corridorConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/package/corridorConfig.cmake
  ${PROJECT_BINARY_DIR}/package/corridorConfigVersion.cmake
  DESTINATION ${package} COMPONENT core)
