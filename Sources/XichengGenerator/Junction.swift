/// Where subdistricts meet, named after the gate, bridge or street corner nearest by.
///
/// Outlines are spelled in junctions, so two neighbours share an edge exactly: nothing overlaps and
/// no gap opens when a junction is moved. Positions are rounded general knowledge, not a survey.
enum Junction {
  // MARK: The third ring in the north, from west to east
  static let beitaipingzhuang = Spot(39.9668, 116.3640)
  static let madian = Spot(39.9700, 116.3765)
  static let anhua = Spot(39.9675, 116.3880)

  // MARK: The second ring in the north, from west to east
  static let zooNorthGate = Spot(39.9448, 116.3310)
  static let xizhimenNorth = Spot(39.9465, 116.3505)
  static let jishuitan = Spot(39.9487, 116.3665)
  static let guloudajie = Spot(39.9487, 116.3880)

  // MARK: The gates in the west, from north to south
  static let baishiqiao = Spot(39.9400, 116.3235)
  static let ganjiakou = Spot(39.9225, 116.3285)
  static let fuchengmen = Spot(39.9232, 116.3498)
  static let fuxingmen = Spot(39.9072, 116.3500)
  static let xibianmen = Spot(39.8995, 116.3500)
  static let tianningsi = Spot(39.8990, 116.3468)
  static let guanganmen = Spot(39.8885, 116.3455)

  // MARK: Around the imperial city
  static let dianmen = Spot(39.9330, 116.3910)
  static let jingshanEast = Spot(39.9215, 116.3920)
  static let xianmen = Spot(39.9222, 116.3765)
  static let xisi = Spot(39.9230, 116.3675)
  static let xidan = Spot(39.9073, 116.3677)
  static let tiananmen = Spot(39.9072, 116.3903)
  static let qianmen = Spot(39.8985, 116.3910)
  static let hepingmen = Spot(39.8985, 116.3785)
  static let xuanwumen = Spot(39.8982, 116.3682)

  // MARK: The outer city
  static let zhushikou = Spot(39.8885, 116.3910)
  static let hufangqiao = Spot(39.8885, 116.3795)
  static let caishikou = Spot(39.8885, 116.3675)
  static let caiyuanStreet = Spot(39.8805, 116.3450)
  static let zaolinStreet = Spot(39.8808, 116.3668)
  static let baizhifangBridge = Spot(39.8745, 116.3440)
  static let yongdingmenEast = Spot(39.8686, 116.3928)
  static let yongdingmenWest = Spot(39.8684, 116.3803)
  static let youanmenEast = Spot(39.8682, 116.3660)
  static let youanmenWest = Spot(39.8680, 116.3445)

  // MARK: Beyond the western moat
  static let baiyunRoad = Spot(39.8998, 116.3290)
  static let westStation = Spot(39.8950, 116.3185)
  static let lianhuaRiver = Spot(39.8850, 116.3160)
  static let liuliBridge = Spot(39.8740, 116.3230)
  static let wanziStreet = Spot(39.8735, 116.3370)
}
