# Writes files as arrays of bytes: cmake -D output=FILE.c -D NAME=FILES ... -P assets.cmake
# Several files of one name follow one another; one that ends in LICENSE.txt becomes a comment.
set(code "/* Made by assets.cmake. */\n#include \"assets.h\"\n")
foreach(name frame style vendor app canvas_vendor canvas_app)
    set(hex "")
    foreach(file IN LISTS ${name})
        file(READ ${file} bytes HEX)
        if(file MATCHES "LICENSE\\.txt$")
            set(bytes "2f2a0a${bytes}2a2f0a")
        endif()
        string(APPEND hex "${bytes}")
    endforeach()
    string(LENGTH "${hex}" length)
    math(EXPR length "${length} / 2")
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND code "\nstatic const unsigned char ${name}[] = { ${bytes}0x00 };\n"
        "const page_asset page_asset_${name} = { (const char *) ${name}, ${length} };\n")
endforeach()
file(WRITE ${output} "${code}")
