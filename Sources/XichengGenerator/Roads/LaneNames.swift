/// Makes up names for lanes, in the way lanes of old Beijing are named, and gives none out twice.
///
/// A word, sometimes a direction before it, and an ending: 东柳叶胡同, 青砖头条. Should a lane of the name
/// exist, it is by chance, and elsewhere.
struct LaneNames {
  struct LaneName {
    let chinese: String
    let english: String
  }

  private var random = SplitMix64(seed: 77)
  private var taken: Set<String> = []

  /// Names of the tables are not given out again.
  init(taken: [String]) { self.taken = Set(taken) }

  mutating func next(isLane: Bool, isRow: Bool) -> LaneName {
    while true {
      let word = random.pick(LaneNames.words)
      let side = random.chance(55) ? random.pick(LaneNames.sides) : ("", "")
      let ending = random.pick(
        isLane ? (isRow ? LaneNames.hutongs : LaneNames.alleys) : LaneNames.roads)
      let chinese = side.0 + word.0 + ending.0
      guard taken.insert(chinese).inserted else { continue }
      let first = side.1.isEmpty ? word.1 : side.1 + word.1.lowercased()
      return LaneName(chinese: chinese, english: "\(first) \(ending.1)")
    }
  }

  private static let sides = [
    ("东", "Dong"), ("西", "Xi"), ("南", "Nan"), ("北", "Bei"), ("前", "Qian"), ("后", "Hou"),
    ("大", "Da"), ("小", "Xiao"), ("中", "Zhong"),
  ]

  private static let hutongs = [
    ("胡同", "Hutong"), ("胡同", "Hutong"), ("头条", "First Lane"), ("二条", "Second Lane"),
    ("三条", "Third Lane"), ("四条", "Fourth Lane"), ("街", "Street"),
  ]

  private static let alleys = [
    ("巷", "Alley"), ("夹道", "Passage"), ("胡同", "Hutong"), ("小巷", "Little Alley"),
  ]

  private static let roads = [
    ("路", "Road"), ("街", "Street"), ("南路", "South Road"), ("北路", "North Road"), ("巷", "Alley"),
    ("里", "Li"),
  ]

  /// Plain things and good wishes.
  private static let words = [
    ("柳叶", "Liuye"), ("青砖", "Qingzhuan"), ("石磨", "Shimo"), ("竹篮", "Zhulan"), ("枣花", "Zaohua"),
    ("豆角", "Doujiao"), ("灯草", "Dengcao"), ("纸鸢", "Zhiyuan"), ("铜壶", "Tonghu"), ("木梳", "Mushu"),
    ("棉线", "Mianxian"), ("雨伞", "Yusan"), ("车轮", "Chelun"), ("水瓢", "Shuipiao"), ("秋千", "Qiuqian"),
    ("葫芦", "Hulu"), ("蒲扇", "Pushan"), ("麦秆", "Maigan"), ("荷塘", "Hetang"), ("桑树", "Sangshu"),
    ("杏林", "Xinglin"), ("瓦片", "Wapian"), ("风铃", "Fengling"), ("算盘", "Suanpan"), ("笔架", "Bijia"),
    ("砚台", "Yantai"), ("茶碗", "Chawan"), ("米斗", "Midou"), ("油灯", "Youdeng"), ("红枣", "Hongzao"),
    ("银杏", "Yinxing"), ("青藤", "Qingteng"), ("白果", "Baiguo"), ("海棠", "Haitang"), ("紫藤", "Ziteng"),
    ("石榴", "Shiliu"), ("核桃", "Hetao"), ("山楂", "Shanzha"), ("丁香", "Dingxiang"), ("月季", "Yueji"),
    ("和顺", "Heshun"), ("安宁", "Anning"), ("福泽", "Fuze"), ("德厚", "Dehou"), ("仁里", "Renli"),
    ("平乐", "Pingle"), ("长庆", "Changqing"), ("永和", "Yonghe"), ("瑞云", "Ruiyun"), ("祥和", "Xianghe"),
    ("春晖", "Chunhui"), ("秋实", "Qiushi"), ("晨光", "Chenguang"), ("晚霞", "Wanxia"), ("清泉", "Qingquan"),
    ("鹤鸣", "Heming"), ("燕子", "Yanzi"), ("喜鹊", "Xique"), ("金鱼", "Jinyu"), ("玉兔", "Yutu"),
    ("驼铃", "Tuoling"), ("马蹄", "Mati"), ("牛角", "Niujiao"), ("鼓槌", "Guchui"), ("琴弦", "Qinxian"),
    ("棋盘", "Qipan"), ("书箱", "Shuxiang"), ("画轴", "Huazhou"), ("笼屉", "Longti"), ("锅盖", "Guogai"),
  ]
}
