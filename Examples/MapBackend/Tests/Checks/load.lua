-- Random questions for wrk: distinct places, since the same one is found in a processor's caches.
local questions = {
  bare = function() return "/healthz" end,
  one = function(place) return "/stops/v1/ebike/" .. place .. "?number=1" end,
  five = function(place) return "/stops/v1/ebike/" .. place .. "?number=5" end,
  fast = function(place) return "/stops/v1/ebike/" .. place .. "?number=5&distances=false" end,
  near = function(place) return "/stops/v1/foot/" .. place .. "?needs=water,microwave&number=3" end,
  open = function(place) return "/stops/v1/ebike/" .. place .. "?needs=water&open=now&number=3" end,
  route = function(place, other) return "/route/v1/cycling/" .. place .. ";" .. other end,
  reach = function(place) return "/reach/v1/foot/" .. place .. "?minutes=5" end,
}

local question
local box = { 116.33, 39.88, 116.385, 39.96 }

function init(args)
  question = questions[args[1] or "five"]
  local text = os.getenv("BOX")
  if text then
    box = {}
    for number in text:gmatch("[-%d.]+") do box[#box + 1] = tonumber(number) end
  end
  math.randomseed(7)
end

local function place()
  return string.format("%.6f,%.6f", box[1] + math.random() * (box[3] - box[1]),
    box[2] + math.random() * (box[4] - box[2]))
end

function request()
  return wrk.format("GET", question(place(), place()))
end
