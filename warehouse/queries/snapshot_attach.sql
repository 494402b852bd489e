-- the file in which a snapshot is made
attach '{path}' as snapshot (storage_version '{version}');
