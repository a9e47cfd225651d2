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
  add column merged_into              uuid,
  add column erased_at                timestamptz,
  add foreign key (clinic_id, guarantor_id) references patient (clinic_id, id),
  add foreign key (clinic_id, merged_into) references patient (clinic_id, id);

create unique index patient_by_external_id on patient (clinic_id, external_id) where external_id is not null;
create unique index patient_by_rut on patient (clinic_id, (national_ids ->> 'rut')) where national_ids ? 'rut';
create unique index patient_by_fiscal_code on patient (clinic_id, (national_ids ->> 'fiscal_code')) where national_ids ? 'fiscal_code';
create unique index patient_by_dui on patient (clinic_id, (national_ids ->> 'dui')) where national_ids ? 'dui';
create index patient_by_phone on patient (clinic_id, phone) where phone is not null;
create index patient_by_guarantor on patient (clinic_id, guarantor_id) where guarantor_id is not null;

grant update (middle_name, social_name, phones, national_ids, custom_fields, external_id, chart_number,
              yearly_numbering_year, yearly_numbering_number, default_discount, address_line2, district, province,
              postcode, country, place_of_birth, job, language, marital_status, status, source_number,
              price_list_number, guarantor_id, operator_id, email_enabled, email_reminders, sms_reminders,
              document_signature_email, blocked, merged_into, erased_at) on patient to ${app};

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
