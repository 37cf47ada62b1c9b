#include "Bundled.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Another file of the page: one array here, one row below.
static const unsigned char page_index_html[] = {
#embed "../../Page/index.html"
};
static const unsigned char page_map_css[] = {
#embed "../../Page/map.css"
};
static const unsigned char page_main_js[] = {
#embed "../../Page/main.js"
};
static const unsigned char page_words_js[] = {
#embed "../../Page/words.js"
};
static const unsigned char page_icons_js[] = {
#embed "../../Page/icons.js"
};
static const unsigned char page_question_js[] = {
#embed "../../Page/question.js"
};
static const unsigned char page_server_js[] = {
#embed "../../Page/server.js"
};
static const unsigned char page_mercator_js[] = {
#embed "../../Page/mercator.js"
};
static const unsigned char page_roadtiles_js[] = {
#embed "../../Page/roadtiles.js"
};
static const unsigned char page_roadworker_js[] = {
#embed "../../Page/roadworker.js"
};
static const unsigned char page_mapview_js[] = {
#embed "../../Page/mapview.js"
};
static const unsigned char page_marks_js[] = {
#embed "../../Page/marks.js"
};
static const unsigned char page_answers_js[] = {
#embed "../../Page/answers.js"
};
static const unsigned char page_sheet_js[] = {
#embed "../../Page/sheet.js"
};
static const unsigned char page_elements_js[] = {
#embed "../../Page/elements.js"
};
static const unsigned char page_icon_svg[] = {
#embed "../../Page/icon.svg"
};
static const unsigned char page_searching_js[] = {
#embed "../../Page/searching.js"
};
static const unsigned char page_position_js[] = {
#embed "../../Page/position.js"
};
static const unsigned char page_scene_js[] = {
#embed "../../Page/scene.js"
};
static const unsigned char page_controls_js[] = {
#embed "../../Page/controls.js"
};
static const unsigned char page_answerpanel_js[] = {
#embed "../../Page/answerpanel.js"
};
static const unsigned char page_keys_js[] = {
#embed "../../Page/keys.js"
};
static const unsigned char page_notices_js[] = {
#embed "../../Page/notices.js"
};
static const unsigned char page_roadnames_js[] = {
#embed "../../Page/roadnames.js"
};
static const unsigned char openapi_json[] = {
#embed "../../openapi.json"
};

static const BundledFile files[] = {
    {"/", page_index_html, sizeof page_index_html},
    {"/map.css", page_map_css, sizeof page_map_css},
    {"/main.js", page_main_js, sizeof page_main_js},
    {"/words.js", page_words_js, sizeof page_words_js},
    {"/icons.js", page_icons_js, sizeof page_icons_js},
    {"/question.js", page_question_js, sizeof page_question_js},
    {"/server.js", page_server_js, sizeof page_server_js},
    {"/mercator.js", page_mercator_js, sizeof page_mercator_js},
    {"/roadtiles.js", page_roadtiles_js, sizeof page_roadtiles_js},
    {"/roadworker.js", page_roadworker_js, sizeof page_roadworker_js},
    {"/mapview.js", page_mapview_js, sizeof page_mapview_js},
    {"/marks.js", page_marks_js, sizeof page_marks_js},
    {"/answers.js", page_answers_js, sizeof page_answers_js},
    {"/sheet.js", page_sheet_js, sizeof page_sheet_js},
    {"/elements.js", page_elements_js, sizeof page_elements_js},
    {"/icon.svg", page_icon_svg, sizeof page_icon_svg},
    {"/searching.js", page_searching_js, sizeof page_searching_js},
    {"/position.js", page_position_js, sizeof page_position_js},
    {"/scene.js", page_scene_js, sizeof page_scene_js},
    {"/controls.js", page_controls_js, sizeof page_controls_js},
    {"/answerpanel.js", page_answerpanel_js, sizeof page_answerpanel_js},
    {"/keys.js", page_keys_js, sizeof page_keys_js},
    {"/notices.js", page_notices_js, sizeof page_notices_js},
    {"/roadnames.js", page_roadnames_js, sizeof page_roadnames_js},
    {"/openapi.json", openapi_json, sizeof openapi_json},
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0]; }

BundledFile bundled_file(size_t index) { return files[index]; }
