// swift-tools-version: 6.2
// A package of its own, so that nobody who links `NearestStop` resolves what only the
// measurements need.

import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "waystation-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "waystation", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // MARK: The stops and the queries that everything below measures with.
    .target(
      name: "Worlds",
      dependencies: [.product(name: "NearestStop", package: "waystation")],
      path: "Tools/Worlds",
      swiftSettings: settings),

    // MARK: Our own time, over the whole range of questions.
    .executableTarget(
      name: "NearestStopBenchmarks",
      dependencies: [
        "Worlds", "RoadWorlds",
        .product(name: "NearestStop", package: "waystation"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "NearestStopBenchmarks",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),

    // MARK: Our time beside that of other libraries; run by `./compare`.
    .executableTarget(
      name: "Comparison",
      dependencies: ["Worlds", .product(name: "NearestStop", package: "waystation")],
      path: "Tools/Comparison",
      exclude: ["Peers"],
      swiftSettings: settings),

    // MARK: Our side of the comparison by road; run by `./compare roads`.
    .target(
      name: "RoadWorlds",
      dependencies: ["Worlds", .product(name: "NearestStop", package: "waystation")],
      path: "Tools/RoadWorlds",
      swiftSettings: settings),
    .executableTarget(
      name: "RoadComparison",
      dependencies: ["Worlds", "RoadWorlds", .product(name: "NearestStop", package: "waystation")],
      path: "Tools/RoadComparison",
      swiftSettings: settings),

    // MARK: How cost grows with roads and stops; run by `./growth`.
    .target(name: "CAllocatedBytes", path: "Tools/CAllocatedBytes"),
    .executableTarget(
      name: "Growth",
      dependencies: [
        "Worlds", "RoadWorlds", "CAllocatedBytes",
        .product(name: "NearestStop", package: "waystation"),
      ],
      path: "Tools/Growth",
      swiftSettings: settings),

    // MARK: What callers in C pay more than in Swift; run by `./probe c`.
    .target(name: "CCalls", path: "Tools/CCalls"),
    .executableTarget(
      name: "CInterface",
      dependencies: [
        "CCalls", "Worlds", .product(name: "NearestStop", package: "waystation"),
      ],
      path: "Tools/CInterface",
      exclude: ["measure.py"],
      swiftSettings: settings),

    // MARK: One loop of queries, for profilers and for counting allocations; run by `./probe`.
    .target(name: "CAllocationCounter", path: "Tools/CAllocationCounter"),
    .executableTarget(
      name: "Probe",
      dependencies: [
        "Worlds", "RoadWorlds", "CAllocationCounter",
        .product(name: "NearestStop", package: "waystation"),
      ],
      path: "Tools/Probe",
      swiftSettings: settings),
  ]
)
