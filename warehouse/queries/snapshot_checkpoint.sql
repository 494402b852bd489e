-- everything into the file itself, no log beside it
checkpoint snapshot;
