# cmake --install: the program with its renderer, the library, and what belongs to both. What is
# installed makes up three packages (scripts/package), a component each.
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)

# The program looks for its renderer in ../libexec/kakehashi: src/picture/find.c.
install(TARGETS kakehashi RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS kakehashi-render RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/kakehashi)
foreach(folder IN ITEMS data data/schema graphs)
    file(GLOB files CONFIGURE_DEPENDS ${folder}/*.json ${folder}/*.csv)
    install(FILES ${files} DESTINATION ${CMAKE_INSTALL_DATADIR}/kakehashi/${folder})
endforeach()
file(GLOB files CONFIGURE_DEPENDS docs/*.md)
install(FILES ${files} README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT licence)

# The manual, where scdoc was there to make it; completions by the program itself.
foreach(section IN ITEMS 1 5)
    install(DIRECTORY ${PROJECT_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section}
        OPTIONAL FILES_MATCHING PATTERN "*.${section}")
endforeach()
set(KH_ZSH_FOLDER zsh/site-functions CACHE STRING "where zsh looks for completions, in share")
set(scripts "")
set(places bash-completion/completions/kakehashi ${KH_ZSH_FOLDER}/_kakehashi
    fish/vendor_completions.d/kakehashi.fish)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/completions)
foreach(place IN LISTS places)
    string(REGEX MATCH "^[a-z]+" shell ${place})
    get_filename_component(folder ${CMAKE_INSTALL_DATADIR}/${place} DIRECTORY)
    get_filename_component(name ${place} NAME)
    set(script ${PROJECT_BINARY_DIR}/completions/${shell})
    add_custom_command(OUTPUT ${script} COMMAND kakehashi completion ${shell} -o ${script}
        DEPENDS kakehashi VERBATIM)
    list(APPEND scripts ${script})
    install(FILES ${script} DESTINATION ${folder} RENAME ${name})
endforeach()
add_custom_target(completions ALL DEPENDS ${scripts})

install(TARGETS kakehashi_static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
if(KH_SHARED)
    install(TARGETS kakehashi_shared LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        COMPONENT library NAMELINK_COMPONENT development)
endif()
install(DIRECTORY ${PROJECT_BINARY_DIR}/include/kakehashi
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

# Each needs what was found before it.
foreach(property IN ITEMS KH_PKG_REQUIRES KH_PKG_LIBS)
    get_property(${property} GLOBAL PROPERTY ${property})
    list(REMOVE_DUPLICATES ${property})
    list(REVERSE ${property})
    list(JOIN ${property} " " ${property})
endforeach()
# The prefix is known when it is installed: it may be another than when it was configured.
install(CODE "
    set(PROJECT_DESCRIPTION \"${PROJECT_DESCRIPTION}\")
    set(PROJECT_VERSION ${PROJECT_VERSION})
    set(CMAKE_INSTALL_LIBDIR ${CMAKE_INSTALL_LIBDIR})
    set(CMAKE_INSTALL_INCLUDEDIR ${CMAKE_INSTALL_INCLUDEDIR})
    set(KH_PKG_REQUIRES \"${KH_PKG_REQUIRES}\")
    set(KH_PKG_LIBS \"${KH_PKG_LIBS}\")
    configure_file(${CMAKE_CURRENT_LIST_DIR}/kakehashi.pc.in
        ${PROJECT_BINARY_DIR}/kakehashi.pc @ONLY)" COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/kakehashi.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
