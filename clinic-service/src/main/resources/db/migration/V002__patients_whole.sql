-- A patient with everything that any dialect knows of one. Phones, national ids and custom fields belong to the record
-- as its name does: one row, one version, one lock.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

alter table patient
  add column middle_name              varchar check (middle_name <> ''),
  add column social_name              varchar check (social_name <> ''),
  add column phones                   jsonb   not null default '[]' check (jsonb_typeof(phones) = 'array'),
  add column national_ids             jsonb   not null default '{}' check (jsonb_typeof(national_ids) = 'object'),
  add column custom_fields            jsonb   not null default '{}' check (jsonb_typeof(custom_fields) = 'object'),
  add column external_id              varchar check (external_id <> ''),
  add column chart_number             varchar check (chart_number <> ''),
  add column yearly_numbering_year    integer check (yearly_numbering_year between 1900 and 9999),
  add column yearly_numbering_number  integer check (yearly_numbering_number > 0),
  add column default_discount         numeric(5, 2) check (default_discount between 0 and 100),
  add column address_line2            varchar check (address_line2 <> ''),
  add column district                 varchar check (district <> ''),
  add column province                 varchar check (province <> ''),
  add column postcode                 varchar check (postcode <> ''),
  add column country                  varchar check (country ~ '^[A-Z]{2}$'),
  add column place_of_birth           varchar check (place_of_birth <> ''),
  add column job                      varchar check (job <> ''),
  add column language                 varchar check (language <> ''),
  add column marital_status           varchar check (marital_status in ('single', 'married', 'child', 'widowed', 'divorced')),
  add column status                   varchar not null default 'patient'
                                      check (status in ('patient', 'non_patient', 'inactive', 'deceased', 'prospective')),
  add column source_number            integer,
  add column price_list_number        integer,
  add column guarantor_id             uuid,
  add column operator_id              uuid,
  add column email_enabled            boolean not null default true,
  add column email_reminders          boolean not null default true,
  add column sms_reminders            boolean not null default true,
  add column document_signature_email boolean not null default true,
  add column blocked                  boolean not null default false,
  add column phones_counted           bigint  not null default 0,
  add column merged_into              uuid,
  add column erased_at                timestamptz,
  add foreign key (clinic_id, guarantor_id) references patient (clinic_id, id),
  add foreign key (clinic_id, merged_into) references patient (clinic_id, id);

-- A phone that was there before is the first of one's phones.
update patient
   set phones_counted = 1,
       phones = jsonb_build_array(jsonb_build_object('number', 1, 'phone', phone, 'label', null, 'sms_enabled', true))
 where phone is not null;
alter table patient add constraint patient_phone_is_the_first check (phone is not distinct from phones -> 0 ->> 'phone');

create unique index patient_by_external_id on patient (clinic_id, external_id) where external_id is not null;
create unique index patient_by_rut on patient (clinic_id, (national_ids ->> 'rut')) where national_ids ? 'rut';
create unique index patient_by_fiscal_code on patient (clinic_id, (national_ids ->> 'fiscal_code')) where national_ids ? 'fiscal_code';
create unique index patient_by_dui on patient (clinic_id, (national_ids ->> 'dui')) where national_ids ? 'dui';
create index patient_by_phone on patient (clinic_id, phone) where phone is not null;
create index patient_by_guarantor on patient (clinic_id, guarantor_id) where guarantor_id is not null;
create index patient_by_merger on patient (clinic_id, merged_into) where merged_into is not null;

grant update (middle_name, social_name, phones, national_ids, custom_fields, external_id, chart_number,
              yearly_numbering_year, yearly_numbering_number, default_discount, address_line2, district, province,
              postcode, country, place_of_birth, job, language, marital_status, status, source_number,
              price_list_number, guarantor_id, operator_id, email_enabled, email_reminders, sms_reminders,
              document_signature_email, blocked, phones_counted, merged_into, erased_at) on patient to ${app};

-- An erased patient is in no answer that a repeat would be given.
grant delete on idempotency to ${app};

-- How events that SQL itself appends show a time, and are called: as those of Ids are, in the order of time.
create function utc(moment timestamptz) returns text
  language sql stable parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function uuidv7() returns uuid
  language sql volatile parallel safe
  return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1),
      'hex')::uuid;

-- Everything that people type to find a patient, as a search compares it: each word after a space. Of phones the digits; a
-- code as it was written and without its punctuation.
create function patient_search_text(names text, email text, chart_number text, national_ids jsonb, phones jsonb) returns text
  language sql immutable parallel safe
  return ' ' || search_form(concat_ws(' ', names, email,
      chart_number, regexp_replace(chart_number, '[^[:alnum:]]', '', 'g'),
      (select string_agg(concat_ws(' ', code, regexp_replace(code, '[^[:alnum:]]', '', 'g')), ' ')
         from jsonb_each_text(national_ids) ids (name, code)),
      (select string_agg(substr(phone ->> 'phone', 2), ' ') from jsonb_array_elements(phones) phone)));

