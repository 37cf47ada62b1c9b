/// One of the fifteen subdistricts (街道) of Xicheng: its names, a simplified outline, and how many
/// stops the sample gives it.
///
/// Names, centres and areas are public facts. The counts are this sample's own: roughly by area and
/// by how much goes on there, adding up to the 355 points and the 1,500 corners that the city reports
/// for the district as a whole.
struct Subdistrict: Sendable {
  /// What stands in the ids: `xc-shichahai-012`.
  let slug: String
  /// Without the ending 街道.
  let chinese: String
  let english: String
  let centre: Spot
  let squareKilometres: Double
  let stops: Int
  let corners: Int
  /// What its stops stand around and are named after.
  let places: [Place]
  let outline: Outline

  static let desheng = Subdistrict(
    slug: "desheng", chinese: "德胜", english: "Desheng",
    centre: Spot(39.958, 116.376), squareKilometres: 4.1, stops: 29, corners: 124,
    places: deshengPlaces,
    outline: Outline(
      Junction.beitaipingzhuang, Junction.madian, Junction.anhua, Junction.guloudajie,
      Junction.jishuitan))

  static let shichahai = Subdistrict(
    slug: "shichahai", chinese: "什刹海", english: "Shichahai",
    centre: Spot(39.934, 116.379), squareKilometres: 6.0, stops: 40, corners: 165,
    places: shichahaiPlaces,
    outline: Outline(
      Junction.jishuitan, Junction.guloudajie, Junction.dianmen, Junction.jingshanEast,
      Junction.xianmen, Junction.xisi))

  static let xinjiekou = Subdistrict(
    slug: "xinjiekou", chinese: "新街口", english: "Xinjiekou",
    centre: Spot(39.934, 116.358), squareKilometres: 3.6, stops: 29, corners: 124,
    places: xinjiekouPlaces,
    outline: Outline(
      Junction.xizhimenNorth, Junction.jishuitan, Junction.xisi, Junction.fuchengmen))

  static let zhanlanlu = Subdistrict(
    slug: "zhanlanlu", chinese: "展览路", english: "Zhanlanlu",
    centre: Spot(39.930, 116.339), squareKilometres: 5.6, stops: 36, corners: 150,
    places: zhanlanluPlaces,
    outline: Outline(
      Junction.baishiqiao, Junction.zooNorthGate, Junction.xizhimenNorth, Junction.fuchengmen,
      Junction.ganjiakou))

  static let yuetan = Subdistrict(
    slug: "yuetan", chinese: "月坛", english: "Yuetan",
    centre: Spot(39.907, 116.340), squareKilometres: 4.1, stops: 30, corners: 126,
    places: yuetanPlaces,
    outline: Outline(
      Junction.ganjiakou, Junction.fuchengmen, Junction.fuxingmen, Junction.xibianmen,
      Junction.tianningsi, Junction.baiyunRoad))

  static let jinrongjie = Subdistrict(
    slug: "jinrongjie", chinese: "金融街", english: "Jinrongjie",
    centre: Spot(39.910, 116.359), squareKilometres: 3.8, stops: 32, corners: 140,
    places: jinrongjiePlaces,
    outline: Outline(
      Junction.fuchengmen, Junction.xisi, Junction.xidan, Junction.xuanwumen, Junction.xibianmen,
      Junction.fuxingmen))

  static let guanganmennei = Subdistrict(
    slug: "guanganmennei", chinese: "广安门内", english: "Guang'anmennei",
    centre: Spot(39.893, 116.356), squareKilometres: 2.5, stops: 22, corners: 94,
    places: guanganmenneiPlaces,
    outline: Outline(
      Junction.tianningsi, Junction.xibianmen, Junction.xuanwumen, Junction.caishikou,
      Junction.guanganmen))

  static let guanganmenwai = Subdistrict(
    slug: "guanganmenwai", chinese: "广安门外", english: "Guang'anmenwai",
    centre: Spot(39.884, 116.331), squareKilometres: 5.5, stops: 31, corners: 134,
    places: guanganmenwaiPlaces,
    outline: Outline(
      Junction.baiyunRoad, Junction.tianningsi, Junction.guanganmen, Junction.caiyuanStreet,
      Junction.baizhifangBridge, Junction.wanziStreet, Junction.liuliBridge,
      Junction.lianhuaRiver, Junction.westStation))

  static let xichanganjie = Subdistrict(
    slug: "xichanganjie", chinese: "西长安街", english: "Xichang'anjie",
    centre: Spot(39.909, 116.377), squareKilometres: 4.3, stops: 26, corners: 104,
    places: xichanganjiePlaces,
    outline: Outline(
      Junction.xisi, Junction.xianmen, Junction.jingshanEast, Junction.tiananmen,
      Junction.qianmen, Junction.hepingmen, Junction.xuanwumen, Junction.xidan))

  static let dashilan = Subdistrict(
    slug: "dashilan", chinese: "大栅栏", english: "Dashilan",
    centre: Spot(39.894, 116.385), squareKilometres: 1.3, stops: 16, corners: 66,
    places: dashilanPlaces,
    outline: Outline(
      Junction.hepingmen, Junction.qianmen, Junction.zhushikou, Junction.hufangqiao))

  static let chunshu = Subdistrict(
    slug: "chunshu", chinese: "椿树", english: "Chunshu",
    centre: Spot(39.893, 116.373), squareKilometres: 1.0, stops: 11, corners: 46,
    places: chunshuPlaces,
    outline: Outline(
      Junction.xuanwumen, Junction.hepingmen, Junction.hufangqiao, Junction.caishikou))

  static let tianqiao = Subdistrict(
    slug: "tianqiao", chinese: "天桥", english: "Tianqiao",
    centre: Spot(39.880, 116.387), squareKilometres: 2.1, stops: 15, corners: 63,
    places: tianqiaoPlaces,
    outline: Outline(
      Junction.hufangqiao, Junction.zhushikou, Junction.yongdingmenEast,
      Junction.yongdingmenWest))

  static let taoranting = Subdistrict(
    slug: "taoranting", chinese: "陶然亭", english: "Taoranting",
    centre: Spot(39.878, 116.374), squareKilometres: 2.1, stops: 14, corners: 60,
    places: taorantingPlaces,
    outline: Outline(
      Junction.caishikou, Junction.hufangqiao, Junction.yongdingmenWest, Junction.youanmenEast,
      Junction.zaolinStreet))

  static let niujie = Subdistrict(
    slug: "niujie", chinese: "牛街", english: "Niujie",
    centre: Spot(39.885, 116.356), squareKilometres: 1.4, stops: 12, corners: 52,
    places: niujiePlaces,
    outline: Outline(
      Junction.guanganmen, Junction.caishikou, Junction.zaolinStreet, Junction.caiyuanStreet))

  static let baizhifang = Subdistrict(
    slug: "baizhifang", chinese: "白纸坊", english: "Baizhifang",
    centre: Spot(39.875, 116.356), squareKilometres: 3.1, stops: 12, corners: 52,
    places: baizhifangPlaces,
    outline: Outline(
      Junction.caiyuanStreet, Junction.zaolinStreet, Junction.youanmenEast,
      Junction.youanmenWest, Junction.baizhifangBridge))

  static let all = [
    desheng, shichahai, xinjiekou, zhanlanlu, yuetan, jinrongjie, guanganmennei, guanganmenwai,
    xichanganjie, dashilan, chunshu, tianqiao, taoranting, niujie, baizhifang,
  ]
}
