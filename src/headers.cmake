# cmake -D from=src -D to=include/kakehashi -P headers.cmake
# Copies kakehashi.h and the headers that it includes, directly or not. What stands behind
# KH_END_DECLS is for the rooms alone and is left out.
cmake_minimum_required(VERSION 3.20)
file(REMOVE_RECURSE ${to})
set(left kakehashi.h)
set(done "")
while(left)
    list(POP_FRONT left header)
    list(APPEND done ${header})
    file(READ ${from}/${header} text)
    string(REGEX REPLACE "\nKH_END_DECLS\n.*" "\nKH_END_DECLS\n\n#endif\n" text "${text}")
    file(WRITE ${to}/${header} "${text}")

    get_filename_component(folder ${header} DIRECTORY)
    string(REGEX MATCHALL "\n#include \"[^\"]+\"" includes "${text}")
    foreach(include IN LISTS includes)
        string(REGEX REPLACE ".*\"(.+)\"" "${folder}/\\1" include "${include}")
        string(REGEX REPLACE "^/|[a-z]+/\\.\\./" "" include "${include}")
        if(NOT include IN_LIST done AND NOT include IN_LIST left)
            list(APPEND left ${include})
        endif()
    endforeach()
endwhile()
