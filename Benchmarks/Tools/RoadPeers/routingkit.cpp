// RoutingKit: a contraction hierarchy, or a customizable one, with pinned targets.
//
//     routingkit FOLDER (ch|cch)
//
// Reads what RoadExport.swift wrote, and answers questions as Conversation.swift describes.
// RoutingKit has no question for the nearest: the distances to all stops that qualify, then the
// least of them.

#include <routingkit/contraction_hierarchy.h>
#include <routingkit/customizable_contraction_hierarchy.h>
#include <routingkit/nested_dissection.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Numbers = std::vector<uint32_t>;

constexpr uint32_t none = UINT32_MAX;

template <class Number>
std::vector<Number> read(const std::string &file) {
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  if (!stream) throw std::runtime_error("cannot read " + file);
  std::vector<Number> numbers(static_cast<size_t>(stream.tellg()) / sizeof(Number));
  stream.seekg(0);
  stream.read(reinterpret_cast<char *>(numbers.data()), numbers.size() * sizeof(Number));
  return numbers;
}

struct Roads {
  Numbers tails, heads, weights, junctions, origins, destinations;
  std::vector<double> latitudes, longitudes;
  std::vector<uint64_t> features;

  explicit Roads(const std::string &folder)
      : tails(read<uint32_t>(folder + "/tails.u32")),
        heads(read<uint32_t>(folder + "/heads.u32")),
        weights(read<uint32_t>(folder + "/weights.u32")),
        junctions(read<uint32_t>(folder + "/junctions.u32")),
        origins(read<uint32_t>(folder + "/origins.u32")),
        destinations(read<uint32_t>(folder + "/destinations.u32")),
        latitudes(read<double>(folder + "/latitudes.f64")),
        longitudes(read<double>(folder + "/longitudes.f64")),
        features(read<uint64_t>(folder + "/features.u64")) {}

  uint32_t vertexCount() const { return latitudes.size(); }
  uint32_t firstStop() const { return vertexCount() - features.size(); }
};

struct Steps {
  std::vector<std::pair<std::string, double>> list;

  template <class Body>
  void time(const std::string &name, Body body) {
    const auto start = Clock::now();
    body();
    list.emplace_back(name, std::chrono::duration<double>(Clock::now() - start).count());
  }
};

struct Question {
  std::string kind;
  size_t count;
  uint64_t features;
};

struct Answers {
  Numbers weights, ordinals, paths;
};

// What both hierarchies have in common: their queries have the same functions.
template <class Query>
class Contest {
public:
  Contest(const Roads &roads, Query &query) : roads_(roads), query_(query) {}

  // Asks, and keeps the answers where they are wanted; returns a sum over them.
  uint64_t ask(const Question &question, uint32_t first, uint32_t count, Answers *answers) {
    const bool isPair = question.kind == "weight" || question.kind == "path";
    const Numbers &origins = question.kind == "every" ? roads_.junctions : roads_.origins;
    uint64_t sum = 0;
    for (uint32_t i = first; i < first + count; i++) {
      sum += isPair ? pair(question, origins[i], roads_.destinations[i], answers)
                    : stops(question, origins[i], answers);
    }
    return sum;
  }

  // Not part of what is timed: done once for all queries of a question.
  void prepare(const Question &question) {
    targets_.clear();
    ordinals_.clear();
    for (uint32_t stop = 0; stop < roads_.features.size(); stop++) {
      if ((roads_.features[stop] & question.features) != question.features) continue;
      ordinals_.push_back(stop);
      targets_.push_back(roads_.firstStop() + stop);
    }
    distances_.resize(targets_.size());
    found_.resize(targets_.size());
    query_.reset();
    if (question.kind != "weight" && question.kind != "path") query_.pin_targets(targets_);
  }

private:
  uint64_t pair(const Question &question, uint32_t origin, uint32_t destination,
                Answers *answers) {
    query_.reset().add_source(origin).add_target(destination).run();
    const uint32_t weight = query_.get_distance();
    const bool isWay = weight < RoutingKit::inf_weight;
    if (answers) answers->weights.push_back(isWay ? weight : none);
    if (question.kind == "weight") return weight;
    const std::vector<unsigned> path = isWay ? query_.get_node_path() : std::vector<unsigned>();
    if (answers) {
      answers->paths.push_back(path.size());
      answers->paths.insert(answers->paths.end(), path.begin(), path.end());
    }
    return path.size();
  }

