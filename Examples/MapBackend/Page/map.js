"use strict";

fetch("map/v1")
  .then((answer) => answer.json())
  .then((map) => {
    document.getElementById("about").append(` ${map.stops} stops.`);
  });