alter table patient add column search_text text not null generated always as (patient_search_text(
    first_name || coalesce(' ' || middle_name, '') || coalesce(' ' || last_name, '') || coalesce(' ' || social_name, ''),
    email, chart_number, national_ids, phones)) stored;

-- The clinic as text, since no other index has it so: there is one plan for a search, whatever the statistics say, and they
-- say nothing after an import. It comes second, to be asked only for what has the words. What is pending is read by every
-- search, so there is not to be much of it.
create index patient_by_search_text on patient using gin (search_text gin_trgm_ops, (clinic_id::text))
  with (gin_pending_list_limit = 256);

-- The numbers of the current clinic's newest patients who have every word of what was typed: a word of three characters
-- and more anywhere, a shorter one at the beginning of a word.
--
-- Runs as the owner, since row-level security turns the index off (LIKE is not leakproof): what the policy says is said here.
-- A word that many have is found soonest by walking the newest patients, one that few have by the index; a first look at the
-- newest tells which it is. A clinic that most of the table belongs to is compared row by row: its own list in the index is
-- the longest of all.
create function find_patients(typed text, include_archived boolean, updated_since timestamptz, before bigint, most integer)
  returns bigint[]
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off set enable_sort = off set jit = off as $$
declare
  clinic     constant uuid    := current_clinic();
  first_look constant integer := 2000;
  long_look  constant integer := 40000;
  fits       text;
  newest     bigint;
  lowest     bigint;
  looked_at  integer;
  mostly_its boolean;
  found      bigint[];
  further    bigint[] := '{}';
begin
  select string_agg(format('search_text like %L',
             case when length(word) < 3 then '% ' else '%' end || regexp_replace(word, '[\\%_]', '\\\&', 'g') || '%'), ' and ')
    into fits from (select distinct string_to_table(search_form(typed), ' ')) words (word);
  if clinic is null or search_form(typed) !~ '[[:alnum:]]' then
    return '{}';
  end if;
  fits := fits || ' and ($3 or archived_at is null) and ($4 is null or updated_at >= $4)';

  execute 'select coalesce(array_agg(number order by number desc) filter (where ' || fits || '), ''{}''), max(number), min(number), count(*)'
          ' from (select * from patient where clinic_id = $1 and number < $2 order by number desc limit $5) first_look'
     into found, newest, lowest, looked_at using clinic, before, include_archived, updated_since, first_look;

  if cardinality(found) < most and looked_at = first_look and most <= cardinality(found) * (long_look / first_look) then
    execute 'select array(select number from (select * from patient where clinic_id = $1 and number < $2'
            ' order by number desc limit $5) long_look where ' || fits || ' limit $6)'
       into further using clinic, lowest, include_archived, updated_since, long_look, most - cardinality(found);
  end if;
  if cardinality(found) + cardinality(further) < most and looked_at = first_look then
    mostly_its := looked_at > (newest - lowest) / 2
        and newest - (select min(number) from patient where clinic_id = clinic) > pg_sequence_last_value('patient_number_seq') / 2;
    -- No index but this one answers anything that is "is true".
    execute 'with anywhere as materialized (select number from patient where (number < $2) is true and (clinic_id::text = $1::text)'
            || case when mostly_its then ' is true' else '' end || ' and ' || fits || ')'
            ' select array(select number from anywhere order by number desc limit $5)'
       into further using clinic, lowest, include_archived, updated_since, most - cardinality(found);
  end if;
  return (found || further)[:most];
end $$;
revoke all on function find_patients from public;
grant execute on function find_patients to ${app};

-- What a clinic writes down beyond the fields that all have.
create table custom_field (
  id             uuid        not null,
  number         bigint      generated always as identity,
  clinic_id      uuid        not null references clinic (id),
  object_type    varchar     not null default 'patient' check (object_type in ('patient')),
  technical_name varchar     not null check (technical_name ~ '^[A-Za-z][A-Za-z0-9_]{0,62}$'),
  label          varchar     not null check (label <> ''),
  type           varchar     not null check (type in ('text', 'number', 'date', 'boolean', 'choice')),
  choices        jsonb       not null default '[]' check (jsonb_typeof(choices) = 'array'),
  sequence       integer     not null default 0,
  deleted_at     timestamptz,
  version        bigint      not null default 1,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  primary key (clinic_id, id)
);
create unique index custom_field_name on custom_field (clinic_id, object_type, technical_name) where deleted_at is null;
create unique index custom_field_by_number on custom_field (clinic_id, number desc);

alter table custom_field enable row level security;
create policy own_clinic on custom_field to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on custom_field to ${app};
grant update (label, choices, sequence, deleted_at, version, updated_at) on custom_field to ${app};
