-- Text as a search compares it: letters and digits, without accents and capitals, words a space apart.
create function search_form(words text) returns text
  language sql immutable parallel safe
  return btrim(regexp_replace(
      lower(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8),
      '[^[:alnum:]]+', ' ', 'g'));

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
  -- A column, not an expression: lower() is not leakproof, and row-level security would turn an index on it off.
  code_key   text        not null generated always as (lower(code collate pg_c_utf8)) stored,
  -- Each word after a space; the code also without what stands between its letters and digits.
  search_text text       not null generated always as (
      ' ' || search_form(code) || ' ' || replace(search_form(code), ' ', '') || ' ' || search_form(name)) stored,
  primary key (clinic_id, id)
);
create unique index procedure_code_by_code on procedure_code (clinic_id, code_key);
create unique index procedure_code_by_number on procedure_code (clinic_id, number desc);
create index procedure_code_by_change on procedure_code (clinic_id, updated_at);

alter table procedure_code enable row level security;
create policy own_clinic on procedure_code to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on procedure_code to ${app};
grant update (code, name, price, category, active, version, updated_at) on procedure_code to ${app};
