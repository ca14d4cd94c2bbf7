# SPDX-License-Identifier: GPL-3.0-or-later
# ctest's view of the fuzz targets: one build (clang, own folder), then each target on its own. Issue: thirty seconds for every parser
# of the domain; the other rooms' parsers get a shorter round here and the long one from tests/fuzz/run. One
# seed for every run: what passed yesterday on the same code passes today; new ground is for the long round, which draws its own.
set(fuzz_run ${CMAKE_CURRENT_LIST_DIR}/run)
set(fuzz_environment "PISHKHAN_FUZZ_BUILD=${CMAKE_BINARY_DIR}/fuzz")
add_test(NAME fuzz_build COMMAND ${fuzz_run} --build-only)
set_tests_properties(fuzz_build PROPERTIES LABELS fuzz FIXTURES_SETUP fuzz_programs PROCESSORS 2 COST 200 TIMEOUT 1800 ENVIRONMENT "${fuzz_environment}")

file(GLOB targets CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_fuzz.cpp)
foreach(file ${targets})
    get_filename_component(name ${file} NAME_WE)
    file(STRINGS ${file} domain REGEX "#include \"terminal/domain/")
    set(seconds 4)
    if(domain)
        set(seconds 30)
    endif()
    add_test(NAME ${name} COMMAND ${fuzz_run} --built --seed 1405 --seconds ${seconds} -R ^${name}$)
    set_tests_properties(${name} PROPERTIES LABELS fuzz FIXTURES_REQUIRED fuzz_programs TIMEOUT 120 ENVIRONMENT "${fuzz_environment}")
endforeach()
