# igraph as the target kh_igraph. The shared library brings 20 others along (BLAS, LAPACK, GLPK,
# libxml2, ICU ...), which cost every command 4 ms; the objects that are used need only ARPACK, which
# src/net/arpack.c loads when it is asked for. Where the objects need more, the library it is.
include(CheckCSourceCompiles)
find_library(IGRAPH_ARCHIVE libigraph.a HINTS ${IGRAPH_LIBRARY_DIRS} ${IGRAPH_LIBDIR})
if(KH_IGRAPH_OBJECTS AND IGRAPH_ARCHIVE)
    set(CMAKE_REQUIRED_INCLUDES ${IGRAPH_INCLUDE_DIRS})
    set(CMAKE_REQUIRED_LIBRARIES ${IGRAPH_ARCHIVE} m)
    check_c_source_compiles("
        #include <igraph/igraph.h>
        void dsaupd_(void) {} void dseupd_(void) {} void dnaupd_(void) {} void dneupd_(void) {}
        void dsortr_(void) {} void dsortc_(void) {}
        typedef void function(void);
        function *used[] = {
            (function *) igraph_arpack_rssolve, (function *) igraph_arpack_rnsolve,
            (function *) igraph_betweenness, (function *) igraph_closeness,
            (function *) igraph_community_leiden, (function *) igraph_coreness };
        int main(int argc, char **argv) { return argv == 0 || used[argc] == 0; }"
        KH_IGRAPH_STANDS_ALONE)
    unset(CMAKE_REQUIRED_INCLUDES)
    unset(CMAKE_REQUIRED_LIBRARIES)
endif()

add_library(kh_igraph INTERFACE)
if(KH_IGRAPH_STANDS_ALONE)
    target_include_directories(kh_igraph SYSTEM INTERFACE ${IGRAPH_INCLUDE_DIRS})
    target_compile_definitions(kh_igraph INTERFACE KH_ARPACK_ON_DEMAND)
    # Room net stands before igraph, which calls it back.
    target_link_options(kh_igraph INTERFACE LINKER:--undefined=dsaupd_)
    target_link_libraries(kh_igraph INTERFACE ${IGRAPH_ARCHIVE} ${CMAKE_DL_LIBS} m)
else()
    target_link_libraries(kh_igraph INTERFACE PkgConfig::IGRAPH)
endif()
