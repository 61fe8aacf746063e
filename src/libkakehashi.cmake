# The library: the rooms of src/CMakeLists.txt but for cli and what uses it, each compiled once for
# all of libkakehashi.a, libkakehashi.so and the program.
set(KH_LIBRARY_FOLDER ${CMAKE_CURRENT_LIST_DIR})

# Remember a room, and what its packages are to the linker and to pkg-config.
function(kh_library_add room)
    set_property(GLOBAL APPEND PROPERTY KH_OBJECTS $<TARGET_OBJECTS:kh_${room}>)
    foreach(package IN LISTS ARGN)
        if(package STREQUAL kh_igraph)
            # A shared library here: Debian's archive is not for shared objects, and a program that
            # calls igraph itself then has it once.
            set(libraries ${IGRAPH_LINK_LIBRARIES})
            set_property(GLOBAL APPEND PROPERTY KH_PKG_LIBS -ligraph)
        elseif(package MATCHES "^PkgConfig::(.+)$")
            set(libraries ${${CMAKE_MATCH_1}_LINK_LIBRARIES})
            set_property(GLOBAL APPEND PROPERTY KH_PKG_REQUIRES ${${CMAKE_MATCH_1}_MODULE_NAME})
        elseif(package STREQUAL Threads::Threads)
            set(libraries ${package})
            set_property(GLOBAL APPEND PROPERTY KH_PKG_LIBS -pthread)
        else()
            set(libraries ${package})
            if(TARGET ${package})
                get_target_property(libraries ${package} IMPORTED_LOCATION)
            endif()
            get_filename_component(name ${libraries} NAME_WE)
            string(REGEX REPLACE "^lib" "" name ${name})
            set_property(GLOBAL APPEND PROPERTY KH_PKG_LIBS -l${name})
        endif()
        set_property(GLOBAL APPEND PROPERTY KH_LIBRARIES ${libraries})
    endforeach()
endfunction()

function(kh_library kind)
    get_property(objects GLOBAL PROPERTY KH_OBJECTS)
    string(TOLOWER ${kind} name)
    add_library(kakehashi_${name} ${kind} ${objects})
    set_target_properties(kakehashi_${name} PROPERTIES OUTPUT_NAME kakehashi LINKER_LANGUAGE C
        ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib
        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib
        VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
endfunction()

# After the last room.
function(kh_library_make)
    kh_library(STATIC)
    if(KH_SHARED)
        kh_library(SHARED)
        get_property(libraries GLOBAL PROPERTY KH_LIBRARIES)
        list(REMOVE_DUPLICATES libraries)
        set(version_script ${KH_LIBRARY_FOLDER}/libkakehashi.map)
        set_property(TARGET kakehashi_shared PROPERTY LINK_DEPENDS ${version_script})
        target_link_options(kakehashi_shared PRIVATE LINKER:--version-script=${version_script}
            LINKER:--as-needed $<$<NOT:$<BOOL:${KH_SANITIZE}>>:LINKER:-z,defs>)
        target_link_libraries(kakehashi_shared PRIVATE kh_options ${libraries})
    endif()
endfunction()

# What is installed of the headers: kakehashi.h and what it includes, without the rooms' own part.
set(headers_script ${CMAKE_CURRENT_LIST_DIR}/headers.cmake)
set(headers ${PROJECT_BINARY_DIR}/include/kakehashi)
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*/*.h)
add_custom_command(OUTPUT ${headers}/kakehashi.h
    COMMAND ${CMAKE_COMMAND} -D from=${CMAKE_CURRENT_LIST_DIR} -D to=${headers}
        -P ${headers_script}
    DEPENDS ${headers_script} ${CMAKE_CURRENT_LIST_DIR}/kakehashi.h ${sources} VERBATIM)
add_custom_target(headers ALL DEPENDS ${headers}/kakehashi.h)
