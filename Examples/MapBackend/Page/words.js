// Everything the page says, in both languages.

const english = {
  title: "Waystation",
  documentTitle: "Waystation – stops for couriers",
  skip: "Skip to the answers",
  otherLanguage: "中文",
  theme: { auto: "Colours: as the device", light: "Colours: light", dark: "Colours: dark" },
  share: "Share this view",
  copied: "Link copied.",
  copyThis: "Copy this link:",
  map: "Map. {0}",
  mapKeys: "Arrow keys move the map, + and − zoom, Shift and arrows move the start, Enter puts it in the middle, 0 shows everything, L finds you, / goes to the answers.",
  mapTools: "Map tools",
  locate: "Start from where I am",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show everything",
  panel: "Find a stop",
  grip: { peek: "Panel: open", half: "Panel: enlarge", full: "Panel: shrink" },
  modes: "What to find",
  mode: { near: "Nearest", along: "On my way", reach: "Within reach", coverage: "Coverage" },
  from: "Start",
  to: "Destination",
  setTo: "Tap the map to set it",
  swap: "Swap start and destination",
  nextTap: "Next tap on the map sets",
  needs: "I need",
  by: "I go",
  profile: { foot: "On foot", bicycle: "Bicycle", ebike: "E-bike", line: "Straight line" },
  open: "Opening hours",
  openWord: { any: "Any", now: "Open now", at: "At a time" },
  openShort: { any: "Open or not", now: "Open now" },
  options: "Options",
  moreNeeds: "More …",
  fewerNeeds: "Fewer",
  at: "I leave at",
  number: "How many stops",
  minutes: "Minutes",
  detour: "Longer by at most",
  less: "Less",
  more: "More",
  answers: "Answers",
  amenity: {
    water: "Water", phone_charging: "Phone charging", ebike_charging: "E-bike charging", battery_swap: "Battery swap",
    hot_meal: "Hot meal", microwave: "Microwave", shelter: "Shelter", rest: "Rest", toilets: "Toilets",
    air_pump: "Air pump", first_aid: "First aid", shop: "Shop", shower: "Shower", lodging: "Lodging", wifi: "Wi-Fi",
    gate_help: "Gate help",
  },
  state: { open: "Open", closed: "Closed", unknown: "Hours unknown" },
  openUntil: "Open until {0}",
  openAlways: "Open",
  opens: "Closed, opens {0}",
  closedNow: "Closed for now",
  nextDay: "{0} {1}",
  weekday: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  metres: "{0} m",
  kilometres: "{0} km",
  minute: "{0} min",
  underMinute: "under 1 min",
  hours: "{0} h {1} min",
  extra: "+{0}",
  noExtra: "no detour",
  searching: "Searching …",
  headNear: { one: "1 stop", many: "{0} stops" },
  headAlong: { one: "1 stop on the way", many: "{0} stops on the way" },
  headReach: { one: "1 stop within {1} minutes", many: "{0} stops within {1} minutes" },
  direct: "Without a stop: {0}",
  speakFirst: "First: {0}, {1}, {2}.",
  temporary: "Temporary",
  directions: "Directions",
  before: "To the stop",
  after: "On to the destination",
  goThere: "Go there with",
  app: { amap: "Amap", baidu: "Baidu Maps", apple: "Apple Maps", geo: "Other app" },
  noLinks: "The links to map apps could not be loaded.",
  hoursText: "Hours",
  access: "Access",
  entrance: "Entrance",
  accessWord: {
    open: "Walk in", qr_code: "Scan a QR code", ask_staff: "Ask the staff", door_code: "Door code",
    customers_only: "Customers only", private: "Private", no: "No entry",
  },
  hoursWord: {
    "24/7": "Day and night", Mo: "Mon", Tu: "Tue", We: "Wed", Th: "Thu", Fr: "Fri", Sa: "Sat", Su: "Sun",
    PH: "public holidays", off: "closed", ";": " · ",
  },
  fee: "Price",
  free: "Free",
  charged: "Charged",
  address: "Address",
  operator: "Run by",
  phone: "Phone",
  alsoNamed: "Also called",
  verified: "Checked on",
  left: "Left",
  places: "{0} places",
  batteries: "{0} batteries",
  startHere: "Start here",
  endHere: "Go here",
  closeDetail: "Close",
  whyNot: "Why not a nearer one?",
  whyNotNone: "No stop nearer by straight line was left out.",
  whyThis: "Why isn't it among the answers?",
  farther: "It is farther than the answers.",
  reason: {
    lacks: "lacks {0}", excluded: "left out", not_reachable: "cannot be reached by road", closed: "closed at {0}",
    closes_during_stay: "closes during the stay", hours_unknown: "hours unknown", beyond_limit: "too far",
    slower: "nearer by straight line, but slower to get to: {0}",
  },
  straight: "{0} in a straight line",
  nothing: "No stop has all of that",
  nothingReach: "No stop within {0} minutes",
  nothingAlong: "No stop with a detour of up to {0} minutes",
  wouldBe: "It would be found without one condition:",
  without: "Without “{0}”",
  withoutOpen: "Open or not",
  withMinutes: "In up to {0} minutes",
  dropAll: "Any stop at all",
  stillNothing: "Leaving away one condition is not enough.",
  nearestIs: "{0}, {1}",
  pointFirst: "Where are you?",
  pointFirstText: "Tap the map, or use your position.",
  pointTo: "Where are you going?",
  pointToText: "Tap the map to set the destination.",
  failed: {
    offline: ["No connection", "The server did not answer. Check the network, then try again."],
    slow: ["It takes too long", "The server has not answered in time."],
    broken: ["Something went wrong", "The answer could not be read."],
    NoSegment: ["Off the map", "There is no road near that place. Move the start, or go by straight line."],
    NoRoute: ["No way there", "That place cannot be reached by road this way. Move it, or go another way."],
    NotImplemented: ["Not on this map", "This map has no roads for that. Go by straight line."],
    TooManyRequests: ["Too many questions", "Wait a moment, then try again."],
    Overloaded: ["The server is busy", "Wait a moment, then try again."],
    TooBig: ["Too much at once", "Ask for less, or zoom in."],
    other: ["The server has refused", "{0}"],
  },
  retry: "Try again",
  useLine: "By straight line",
  roadsFailed: "Some roads could not be loaded.",
  stopsFailed: "The stops could not be loaded.",
  position: {
    denied: "The browser may not tell where you are. Allow it in the settings of this page, or tap the map.",
    missing: "Your position could not be found. Tap the map instead.",
    insecure: "Browsers tell the position only over https. Tap the map instead.",
    outside: "You are outside this map ({0} away). Tap the map instead.",
    found: "The start is where you are, to about {0}.",
    searching: "Looking for your position …",
  },
  coverageShare: "of all roads lie within {0} minutes of such a stop",
  coverageHour: "Through the day",
  coverageText: "At {0}: {1}, {2} open",
  coverageTable: { hour: "Hour", share: "Roads covered", open: "Open stops" },
  coverageStops: { offering: "Stops that offer it", open: "Open", closed: "Closed", unknown: "Hours unknown" },
  possibly: "up to {0} with stops whose hours nobody knows",
  noRoadsMode: "This map has no roads: only straight lines.",
  dataAbout: "{0} stops, {1} roads. Clock of the stops: {2}.",
  api: "Interface for programs",
  legend: "On the map",
  legendOpen: "open", legendClosed: "closed", legendUnknown: "hours unknown",
};

