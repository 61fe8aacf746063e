/* The files of assets/, as bytes with a NUL behind them. */
#ifndef KH_PAGE_ASSETS_H
#define KH_PAGE_ASSETS_H

#include <stddef.h>

typedef struct {
    const char *bytes;
    size_t length;
} page_asset;

extern const page_asset page_asset_frame; /* page.html, with holes: page.c */
extern const page_asset page_asset_style; /* page.css */

/* For drawings that are SVG, and for those that are none. */
extern const page_asset page_asset_vendor;        /* vendor/panzoom.min.js */
extern const page_asset page_asset_app;           /* app/ *.js, one behind the other by name */
extern const page_asset page_asset_canvas_vendor; /* vendor/graphology.min.js, sigma.min.js */
extern const page_asset page_asset_canvas_app;    /* the same with what canvas/ has instead */

#endif
