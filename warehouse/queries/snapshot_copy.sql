-- one relation of main as a table of the snapshot
create table snapshot.main."{relation}" as from main."{relation}";
