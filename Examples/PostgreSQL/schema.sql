-- Stops, and what happens to them. With PostGIS the place is a point; without, see README.md.

CREATE TABLE stops (
  id text PRIMARY KEY,
  name_zh text,
  name_en text,
  place geography(Point, 4326) NOT NULL,
  kind text,
  amenities text[] NOT NULL DEFAULT '{}',
  opening_hours text,
  access text,
  address text
);

-- A stop that is closed beyond its hours. Without `until`, or until infinity, for good.
CREATE TABLE closings (
  stop text PRIMARY KEY REFERENCES stops,
  until timestamptz
);

-- Free places or batteries, as somebody has counted them. Holds until `until`: of several counts that of the later
-- second, and of one second that with fewer left.
CREATE TABLE counts (
  stop text REFERENCES stops,
  resource text CHECK (resource IN ('places', 'batteries')),
  count integer NOT NULL CHECK (count >= 0),
  as_of timestamptz NOT NULL DEFAULT now() CHECK (isfinite(as_of)),
  until timestamptz NOT NULL CHECK (isfinite(until)),
  PRIMARY KEY (stop, resource)
);

-- Whoever writes another count has counted again, and later: an UPDATE that says nothing of `as_of` would else be older
-- than it looks.
CREATE FUNCTION waystation_counted() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NEW.as_of = OLD.as_of AND (NEW.count, NEW.until) IS DISTINCT FROM (OLD.count, OLD.until) THEN
    NEW.as_of := greatest(clock_timestamp(), OLD.as_of + interval '1 second');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER counts_counted BEFORE UPDATE ON counts
  FOR EACH ROW EXECUTE FUNCTION waystation_counted();

-- Says that something has changed, not what: notifications are lost while nobody listens, tables are not.
-- PostgreSQL sends equal ones of a transaction once.
CREATE FUNCTION waystation_notify() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NOTIFY waystation; RETURN NULL; END $$;

CREATE TRIGGER closings_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON closings
  FOR EACH STATEMENT EXECUTE FUNCTION waystation_notify();
CREATE TRIGGER counts_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON counts
  FOR EACH STATEMENT EXECUTE FUNCTION waystation_notify();
