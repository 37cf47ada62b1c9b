#include "Bundled.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Another file of the page: one array here, one row below.
static const unsigned char page_index_html[] = {
#embed "../../Page/index.html"
};
static const unsigned char page_colours_css[] = {
#embed "../../Page/colours.css"
};
static const unsigned char page_map_css[] = {
#embed "../../Page/map.css"
};
static const unsigned char page_panel_css[] = {
#embed "../../Page/panel.css"
};
static const unsigned char page_answers_css[] = {
#embed "../../Page/answers.css"
};
static const unsigned char page_screens_css[] = {
#embed "../../Page/screens.css"
};
static const unsigned char page_icon_svg[] = {
#embed "../../Page/icon.svg"
};
static const unsigned char page_answerpanel_js[] = {
#embed "../../Page/answerpanel.js"
};
static const unsigned char page_answers_js[] = {
#embed "../../Page/answers.js"
};
static const unsigned char page_chinese_js[] = {
#embed "../../Page/chinese.js"
};
static const unsigned char page_controls_js[] = {
#embed "../../Page/controls.js"
};
static const unsigned char page_coveragetiles_js[] = {
#embed "../../Page/coveragetiles.js"
};
static const unsigned char page_elements_js[] = {
#embed "../../Page/elements.js"
};
static const unsigned char page_english_js[] = {
#embed "../../Page/english.js"
};
static const unsigned char page_handover_js[] = {
#embed "../../Page/handover.js"
};
static const unsigned char page_icons_js[] = {
#embed "../../Page/icons.js"
};
static const unsigned char page_inquiry_js[] = {
#embed "../../Page/inquiry.js"
};
static const unsigned char page_keys_js[] = {
#embed "../../Page/keys.js"
};
static const unsigned char page_labels_js[] = {
#embed "../../Page/labels.js"
};
static const unsigned char page_linereader_js[] = {
#embed "../../Page/linereader.js"
};
static const unsigned char page_lineworker_js[] = {
#embed "../../Page/lineworker.js"
};
static const unsigned char page_lookout_js[] = {
#embed "../../Page/lookout.js"
};
static const unsigned char page_main_js[] = {
#embed "../../Page/main.js"
};
static const unsigned char page_mapfoot_js[] = {
#embed "../../Page/mapfoot.js"
};
static const unsigned char page_mapview_js[] = {
#embed "../../Page/mapview.js"
};
static const unsigned char page_marks_js[] = {
#embed "../../Page/marks.js"
};
static const unsigned char page_mercator_js[] = {
#embed "../../Page/mercator.js"
};
static const unsigned char page_notices_js[] = {
#embed "../../Page/notices.js"
};
static const unsigned char page_onlinemap_js[] = {
#embed "../../Page/onlinemap.js"
};
static const unsigned char page_position_js[] = {
#embed "../../Page/position.js"
};
static const unsigned char page_question_js[] = {
#embed "../../Page/question.js"
};
static const unsigned char page_roadnames_js[] = {
#embed "../../Page/roadnames.js"
};
static const unsigned char page_roadtiles_js[] = {
#embed "../../Page/roadtiles.js"
};
static const unsigned char page_scene_js[] = {
#embed "../../Page/scene.js"
};
static const unsigned char page_searching_js[] = {
#embed "../../Page/searching.js"
};
static const unsigned char page_server_js[] = {
#embed "../../Page/server.js"
};
static const unsigned char page_sharing_js[] = {
#embed "../../Page/sharing.js"
};
static const unsigned char page_sheet_js[] = {
#embed "../../Page/sheet.js"
};
static const unsigned char page_squares_js[] = {
#embed "../../Page/squares.js"
};
static const unsigned char page_stopsaround_js[] = {
#embed "../../Page/stopsaround.js"
};
static const unsigned char page_theme_js[] = {
#embed "../../Page/theme.js"
};
static const unsigned char page_words_js[] = {
#embed "../../Page/words.js"
};
static const unsigned char openapi_json[] = {
#embed "../../openapi.json"
};

static const BundledFile files[] = {
    {"/", page_index_html, sizeof page_index_html},
    {"/colours.css", page_colours_css, sizeof page_colours_css},
    {"/map.css", page_map_css, sizeof page_map_css},
    {"/panel.css", page_panel_css, sizeof page_panel_css},
    {"/answers.css", page_answers_css, sizeof page_answers_css},
    {"/screens.css", page_screens_css, sizeof page_screens_css},
    {"/icon.svg", page_icon_svg, sizeof page_icon_svg},
    {"/answerpanel.js", page_answerpanel_js, sizeof page_answerpanel_js},
    {"/answers.js", page_answers_js, sizeof page_answers_js},
    {"/chinese.js", page_chinese_js, sizeof page_chinese_js},
    {"/controls.js", page_controls_js, sizeof page_controls_js},
    {"/coveragetiles.js", page_coveragetiles_js, sizeof page_coveragetiles_js},
    {"/elements.js", page_elements_js, sizeof page_elements_js},
    {"/english.js", page_english_js, sizeof page_english_js},
    {"/handover.js", page_handover_js, sizeof page_handover_js},
    {"/icons.js", page_icons_js, sizeof page_icons_js},
    {"/inquiry.js", page_inquiry_js, sizeof page_inquiry_js},
    {"/keys.js", page_keys_js, sizeof page_keys_js},
    {"/labels.js", page_labels_js, sizeof page_labels_js},
    {"/linereader.js", page_linereader_js, sizeof page_linereader_js},
    {"/lineworker.js", page_lineworker_js, sizeof page_lineworker_js},
    {"/lookout.js", page_lookout_js, sizeof page_lookout_js},
    {"/main.js", page_main_js, sizeof page_main_js},
    {"/mapfoot.js", page_mapfoot_js, sizeof page_mapfoot_js},
    {"/mapview.js", page_mapview_js, sizeof page_mapview_js},
    {"/marks.js", page_marks_js, sizeof page_marks_js},
    {"/mercator.js", page_mercator_js, sizeof page_mercator_js},
    {"/notices.js", page_notices_js, sizeof page_notices_js},
    {"/onlinemap.js", page_onlinemap_js, sizeof page_onlinemap_js},
    {"/position.js", page_position_js, sizeof page_position_js},
    {"/question.js", page_question_js, sizeof page_question_js},
    {"/roadnames.js", page_roadnames_js, sizeof page_roadnames_js},
    {"/roadtiles.js", page_roadtiles_js, sizeof page_roadtiles_js},
    {"/scene.js", page_scene_js, sizeof page_scene_js},
    {"/searching.js", page_searching_js, sizeof page_searching_js},
    {"/server.js", page_server_js, sizeof page_server_js},
    {"/sharing.js", page_sharing_js, sizeof page_sharing_js},
    {"/sheet.js", page_sheet_js, sizeof page_sheet_js},
    {"/squares.js", page_squares_js, sizeof page_squares_js},
    {"/stopsaround.js", page_stopsaround_js, sizeof page_stopsaround_js},
    {"/theme.js", page_theme_js, sizeof page_theme_js},
    {"/words.js", page_words_js, sizeof page_words_js},
    {"/openapi.json", openapi_json, sizeof openapi_json},
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0]; }

BundledFile bundled_file(size_t index) { return files[index]; }
