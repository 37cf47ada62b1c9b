internal import Synchronization

/// A value that any number of readers get without ever waiting, while others replace it.
///
/// ```swift
/// let published = Published(first)
/// let state = published.value       // two additions, whatever writers do
/// published.replace(with: second)   // at once what every reader gets from now on
/// ```
///
/// **How it works.** One number says in which slot the current value lies, and how many readers have come to
/// it there. A reader adds one to that number, which counts it and tells it the slot in one step; takes a
/// reference to the value; and adds one to the slot's own count of those who have left. A writer puts the
/// new value into a free slot and exchanges the number; what it gets back is how many readers ever came to
/// the old slot. Once as many have left, nobody can be about to take a reference, and the slot gives up its
/// own and is free. So a reader makes three steps and repeats none of them, which hazard pointers
/// (M. Michael, "Hazard pointers", 2004) can't promise; no reader waits, and no writer waits for a reader.
///
/// A value that was replaced is freed by a writer, once no reader has a reference left: at once, or when the next
/// value comes. Were it freed by the reader who lets go of it last, he would wait for the lock of the memory
/// from which writers take theirs.
///
/// Source: the count that is split between a pointer and what it points to is A. Williams, "C++ concurrency in
/// action" (2012), section 7.2.4; with the number of a slot in place of a pointer it needs no loop.
@safe
final class Published<Value: AnyObject & Sendable>: Sendable {
  /// How many values can be in the hands of readers who have come and not yet left: some nanoseconds each,
  /// unless one is interrupted just there. As many readers as that would have to be, each at another value.
  static var slotCount: Int { 256 }
  /// Below the slot's number: how many readers have come, up to 7 × 10¹⁶ between two writers.
  private static var countBits: UInt64 { 56 }

  @unsafe private struct Slot: ~Copyable {
    /// What lies here, with one reference of the slot's own. Written only while no reader can come.
    var value: Unmanaged<Value>?
    /// How many readers had come when the value was replaced. Written and read by writers alone.
    var comers: UInt64 = 0
    /// How many readers have left since the value was put here.
    let leavers = Atomic<UInt64>(0)
  }

  /// What only one writer at a time may look at.
  private struct Places {
    var free: [Int]
    /// Replaced, and not yet known to be left by all.
    var retired: [Int] = []
    /// Left by all who came, and perhaps still in the hands of some.
    var held: [Value] = []
  }

  /// Each written and read as its comments say.
  nonisolated(unsafe) private let slots: UnsafeMutablePointer<Slot>
  private let current = Atomic<UInt64>(0)
  private let places: Mutex<Places>

  init(_ value: Value) {
    unsafe slots = .allocate(capacity: Published.slotCount)
    for place in 0..<Published.slotCount {
      unsafe (slots + place).initialize(to: Slot(value: nil))
    }
    unsafe slots[0].value = .passRetained(value)
    places = Mutex(Places(free: Array(1..<Published.slotCount)))
  }

  deinit {
    // Nobody reads any more: who does holds a reference to this object.
    for place in 0..<Published.slotCount { unsafe slots[place].value?.release() }
    unsafe slots.deinitialize(count: Published.slotCount)
    unsafe slots.deallocate()
  }

  /// The current value. Never waits, however often it is replaced.
  var value: Value {
    // Acquiring: what the writer put into the slot before it published the number is seen here, also when
    // other readers have added to the number since.
    let word = current.wrappingAdd(1, ordering: .acquiring).oldValue
    let place = Int(word >> Published.countBits)
    guard let value = unsafe slots[place].value?.takeUnretainedValue() else {
      // A slot whose number is published has a value.
      preconditionFailure("a published slot holds a value")
    }
    // Releasing: the reference was taken before whoever counts the leavers gives up the slot's own.
    unsafe slots[place].leavers.wrappingAdd(1, ordering: .releasing)
    return value
  }

  /// Makes another value the current one, at once and for everybody. Writers take turns.
  ///
  /// - Returns: `false`, and nothing is replaced, when readers have been interrupted in all slots: not with
  ///   fewer than ``slotCount`` threads.
  func replace(with value: consuming Value) -> Bool {
    places.withLock { replace(with: value, &$0) }
  }

  /// The same for who would rather do without than wait for another writer.
  func replaceIfFree(with value: consuming Value) {
    _ = places.withLockIfAvailable { replace(with: value, &$0) }
  }

  private func replace(with value: Value, _ places: inout Places) -> Bool {
    clear(&places)
    guard let place = places.free.popLast() else { return false }
    unsafe slots[place].value = .passRetained(value)
    unsafe slots[place].leavers.store(0, ordering: .relaxed)
    let word = current.exchange(
      UInt64(place) << Published.countBits, ordering: .acquiringAndReleasing)
    let former = Int(word >> Published.countBits)
    unsafe slots[former].comers = word & (1 << Published.countBits - 1)
    places.retired.append(former)
    clear(&places)
    return true
  }

  /// Gives up the slots that all readers have left.
  private func clear(_ places: inout Places) {
    places.retired.removeAll { place in
      guard
        unsafe slots[place].leavers.load(ordering: .acquiring) == slots[place].comers
      else { return false }
      if let value = unsafe slots[place].value?.takeRetainedValue() { places.held.append(value) }
      unsafe slots[place].value = nil
      places.free.append(place)
      return true
    }
    // From the back, so that what is moved into a gap has been looked at.
    for place in places.held.indices.reversed()
    where isKnownUniquelyReferenced(&places.held[place]) {
      places.held.swapAt(place, places.held.count - 1)
      places.held.removeLast()
    }
  }
}
