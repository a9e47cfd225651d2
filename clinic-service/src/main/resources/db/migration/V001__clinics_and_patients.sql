-- A clinic: the tenant itself. Its id is the clinic_id of everything else.
create table clinic (
  id                   uuid        primary key,
  number               bigint      generated always as identity,
  slug                 varchar     not null check (slug ~ '^[a-z0-9-]{1,40}$'),
  name                 varchar     not null check (name <> ''),
  clinic_type          varchar     not null default 'dental' check (clinic_type <> ''),
  plan                 varchar     not null default 'trial'
                                   check (plan in ('trial', 'free', 'basic', 'clinica', 'pro', 'forever_free')),
  subscription_status  varchar     not null default 'trial'
                                   check (subscription_status in ('trial', 'active', 'expired', 'cancelled')),
  subscription_ends_at timestamptz,
  time_zone            varchar     not null default 'America/El_Salvador',
  currency             varchar     not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  language             varchar     not null default 'es',
  phone                varchar     check (phone ~ '^\+[1-9]\d{6,14}$'),
  version              bigint      not null default 1,
  created_at           timestamptz not null,
  updated_at           timestamptz not null,
  -- The one name that is unique across clinics: only platform administration ever learns that one is taken.
  constraint clinic_slug_key unique (slug)
);
create unique index clinic_by_number on clinic (number desc);

-- Somebody whom a clinic treats.
create table patient (
  id               uuid        not null,
  number           bigint      generated always as identity,
  clinic_id        uuid        not null references clinic (id),
  first_name       varchar     not null check (first_name <> ''),
  last_name        varchar     check (last_name <> ''),
  phone            varchar     check (phone ~ '^\+[1-9]\d{6,14}$'),
  email            varchar     check (email <> ''),
  date_of_birth    date,
  gender           varchar     check (gender in ('female', 'male', 'other')),
  address          varchar     check (address <> ''),
  city             varchar     check (city <> ''),
  notes            varchar     check (length(notes) between 1 and 10000),
  recall_opted_out boolean     not null default false,
  archived_at      timestamptz,
  version          bigint      not null default 1,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (clinic_id, id)
);
create unique index patient_by_number on patient (clinic_id, number desc);
create index patient_by_change on patient (clinic_id, updated_at);

alter table clinic enable row level security;
alter table patient enable row level security;
create policy own_clinic on clinic to ${app} using (id = current_clinic()) with check (id = current_clinic());
create policy own_clinic on patient to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
-- Platform administration lists clinics.
create policy platform on clinic for select to ${system} using (true);

-- Rights say what may never happen: no row goes, and none changes its id, clinic or slug.
grant select, insert on clinic to ${app};
grant update (name, clinic_type, plan, subscription_status, subscription_ends_at, time_zone, currency, language, phone,
              version, updated_at) on clinic to ${app};
grant select on clinic to ${system};
grant select, insert on patient to ${app};
grant update (first_name, last_name, phone, email, date_of_birth, gender, address, city, notes, recall_opted_out,
              archived_at, version, updated_at) on patient to ${app};

-- Text as a search compares it: without accents, capitals, hyphens and spare spaces.
create function search_form(words text) returns text
  language sql immutable parallel safe
  return btrim(regexp_replace(
      lower(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8),
      '[\s-]+', ' ', 'g'));
