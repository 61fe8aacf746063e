/**
 * @file arpack.h
 * @brief ARPACK, loaded when something asks for it.
 *
 * igraph is linked as objects (see igraph.cmake), of which only the solvers
 * of ARPACK need another library. It brings BLAS, LAPACK and Fortran along: half of what a command
 * on a small graph would cost.
 */
#ifndef KH_NET_ARPACK_H
#define KH_NET_ARPACK_H

#include "../base/status.h"

/**
 * Make ARPACK ready: before igraph_arpack_rssolve() and igraph_arpack_rnsolve(), and before any
 * function of igraph that calls them. By one thread at a time, as all of igraph.
 *
 * @return KH_ERR_ENVIRONMENT: it is not installed, or does not fit into the memory allowed.
 */
kh_status kh_arpack_load(kh_error *err) KH_MUST_CHECK;

#endif
