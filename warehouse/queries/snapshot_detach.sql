-- let go of the file in which a snapshot was made
detach snapshot;
