public import MapImport

extension OSMTags: TagLookup {}
