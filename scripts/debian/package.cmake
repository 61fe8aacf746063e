# What CPack makes of an installation: three Debian packages. scripts/package runs it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kakehashi)
set(CPACK_PACKAGE_VENDOR "the kakehashi developers")
# Each package has its own.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/finish.cmake)

# As Debian's own tools have it.
set(maintainer "$ENV{DEBFULLNAME}")
if(maintainer STREQUAL "")
    set(maintainer "${CPACK_PACKAGE_VENDOR}")
endif()
set(address "$ENV{DEBEMAIL}")
if(address STREQUAL "")
    set(address kakehashi@users.noreply.kakehashi.example)
endif()
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${maintainer} <${address}>")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(this_version "(= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
set(what "A knowledge graph of institutions (ministries, agencies, programmes, cities,
companies) becomes relationship diagrams, and an answer to the question which
bodies bridge sectors. Every number and every line names the claims and sources
that it rests on.")

# ARPACK is loaded at the first call; fonts are for Korean, Japanese and the rest.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME kakehashi)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libarpack2, fonts-noto-core, fonts-noto-cjk")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "graph analysis and diagrams for institutional relationships
${what}
.
This is the command-line program with its renderer, views and example data.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libkakehashi${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SUGGESTS "kakehashi ${this_version}")
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "graph analysis for institutional relationships, shared library
${what}
.
This is the library. Diagrams need the renderer, which is in the package
kakehashi.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libkakehashi-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${CPACK_DEBIAN_LIBRARY_PACKAGE_NAME} ${this_version}, \
libcsv-dev, libexpat1-dev, libigraph-dev, libjansson-dev, libutf8proc-dev, libxxhash-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "graph analysis for institutional relationships, headers
${what}
.
These are the headers, the static library and example programs.")

include(CPack)
