internal import ArgumentParser

/// ``Limits`` as options of the command.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Stops of an answer at the most.", valueName: "count"))
  var maxStops = Limits().stops
  @Option(help: ArgumentHelp("Places of a route or trip at the most.", valueName: "count"))
  var maxPlaces = Limits().places
  @Option(help: ArgumentHelp("Travel times of a table at the most.", valueName: "count"))
  var maxTableCells = Limits().tableCells
  @Option(help: ArgumentHelp("Minutes of reach and coverage at the most.", valueName: "minutes"))
  var maxMinutes = Limits().minutes
  @Option(help: ArgumentHelp("Bytes of a request's body at the most.", valueName: "bytes"))
  var maxBody = Limits().bodyBytes
  @Option(
    help: ArgumentHelp(
      "How long a request may take to arrive, and an answer to be taken.", valueName: "seconds"))
  var transferTimeout = Limits().transferSeconds
  @Option(
    help: ArgumentHelp("How long a connection is kept on which nobody asks.", valueName: "seconds"))
  var idleTimeout = Limits().idleSeconds
  @Option(help: ArgumentHelp("Connections at a time.", valueName: "count"))
  var maxConnections = Limits().connections
  @Option(help: ArgumentHelp("Requests at a time; more get 503.", valueName: "count"))
  var maxRequests = Limits().requests
  @Option(
    help: ArgumentHelp("Threads for long answers: routes, tables, reach.", valueName: "count"))
  var workers = Limits().heavyWorkers
  @Option(help: ArgumentHelp("Long answers that may wait; more get 503.", valueName: "count"))
  var maxWaiting = Limits().heavyQueue
  @Option(
    help: ArgumentHelp(
      "Requests a second of one address; more get 429. 0 for any number.", valueName: "rate"))
  var maxRate = Limits().requestsPerSecond

  func validate() throws {
    let counts = [
      maxStops, maxPlaces, maxTableCells, maxBody, maxConnections, maxRequests, workers, maxWaiting,
    ]
    let numbers = [maxMinutes, transferTimeout, idleTimeout, maxRate]
    guard counts.allSatisfy({ $0 > 0 && $0 <= 1 << 30 }),
      numbers.allSatisfy({ $0 >= 0 && $0 <= 1e6 }), transferTimeout > 0, idleTimeout > 0
    else { throw ValidationError("a limit is out of range: expected 1 or more") }
  }

  var limits: Limits {
    var limits = Limits()
    limits.stops = maxStops
    limits.places = max(2, maxPlaces)
    limits.tableCells = maxTableCells
    limits.minutes = maxMinutes
    limits.bodyBytes = maxBody
    limits.transferSeconds = transferTimeout
    limits.idleSeconds = idleTimeout
    limits.connections = maxConnections
    limits.requests = maxRequests
    limits.heavyWorkers = workers
    limits.heavyQueue = maxWaiting
    limits.requestsPerSecond = maxRate
    return limits
  }
}
