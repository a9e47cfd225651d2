-- Where a branch is within its city, as patients have it already.
alter table branch add column district varchar check (district <> '');
grant update (district) on branch to ${app};
