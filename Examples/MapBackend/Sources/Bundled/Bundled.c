#include "Bundled.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Another file of the page: one array here, one row below.
static const unsigned char page_html[] = {
#embed "../../Page/index.html"
};
static const unsigned char page_css[] = {
#embed "../../Page/map.css"
};
static const unsigned char page_script[] = {
#embed "../../Page/map.js"
};
static const unsigned char openapi_json[] = {
#embed "../../openapi.json"
};

static const BundledFile files[] = {
    {"/", page_html, sizeof page_html},
    {"/map.css", page_css, sizeof page_css},
    {"/map.js", page_script, sizeof page_script},
    {"/openapi.json", openapi_json, sizeof openapi_json},
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0]; }

BundledFile bundled_file(size_t index) { return files[index]; }