const chinese = {
  title: "驿站地图",
  documentTitle: "驿站地图 – 骑手就近找驿站",
  skip: "跳到结果",
  otherLanguage: "English",
  theme: { auto: "配色：跟随设备", light: "配色：浅色", dark: "配色：深色" },
  share: "分享当前页面",
  copied: "链接已复制。",
  copyThis: "请复制此链接：",
  map: "地图。{0}",
  mapKeys: "方向键移动地图，+ 和 − 缩放，Shift 加方向键移动起点，回车把起点放到中间，0 显示全部，L 定位，/ 跳到结果。",
  mapTools: "地图工具",
  locate: "从我的位置出发",
  zoomIn: "放大",
  zoomOut: "缩小",
  fit: "显示全部",
  panel: "找驿站",
  grip: { peek: "面板：展开", half: "面板：放大", full: "面板：收起" },
  modes: "找什么",
  mode: { near: "附近", along: "顺路", reach: "可达", coverage: "覆盖" },
  from: "起点",
  to: "终点",
  setTo: "点地图设置",
  swap: "交换起点和终点",
  nextTap: "下一次点地图设置",
  needs: "我需要",
  by: "出行方式",
  profile: { foot: "步行", bicycle: "自行车", ebike: "电动车", line: "直线" },
  open: "营业时间",
  openWord: { any: "不限", now: "现在开门", at: "指定时间" },
  openShort: { any: "不限时间", now: "现在开门" },
  options: "选项",
  moreNeeds: "更多……",
  fewerNeeds: "收起",
  at: "出发时间",
  number: "显示几个",
  minutes: "分钟",
  detour: "最多绕行",
  less: "减少",
  more: "增加",
  answers: "结果",
  amenity: {
    water: "喝水", phone_charging: "手机充电", ebike_charging: "电动车充电", battery_swap: "换电", hot_meal: "热餐",
    microwave: "热饭", shelter: "避雨", rest: "歇脚", toilets: "厕所", air_pump: "打气", first_aid: "急救",
    shop: "便利店", shower: "淋浴", lodging: "住宿", wifi: "Wi-Fi", gate_help: "进门协助",
  },
  state: { open: "开门", closed: "关门", unknown: "时间不详" },
  openUntil: "开到 {0}",
  openAlways: "开门",
  opens: "关门，{0} 开",
  closedNow: "暂停开放",
  nextDay: "{0} {1}",
  weekday: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  metres: "{0} 米",
  kilometres: "{0} 公里",
  minute: "{0} 分钟",
  underMinute: "不到 1 分钟",
  hours: "{0} 小时 {1} 分钟",
  extra: "+{0}",
  noExtra: "不绕路",
  searching: "正在查找……",
  headNear: { one: "1 个驿站", many: "{0} 个驿站" },
  headAlong: { one: "顺路 1 个驿站", many: "顺路 {0} 个驿站" },
  headReach: { one: "{1} 分钟内 1 个驿站", many: "{1} 分钟内 {0} 个驿站" },
  direct: "直接过去：{0}",
  speakFirst: "第一个：{0}，{1}，{2}。",
  temporary: "临时",
  directions: "路线",
  before: "到驿站",
  after: "再到终点",
  goThere: "用其他应用导航",
  app: { amap: "高德地图", baidu: "百度地图", apple: "苹果地图", geo: "其他应用" },
  noLinks: "导航链接加载失败。",
  hoursText: "时间",
  access: "进入方式",
  entrance: "入口",
  accessWord: {
    open: "自由进入", qr_code: "扫码进入", ask_staff: "找工作人员", door_code: "门禁密码", customers_only: "仅限顾客",
    private: "不对外", no: "禁止进入",
  },
  hoursWord: {
    "24/7": "全天", Mo: "周一", Tu: "周二", We: "周三", Th: "周四", Fr: "周五", Sa: "周六", Su: "周日",
    PH: "节假日", off: "休息", ";": "；",
  },
  fee: "费用",
  free: "免费",
  charged: "收费",
  address: "地址",
  operator: "管理单位",
  phone: "电话",
  alsoNamed: "又名",
  verified: "核实日期",
  left: "剩余",
  places: "{0} 个空位",
  batteries: "{0} 块电池",
  startHere: "设为起点",
  endHere: "设为终点",
  closeDetail: "关闭",
  whyNot: "为什么不是更近的？",
  whyNotNone: "没有直线更近的驿站被排除。",
  whyThis: "为什么不在结果里？",
  farther: "它比结果里的都远。",
  reason: {
    lacks: "缺少{0}", excluded: "已排除", not_reachable: "没有路可到", closed: "{0} 时关门",
    closes_during_stay: "停留期间会关门", hours_unknown: "时间不详", beyond_limit: "太远",
    slower: "直线更近，但过去更慢：{0}",
  },
  straight: "直线 {0}",
  nothing: "没有同时满足这些条件的驿站",
  nothingReach: "{0} 分钟内没有驿站",
  nothingAlong: "绕行 {0} 分钟以内没有驿站",
  wouldBe: "去掉一个条件就能找到：",
  without: "不要“{0}”",
  withoutOpen: "不限营业时间",
  withMinutes: "放宽到 {0} 分钟",
  dropAll: "任何驿站都行",
  stillNothing: "只去掉一个条件还不够。",
  nearestIs: "{0}，{1}",
  pointFirst: "您在哪里？",
  pointFirstText: "请点地图，或使用定位。",
  pointTo: "您要去哪里？",
  pointToText: "请点地图设置终点。",
  failed: {
    offline: ["连接失败", "服务器没有应答。请检查网络后重试。"],
    slow: ["等待太久", "服务器没有及时应答。"],
    broken: ["出错了", "无法读取服务器的应答。"],
    NoSegment: ["不在地图内", "附近没有道路。请移动起点，或改用直线。"],
    NoRoute: ["无路可达", "这种方式到不了那里。请移动位置，或换一种出行方式。"],
    NotImplemented: ["地图不支持", "这张地图没有相应的道路。请改用直线。"],
    TooManyRequests: ["请求太频繁", "请稍等后重试。"],
    Overloaded: ["服务器繁忙", "请稍等后重试。"],
    TooBig: ["一次太多", "请减少数量，或放大地图。"],
    other: ["服务器拒绝了请求", "{0}"],
  },
  retry: "重试",
  useLine: "改用直线",
  roadsFailed: "部分道路加载失败。",
  stopsFailed: "驿站加载失败。",
  position: {
    denied: "浏览器不允许定位。请在网页设置中允许，或直接点地图。",
    missing: "定位失败，请直接点地图。",
    insecure: "浏览器只在 https 下提供定位，请直接点地图。",
    outside: "您在地图之外（距离 {0}），请直接点地图。",
    found: "起点已设为您的位置，误差约 {0}。",
    searching: "正在定位……",
  },
  coverageShare: "的道路 {0} 分钟内可到这样的驿站",
  coverageHour: "全天变化",
  coverageText: "{0}：{1}，{2} 个开门",
  coverageTable: { hour: "时间", share: "覆盖道路", open: "开门驿站" },
  coverageStops: { offering: "符合条件的驿站", open: "开门", closed: "关门", unknown: "时间不详" },
  possibly: "算上时间不详的最多 {0}",
  noRoadsMode: "这张地图没有道路，只能用直线。",
  dataAbout: "{0} 个驿站，{1} 段道路。驿站当地时间：{2}。",
  api: "程序接口",
  legend: "图例",
  legendOpen: "开门", legendClosed: "关门", legendUnknown: "时间不详",
};

