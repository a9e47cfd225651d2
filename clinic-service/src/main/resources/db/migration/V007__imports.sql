-- A file of patients that was, or is being, taken in: how far it got and what became of its rows.
create table import_run (
  id              uuid        not null,
  number          bigint      generated always as identity,
  clinic_id       uuid        not null references clinic (id),
  status          varchar     not null default 'running' check (status in ('running', 'done', 'failed')),
  failure         varchar,
  preview         boolean     not null,
  actor           varchar     not null,
  rows            bigint      not null default 0,
  created         bigint      not null default 0,
  updated         bigint      not null default 0,
  unchanged       bigint      not null default 0,
  rejected        bigint      not null default 0,
  archived        bigint      not null default 0,
  ignored_columns jsonb       not null default '[]' check (jsonb_typeof(ignored_columns) = 'array'),
  errors          jsonb       not null default '[]' check (jsonb_typeof(errors) = 'array'),
  started_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  finished_at     timestamptz,
  primary key (clinic_id, id),
  constraint every_row_became_something check (rows = created + updated + unchanged + rejected),
  constraint finished_when_it_ended check ((status = 'running') = (finished_at is null))
);
create unique index import_run_by_number on import_run (clinic_id, number desc);

alter table import_run enable row level security;
create policy own_clinic on import_run to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on import_run to ${app};
grant update (status, failure, rows, created, updated, unchanged, rejected, archived, ignored_columns, errors, updated_at,
              finished_at)
  on import_run to ${app};

-- Who is in a file without a phone or a number of another system is known by the name alone.
create index patient_by_name on patient (clinic_id, first_name, (coalesce(last_name, '')));

-- How many patients a clinic has is not for statistics to say: a plan made for the one that had none when they were taken
-- would read all of it for every row of a file.
alter table patient alter column clinic_id set statistics 0;

-- How events show a patient.
create or replace function utc(moment timestamptz) returns text
  language sql stable parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function patient_state(patient patient) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object(
      'id', patient.id, 'number', patient.number, 'clinic_id', patient.clinic_id,
      'first_name', patient.first_name, 'last_name', patient.last_name, 'social_name', patient.social_name,
      'phone', patient.phone, 'phones', patient.phones, 'email', patient.email, 'language', patient.language,
      'recall_opted_out', patient.recall_opted_out, 'archived_at', utc(patient.archived_at),
      'merged_into', patient.merged_into, 'erased_at', utc(patient.erased_at), 'version', patient.version,
      'created_at', utc(patient.created_at), 'updated_at', utc(patient.updated_at));

-- Those of the current clinic's patients who have a code that one alone may have. Runs as the owner, since row-level
-- security turns the indexes off (->> is not leakproof): what the policy says is said here.
create function patients_known_as(other_id text, ids jsonb) returns setof uuid
  language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select id from patient where clinic_id = current_clinic() and external_id = other_id
    union
    select id from patient where clinic_id = current_clinic() and national_ids ? 'dui' and national_ids ->> 'dui' = ids ->> 'dui'
    union
    select id from patient where clinic_id = current_clinic() and national_ids ? 'rut' and national_ids ->> 'rut' = ids ->> 'rut'
    union
    select id from patient
     where clinic_id = current_clinic() and national_ids ? 'fiscal_code' and national_ids ->> 'fiscal_code' = ids ->> 'fiscal_code';
  end;
revoke all on function patients_known_as from public;
grant execute on function patients_known_as to ${app};
