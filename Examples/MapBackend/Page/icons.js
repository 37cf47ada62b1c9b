// Lines on a grid of 24 × 24, two units wide: for SVG in the panel and `Path2D` on the map alike.

const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export const icons = {
  // What stops offer, by the words of /map/v1.
  water: "M12 3c3.6 4.3 6 7.3 6 10.6a6 6 0 0 1-12 0C6 10.3 8.4 7.3 12 3z",
  phone_charging:
    "M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5z"
    + "M12.8 7l-2.8 5h4l-2.8 5",
  ebike_charging: "M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4",
  battery_swap: "M3 7.5h15v9.5H3zM18 10.5h3v3.5h-3M11.5 9.5L9 12.5h3.4L10 15.3",
  hot_meal:
    "M3.5 12h17a8.5 8.5 0 0 1-5 7.7h-7a8.5 8.5 0 0 1-5-7.7zM9 8.5c-1.3-1.5 1.3-2.5 0-4.5M14.5 8.5c-1.3-1.5 1.3-2.5 0-4.5",
  microwave: "M3 6h18v12H3zM6.5 9.5h8v5h-8zM18 9.5v.1M18 14.4v.1M6 18v2M18 18v2",
  shelter: "M12 2.5v2M3.5 13a8.5 8.5 0 0 1 17 0zM12 13v5.5a2 2 0 0 1-4 0",
  rest: "M4 7h16M3 13h18M6 7v13M18 7v13",
  toilets: "M6 3v8M9.5 3H6M6 11h12.5c0 4-2.3 5.8-5 6.4L14 21H8.5v-4.5C6.9 15.4 6 13.5 6 11z",
  air_pump: "M8 4h8M12 4v6M9 10h6v9H9zM6 21h12M15 16.5h2.5a2 2 0 0 0 2-2V11",
  first_aid: "M9.5 4h5v5.5H20v5h-5.5V20h-5v-5.5H4v-5h5.5z",
  shop: "M5 8h14l-1 12.5H6zM9 10.5V6.5a3 3 0 0 1 6 0v4",
  shower: "M5 21V6.5a3.5 3.5 0 0 1 7 0V8M8 8.5h8M9 12v1.5M12 12v1.5M15 12v1.5M9 17v1.5M12 17v1.5M15 17v1.5",
  lodging: "M3 5v15M3 16h18v4M21 16v-2.5a4 4 0 0 0-4-4h-6V16M7 11.5v.1",
  wifi: "M2.5 9.5a14 14 0 0 1 19 0M6 13.2a9 9 0 0 1 12 0M9.3 16.7a4 4 0 0 1 5.4 0M12 20v.1",
  gate_help: "M6 21V3.5h12V21M3.5 21h17M14.5 12v.1",
  // Tools of the map.
  layers: "M12 3l9 5-9 5-9-5zM3.5 12.2L12 17l8.5-4.8M3.5 16.2L12 21l8.5-4.8",
  // How one moves.
  foot: circle(13, 4, 1.4) + "M9.5 21l2.2-6M11.5 15l-1.8-2.5 1-4.5 3 2.5H17M16 21l-1.8-4.5-2.7-2M7.5 12.5l.8-3 2.4-1.5",
  bicycle: circle(6, 16.5, 3.8) + circle(18, 16.5, 3.8) + "M6 16.5l3.5-7.5h6l2.5 7.5M9.5 9l4 7.5 2.5-7.5M8 7h3M14.5 6H17",
  ebike: circle(6, 18, 2.5) + circle(18, 18, 2.5) + "M8.5 18h7c0-3 .6-4.7 1.5-5.5L15.2 5H13M3.5 13h6.5l1 5M8 2.5L5.8 6h3L6.8 9.5",
  line: circle(5, 19, 2) + circle(19, 5, 2) + "M6.8 17.2L17.2 6.8",
  // What is asked.
  near: "M12 21s-7-6.4-7-11.6a7 7 0 0 1 14 0C19 14.6 12 21 12 21z" + circle(12, 9.5, 2.5),
  along: circle(6, 19, 2) + circle(18, 5, 2) + "M8 19h8a3.5 3.5 0 0 0 0-7H8a3.5 3.5 0 0 1 0-7h8",
  reach: circle(12, 12, 9) + circle(12, 12, 4.5) + "M12 12v.1",
  coverage: "M4 20V12M9.3 20V6M14.6 20v-9M20 20V4",
  // Tools.
  locate: circle(12, 12, 6) + "M12 2.5v3.5M12 18v3.5M2.5 12H6M18 12h3.5M12 12v.1",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  share: "M12 15V3.5M8 7l4-3.5L16 7M6 11H5v9.5h14V11h-1",
  light: circle(12, 12, 4) + "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  auto: circle(12, 12, 8.5) + "M12 3.5v17M14.5 5v14M17 7v10",
  close: "M6 6l12 12M18 6L6 18",
  swap: "M7 20V5M3.5 8.5L7 5l3.5 3.5M17 4v15M13.5 15.5L17 19l3.5-3.5",
  warning: "M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.1",
  place: circle(12, 12, 5),
  open_link: "M13 4h7v7M20 4l-9 9M9 5H4v15h15v-5",
  // Turns.
  straight: "M12 21V4M6 10l6-6 6 6",
  left: "M18 21v-8a3 3 0 0 0-3-3H4M9 4.5L3.5 10 9 15.5",
  right: "M6 21v-8a3 3 0 0 1 3-3h11M15 4.5l5.5 5.5-5.5 5.5",
  slight_left: "M15 21v-7L6 5M6 12V5h7",
  slight_right: "M9 21v-7l9-9M18 12V5h-7",
  sharp_left: "M16 21V6l-9 9M7 8v7h7",
  sharp_right: "M8 21V6l9 9M17 8v7h-7",
  u_turn: "M18 21V9A5 5 0 0 0 8 9v10M3.5 14.5L8 19l4.5-4.5",
  walk: "M12 21v-3M12 14.5v-3M12 8V4M7 9l5-5 5 5",
  arrive: "M6 21V4h12l-3 4 3 4H6",
};
