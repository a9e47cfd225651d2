create table note (
  clinic_id uuid    not null,
  id        uuid    not null,
  body      varchar not null check (body <> 'poison'),
  arrivals  int     not null default 1,
  primary key (clinic_id, id)
);
alter table note enable row level security;
create policy own_clinic on note to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update on note to ${app};