const tables = { en: english, zh: chinese };

/** The language that a browser asks for, of the two there are. */
export const preferredLanguage = () =>
  (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in tables)
  ?? "en";

/** What the page says in one language. */
export class Words {
  constructor(language) {
    this.language = language;
    this.table = tables[language];
  }

  /** A sentence: `say("mode.near")`, `say("metres", 40)`. */
  say(name, ...values) {
    let found = this.table;
    for (const part of name.split(".")) found = found?.[part];
    if (typeof found !== "string") return "";
    return found.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));
  }

  /** The same for one and for many. */
  count(name, number, ...values) {
    return this.say(`${name}.${number === 1 ? "one" : "many"}`, number, ...values);
  }

  /** The name of a stop, in the language where it has one. */
  name(stop) {
    return stop.name?.[this.language] ?? stop.name?.zh ?? stop.name?.en ?? stop.id;
  }

  /** The other name, which is on the sign or in the app. */
  otherName(stop) {
    const other = this.language === "zh" ? stop.name?.en : stop.name?.zh;
    return other && other !== this.name(stop) ? other : null;
  }

  amenity(word) {
    return this.say(`amenity.${word}`) || word;
  }

  access(word) {
    return this.say(`accessWord.${word}`) || word;
  }

  distance(metres) {
    if (metres < 995) return this.say("metres", metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10);
    return this.say("kilometres", (metres / 1000).toFixed(metres < 9950 ? 1 : 0));
  }

  duration(seconds) {
    const minutes = Math.round(seconds / 60);
    if (minutes < 1) return this.say("underMinute");
    if (minutes < 60) return this.say("minute", minutes);
    return this.say("hours", Math.floor(minutes / 60), minutes % 60);
  }

  detour(seconds) {
    return seconds < 30 ? this.say("noExtra") : this.say("extra", this.duration(seconds));
  }

  /** A time of the stops' clocks, with its day where that is another than `today`. */
  time(text, today) {
    if (text.slice(0, 10) === today?.slice(0, 10)) return text.slice(11);
    const day = new Date(`${text.slice(0, 10)}T12:00:00Z`).getUTCDay();
    return this.say("nextDay", this.table.weekday[day], text.slice(11));
  }

  /** Whether a stop is open, and for how long. */
  state(stop, today) {
    if (stop.closed) return this.say("closedNow");
    const { state, until, opens } = stop.open;
    if (state === "open") return until ? this.say("openUntil", this.time(until, today)) : this.say("openAlways");
    if (state === "closed") return opens ? this.say("opens", this.time(opens, today)) : this.say("state.closed");
    return this.say("state.unknown");
  }

  /** OpenStreetMap's opening_hours, in words where they are simple; what isn't known stays as it is. */
  openingHours(text) {
    const { hoursWord } = this.table;
    return text.replace(/24\/7|\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|off|open|closed|unknown)\b|; */g, (word) => hoursWord[word.trim()] ?? word);
  }

  percent(share) {
    return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
  }

  /** Why there is no answer: a heading and what to do. */
  failure(error) {
    const { failed } = this.table;
    const [head, text] = Object.hasOwn(failed, error.code) ? failed[error.code] : failed.other;
    return [head, text.replace("{0}", error.message)];
  }
}
