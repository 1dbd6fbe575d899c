# Builds and tests a variant of the project.
#   cmake -DVARIANT=dev -DBUILD=/tmp/build -P tests/check.cmake
# dev: warnings are errors. asan: address and undefined-behaviour sanitizers.
# release: as it is shipped, commands alone, since asan is optimized as well.
# clang: dev with clang. All but dev are without the slow tests.
cmake_minimum_required(VERSION 3.25)
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)

set(dev -DCMAKE_BUILD_TYPE=Debug -DCLV_WERROR=ON)
set(asan -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCLV_WERROR=ON
         -DCLV_SANITIZE=address,undefined)
set(release -DCMAKE_BUILD_TYPE=Release -DCLV_WERROR=ON)
set(clang -DCMAKE_BUILD_TYPE=Debug -DCLV_WERROR=ON -DCMAKE_C_COMPILER=clang)

if(NOT DEFINED ${VARIANT})
  message(FATAL_ERROR "There is no variant '${VARIANT}'")
endif()
cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)

message(STATUS "${VARIANT}: configure")
execute_process(COMMAND ${CMAKE_COMMAND} -S ${root} -B ${BUILD} ${${VARIANT}}
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "${VARIANT}: build")
set(targets all)
if(VARIANT STREQUAL "release")
  set(targets clv clv_sample)
endif()
execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD} -j ${cores}
                        --target ${targets}
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "${VARIANT}: test")
set(choice -LE slow)
if(VARIANT STREQUAL "dev")
  set(choice)
elseif(VARIANT STREQUAL "release")
  set(choice -R "^golden_|^sample$|^exports$")
endif()
execute_process(COMMAND ${CMAKE_CTEST_COMMAND} --test-dir ${BUILD}
                        --output-on-failure -j ${cores} ${choice}
                COMMAND_ERROR_IS_FATAL ANY)
