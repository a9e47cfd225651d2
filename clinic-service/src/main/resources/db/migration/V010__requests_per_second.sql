-- How fast a clinic may ask, whoever asks for it. Without one, only each of its users and programs is limited.
alter table clinic add column requests_per_second integer check (requests_per_second between 1 and 100000);
grant update (requests_per_second) on clinic to ${app};
