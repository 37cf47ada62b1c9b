COPY (
  SELECT id, name_zh AS "name:zh", name_en AS "name:en",
    ST_Y(place::geometry) AS latitude, ST_X(place::geometry) AS longitude,
    kind, array_to_string(amenities, ';') AS amenities, opening_hours, access, address
  FROM stops ORDER BY id
) TO STDOUT (FORMAT csv, HEADER)
