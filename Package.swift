// swift-tools-version: 6.2
// The targets below, read from top to bottom, are the layers of the project:
// each may import only what its `dependencies` name, and the build checks it.

import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "waystation",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    // The command is deliberately not a product: `swift run waystation` works without one, and a
    // package that links the library then resolves nothing but this package.
    .library(name: "NearestStop", targets: ["NearestStop"]),
    // The same for whoever does not write Swift: libneareststop.so, and one header.
    .library(name: "neareststop", type: .dynamic, targets: ["NearestStopC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: Linked into a map backend. No third-party package, no Foundation.
    .target(
      name: "Geodesy",
      exclude: ["README.md"],
      swiftSettings: settings),
    .target(name: "CLanes"),
    .target(
      name: "SnapshotFormat",
      exclude: ["README.md"],
      swiftSettings: settings + [
        .strictMemorySafety(), .enableExperimentalFeature("Lifetimes"),
      ]),
    .target(
      name: "Stops",
      dependencies: ["Geodesy", "CLanes", "SnapshotFormat"],
      exclude: ["README.md"],
      swiftSettings: settings + [
        .strictMemorySafety(), .enableExperimentalFeature("Lifetimes"),
      ]),
    .target(
      name: "Roads",
      dependencies: ["Geodesy", "CLanes", "SnapshotFormat"],
      exclude: ["README.md"],
      swiftSettings: settings + [
        .strictMemorySafety(), .enableExperimentalFeature("Lifetimes"),
      ]),
    .target(
      name: "NearestStop",
      dependencies: ["Geodesy", "SnapshotFormat", "Stops", "Roads"],
      exclude: ["README.md"],
      swiftSettings: settings + [.strictMemorySafety()]),

    // MARK: The same for C and Python. The compiler checks the functions against the header.
    .target(name: "CNearestStop"),
    .target(
      name: "NearestStopC",
      dependencies: ["CNearestStop", "NearestStop"],
      exclude: ["README.md", "install", "neareststop.pc.in", "neareststop.symbols", "python"],
      swiftSettings: settings),

    // MARK: Bytes from outside, and what they mean.
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "MapImport",
      dependencies: ["Geodesy", "CZlib"],
      exclude: ["README.md"],
      swiftSettings: settings + [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "MapCompiler",
      dependencies: ["Geodesy", "Stops", "Roads", "MapImport"],
      exclude: ["README.md", "Roads/README.md"],
      swiftSettings: settings),

    // MARK: The command, and the sample district it answers from.
    .target(
      name: "XichengSample",
      path: "Data",
      exclude: ["README.md", "calendar", "xicheng"]),
    .executableTarget(
      name: "waystation",
      dependencies: [
        "Geodesy", "SnapshotFormat", "Stops", "Roads", "NearestStop", "MapImport", "MapCompiler",
        "XichengSample",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["README.md"],
      swiftSettings: settings),
    .executableTarget(
      name: "XichengGenerator",
      swiftSettings: settings),

    // MARK: Tests mirror the sources.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "GeodesyTests", dependencies: ["Geodesy", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "StopsTests", dependencies: ["Stops", "SnapshotFormat", "Geodesy", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SnapshotFormatTests", dependencies: ["SnapshotFormat"], swiftSettings: settings),
    .testTarget(
      name: "RoadsTests",
      dependencies: ["Roads", "Geodesy", "SnapshotFormat", "AllocationCounter", "TestSupport"],
      swiftSettings: settings),
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    .testTarget(
      name: "NearestStopTests",
      dependencies: [
        "NearestStop", "Roads", "Stops", "Geodesy", "MapCompiler", "MapImport", "SnapshotFormat",
        "AllocationCounter", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "NearestStopCTests",
      dependencies: ["NearestStopC", "CNearestStop", "NearestStop", "TestSupport"],
      exclude: ["Programs"],
      swiftSettings: settings),
    .testTarget(
      name: "MapImportTests", dependencies: ["MapImport", "Geodesy", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "MapCompilerTests",
      dependencies: ["MapCompiler", "MapImport", "Roads", "Stops", "Geodesy"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["waystation", "NearestStop", "Roads", "Geodesy", "Stops", "TestSupport"],
      exclude: ["Fixtures", "Transcripts"],
      swiftSettings: settings),
    .testTarget(
      name: "XichengGeneratorTests",
      dependencies: ["XichengGenerator", "MapImport", "Geodesy"],
      swiftSettings: settings),
    .testTarget(
      name: "AgreementTests",
      dependencies: ["NearestStop", "SnapshotFormat", "Stops", "Geodesy", "TestSupport"],
      swiftSettings: settings),
  ]
)
