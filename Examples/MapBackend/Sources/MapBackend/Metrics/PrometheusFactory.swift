internal import CoreMetrics
internal import Synchronization

/// Keeps what is measured through swift-metrics, and writes it in Prometheus' text format.
///
/// Counters, gauges, and timers as histograms: what this server and Hummingbird measure. A pull of all takes
/// microseconds; a measurement is an atomic addition or two.
final class PrometheusFactory: MetricsFactory {
  private struct Key: Hashable {
    let name: String
    let labels: String
  }

  private struct Known {
    var counters: [Key: PrometheusCounter] = [:]
    var gauges: [Key: PrometheusGauge] = [:]
    var histograms: [Key: PrometheusHistogram] = [:]
  }

  private let known = Mutex(Known())

  // MARK: What swift-metrics asks for

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    let key = PrometheusFactory.key(label, dimensions)
    return known.withLock { $0.counters.value(for: key) { PrometheusCounter() } }
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(label, dimensions)
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    histogram(label, dimensions)
  }

  // What has been measured stays: a counter that vanishes looks like a restart.
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  private func gauge(_ label: String, _ dimensions: [(String, String)]) -> PrometheusGauge {
    let key = PrometheusFactory.key(label, dimensions)
    return known.withLock { $0.gauges.value(for: key) { PrometheusGauge() } }
  }

  private func histogram(
    _ label: String, _ dimensions: [(String, String)]
  ) -> PrometheusHistogram {
    let key = PrometheusFactory.key(label, dimensions)
    return known.withLock { $0.histograms.value(for: key) { PrometheusHistogram() } }
  }
}

extension PrometheusFactory {
  /// Everything, as Prometheus reads it.
  var text: String {
    let known = known.withLock { $0 }
    var lines: [String] = []
    func write<Handler>(
      _ handlers: [Key: Handler], as type: String, _ samples: (Key, Handler) -> [String]
    ) {
      var last: String?
      let sorted = handlers.sorted { left, right in
        (left.key.name, left.key.labels) < (right.key.name, right.key.labels)
      }
      for (key, handler) in sorted {
        if key.name != last { lines.append("# TYPE \(key.name) \(type)") }
        last = key.name
        lines += samples(key, handler)
      }
    }
    write(known.counters, as: "counter") { key, counter in
      [PrometheusFactory.sample(key.name, key.labels, String(counter.count))]
    }
    write(known.gauges, as: "gauge") { key, gauge in
      [PrometheusFactory.sample(key.name, key.labels, "\(gauge.value)")]
    }
    write(known.histograms, as: "histogram") { key, histogram in
      let counts = histogram.counts
      var lines = zip(PrometheusHistogram.bounds, counts.cumulative).map { bound, count in
        PrometheusFactory.sample(
          key.name + "_bucket", PrometheusFactory.adding("le=\"\(bound)\"", to: key.labels),
          String(count))
      }
      lines.append(
        PrometheusFactory.sample(
          key.name + "_bucket", PrometheusFactory.adding("le=\"+Inf\"", to: key.labels),
          String(counts.count)))
      lines.append(PrometheusFactory.sample(key.name + "_sum", key.labels, "\(counts.sum)"))
      lines.append(PrometheusFactory.sample(key.name + "_count", key.labels, "\(counts.count)"))
      return lines
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sample(_ name: String, _ labels: String, _ value: String) -> String {
    labels.isEmpty ? "\(name) \(value)" : "\(name){\(labels)} \(value)"
  }

  private static func adding(_ label: String, to labels: String) -> String {
    labels.isEmpty ? label : labels + "," + label
  }

  private static func key(_ label: String, _ dimensions: [(String, String)]) -> Key {
    let labels = dimensions.map { name, value in "\(word(name))=\"\(escaped(value))\"" }
    return Key(name: word(label), labels: labels.joined(separator: ","))
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for character in value {
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
    return text
  }

  /// Letters, digits and underscores, and no digit in front.
  private static func word(_ text: String) -> String {
    let word = String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    return word.first?.isNumber == true ? "_" + word : word
  }
}

extension Dictionary {
  fileprivate mutating func value(for key: Key, _ make: () -> Value) -> Value {
    if let known = self[key] { return known }
    let value = make()
    self[key] = value
    return value
  }
}
