-- the working file beside the snapshot, to be read only
attach '{path}' as work (read_only)
