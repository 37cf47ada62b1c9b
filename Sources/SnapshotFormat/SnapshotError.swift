/// Why a snapshot could not be opened or written. Each case carries what was seen; `description` adds
/// what was expected and what to do.
public enum SnapshotError: Error, Hashable, Sendable {
  /// The operating system refused; its error number.
  case systemCall(String, path: String, errno: Int32)
  /// Not a regular file, or one that does not begin as a snapshot does.
  case notASnapshot
  /// Written on a machine with the other order of bytes.
  case foreignByteOrder
  /// Written by another version of the format.
  case unsupportedVersion(UInt32)
  /// Shorter or longer than its header says.
  case wrongLength(expected: UInt64, actual: UInt64)
  /// The header or the table of sections contradicts itself or its checksum.
  case damagedHeader
  /// A section whose bytes are not those that were written, or mean nothing.
  case damagedSection(SectionID)
  /// A section that is not there.
  case missingSection(SectionID)
  /// Sections that are whole and contradict each other: what was found, as "an arc leads to vertex 9 of
  /// 8".
  case contradiction(String)
  /// More text than a column holds; nothing was written.
  case tooMuchText
  /// A folder, a device or a pipe stands where a snapshot is to be written, which would have taken its
  /// place; nothing was written.
  case notReplaceable(path: String)
  /// Two sections of one name, or more than the format can hold; nothing was written.
  case unwritableSections
}

extension SnapshotError: CustomStringConvertible {
  public var description: String {
    let remedy = "compile it again with `waystation compile`"
    return switch self {
    case .systemCall(let call, let path, let errno):
      "\(call) failed for \(path) (error \(errno)): check that it exists and may be used"
    case .notASnapshot: "this is not a snapshot: expected a file made by `waystation compile`"
    case .foreignByteOrder:
      "the snapshot comes from a machine with another byte order: \(remedy) on this one"
    case .unsupportedVersion(let version):
      "the snapshot has format version \(version), expected \(SnapshotHeader.version): "
        + (version > SnapshotHeader.version ? "use a newer waystation, or \(remedy)" : remedy)
    case .wrongLength(let expected, let actual):
      "the snapshot has \(actual) bytes, expected \(expected): it was cut off or added to; \(remedy)"
    case .damagedHeader: "the snapshot's table of sections is damaged: \(remedy)"
    case .damagedSection(let id): "section \(id) of the snapshot is damaged: \(remedy)"
    case .missingSection(let id): "the snapshot has no section \(id): \(remedy)"
    case .contradiction(let what): "the snapshot contradicts itself: \(what); \(remedy)"
    case .tooMuchText: "the texts take more than 4 GiB: expected less; split the map"
    case .notReplaceable(let path):
      "\(path) is a folder, a device or a pipe: expected the name of a file"
    case .unwritableSections:
      "the sections can't be written: expected at most \(SnapshotHeader.maximumSections), "
        + "each with a name of its own"
    }
  }
}
