-- A clinic's catalogue: what procedures are called and what they usually cost. What was planned by it keeps its own copy.
create table procedure_code (
  id         uuid        not null,
  number     bigint      generated always as identity,
  clinic_id  uuid        not null,
  code       varchar     not null check (length(code) between 1 and 30),
  name       varchar     not null check (length(name) between 1 and 500),
  price      numeric(12,2) check (price > 0),
  category   varchar     check (length(category) between 1 and 100),
  active     boolean     not null default true,
  version    bigint      not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (clinic_id, id)
);
create unique index procedure_code_by_code on procedure_code (clinic_id, lower(code));
create unique index procedure_code_by_number on procedure_code (clinic_id, number desc);
create index procedure_code_by_change on procedure_code (clinic_id, updated_at);

alter table procedure_code enable row level security;
create policy own_clinic on procedure_code to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on procedure_code to ${app};
grant update (code, name, price, category, active, version, updated_at) on procedure_code to ${app};
