// swift-tools-version: 6.2
// A package as a user writes it. `.ci/run` builds it to show that it resolves nothing but this
// repository, and links no Foundation.

import PackageDescription

let package = Package(
  name: "Dependant",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Named, because otherwise the clone's folder would have to be called "waystation".
    .package(name: "waystation", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "Dependant",
      dependencies: [.product(name: "NearestStop", package: "waystation")],
      path: ".",
      sources: ["Dependant.swift"])
  ]
)