  uint64_t stops(const Question &question, uint32_t origin, Answers *answers) {
    query_.reset_source().add_source(origin).run_to_pinned_targets();
    query_.get_distances_to_targets(distances_.data());
    if (question.kind == "table") {
      if (answers) {
        for (const uint32_t weight : distances_) {
          answers->weights.push_back(weight < RoutingKit::inf_weight ? weight : none);
        }
      }
      return distances_.back();
    }
    for (size_t i = 0; i < found_.size(); i++) {
      found_[i] = uint64_t(distances_[i]) << 32 | ordinals_[i];
    }
    const size_t count = std::min(question.count, found_.size());
    std::nth_element(found_.begin(), found_.begin() + (count - 1), found_.end());
    std::sort(found_.begin(), found_.begin() + count);
    if (answers) {
      for (size_t i = 0; i < question.count; i++) {
        const bool isFound = i < count && found_[i] >> 32 < RoutingKit::inf_weight;
        answers->weights.push_back(isFound ? found_[i] >> 32 : none);
        answers->ordinals.push_back(isFound ? uint32_t(found_[i]) : none);
      }
    }
    return found_[count - 1];
  }

  const Roads &roads_;
  Query &query_;
  Numbers targets_, ordinals_, distances_;
  std::vector<uint64_t> found_;
};

void write(const Answers &answers, const std::string &file) {
  std::ofstream stream(file, std::ios::binary);
  const auto put = [&](const Numbers &numbers) {
    stream.write(reinterpret_cast<const char *>(numbers.data()), 4 * numbers.size());
  };
  put({uint32_t(answers.weights.size()), uint32_t(answers.ordinals.size()),
       uint32_t(answers.paths.size())});
  put(answers.weights);
  put(answers.ordinals);
  put(answers.paths);
}

template <class Query>
void converse(const Roads &roads, Query query, const Steps &steps) {
  Contest<Query> contest(roads, query);
  std::string line, prepared;
  volatile uint64_t sink = 0;
  while (std::getline(std::cin, line)) {
    std::istringstream words(line);
    std::string verb, file;
    Question question;
    uint32_t first, count;
    words >> verb;
    if (verb == "steps") {
      for (const auto &[name, seconds] : steps.list) std::cout << seconds << " " << name << "\n";
      std::cout << "ok" << std::endl;
      continue;
    }
    words >> question.kind >> question.count >> question.features >> first >> count >> file;
    const std::string needs = question.kind + " " + std::to_string(question.features);
    if (needs != prepared) contest.prepare(question);
    prepared = needs;
    if (verb == "time") {
      const auto start = Clock::now();
      sink = sink + contest.ask(question, first, count, nullptr);
      const auto time = Clock::now() - start;
      std::cout << std::chrono::duration_cast<std::chrono::nanoseconds>(time).count() << std::endl;
    } else {
      Answers answers;
      contest.ask(question, first, count, &answers);
      write(answers, file);
      std::cout << "ok" << std::endl;
    }
  }
}

}  // namespace

int main(int count, char **arguments) {
  using namespace RoutingKit;
  if (count != 3) {
    std::cerr << "usage: routingkit FOLDER (ch|cch)\n";
    return 2;
  }
  const Roads roads(arguments[1]);
  Steps steps;
  if (std::string(arguments[2]) == "ch") {
    ContractionHierarchy hierarchy;
    steps.time("build, for each profile", [&] {
      hierarchy = ContractionHierarchy::build(
          roads.vertexCount(), roads.tails, roads.heads, roads.weights);
    });
    converse(roads, ContractionHierarchyQuery(hierarchy), steps);
  } else {
    const std::vector<float> latitudes(roads.latitudes.begin(), roads.latitudes.end());
    const std::vector<float> longitudes(roads.longitudes.begin(), roads.longitudes.end());
    std::vector<unsigned> order;
    CustomizableContractionHierarchy hierarchy;
    CustomizableContractionHierarchyMetric metric;
    steps.time("order, once for all profiles", [&] {
      order = compute_nested_node_dissection_order_using_inertial_flow(
          roads.vertexCount(), roads.tails, roads.heads, latitudes, longitudes);
    });
    steps.time("topology, once for all profiles", [&] {
      hierarchy = CustomizableContractionHierarchy(order, roads.tails, roads.heads);
    });
    metric = CustomizableContractionHierarchyMetric(hierarchy, roads.weights);
    steps.time("customize", [&] { metric.customize(); });
    converse(roads, CustomizableContractionHierarchyQuery(metric), steps);
  }
}
