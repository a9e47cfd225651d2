-- What this service needs to know of what others own: copies, kept in step by their owners' events.
create table clinic (
  clinic_id                     uuid    primary key,
  name                          varchar not null,
  time_zone                     varchar not null,
  currency                      varchar not null,
  language                      varchar not null,
  subscription_status           varchar not null,
  subscription_ends_at          timestamptz,
  phone_number_id               varchar,
  reminder_template_name        varchar,
  reminder_template_language    varchar,
  appointment_template_name     varchar,
  appointment_template_language varchar,
  -- Nobody is written to in between; may span midnight.
  quiet_from                    time,
  quiet_until                   time,
  remind_day_before             boolean not null default false,
  remind_hour_before            boolean not null default false,
  version                       bigint  not null
);
-- Whether a clinic is still served: who does not pay does not send.
create function is_subscribed(status varchar, ends_at timestamptz, moment timestamptz) returns boolean
  language sql immutable parallel safe
  return status in ('active', 'trial') and (ends_at is null or ends_at > moment);

create index clinic_by_sender on clinic (phone_number_id) where phone_number_id is not null;

-- Version 0: known by name only, because somebody was merged into a patient who is still to be heard of.
create table patient (
  clinic_id        uuid    not null,
  id               uuid    not null,
  first_name       varchar not null,
  last_name        varchar,
  -- How the patient wants to be called, when that is another name.
  social_name      varchar,
  phone            varchar,
  recall_opted_out boolean not null default false,
  archived         boolean not null default false,
  merged_into      uuid,
  erased           boolean not null default false,
  version          bigint  not null,
  primary key (clinic_id, id)
);
create index patient_by_phone on patient (clinic_id, phone) where phone is not null;

-- How words are compared: neither case nor accents nor spaces matter.
create function folded(words text) returns text
  language sql immutable strict parallel safe
  return lower(regexp_replace(regexp_replace(normalize(trim(words), nfkd), '[\u0300-\u036f]', '', 'g'), '\s+', ' ', 'g'));

-- A patient's history and future: an appointment of the agenda, or a step of a treatment.
create table visit (
  clinic_id     uuid        not null,
  id            uuid        not null,
  source        varchar     not null check (source in ('appointment', 'treatment_step')),
  -- Null: time that is kept for nobody in particular.
  patient_id    uuid,
  -- Whether it took place, is to take place, or neither.
  state         varchar     not null check (state in ('done', 'planned', 'gone')),
  -- How the agenda says it, such as confirmed; null for a step.
  agenda_state  varchar,
  starts_at     timestamptz not null,
  procedure     varchar,
  procedure_key varchar     generated always as (folded(procedure)) stored,
  booked_at     timestamptz not null,
  version       bigint      not null,
  primary key (clinic_id, id)
);
create index visit_done on visit (clinic_id, patient_id, starts_at desc) include (procedure_key) where state = 'done';
create index visit_planned on visit (clinic_id, patient_id, starts_at) where state = 'planned';
create index visit_ahead on visit (clinic_id, starts_at) where state = 'planned' and source = 'appointment';

-- Whether there is still something to remind of.
create table payment_plan (
  clinic_id    uuid          not null,
  id           uuid          not null,
  status       varchar       not null,
  amount_paid  numeric(12,2) not null,
  version      bigint        not null,
  primary key (clinic_id, id)
);

alter table clinic enable row level security;
alter table patient enable row level security;
alter table visit enable row level security;
alter table payment_plan enable row level security;
create policy own_clinic on clinic to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on patient to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on visit to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on payment_plan to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update on clinic, patient, payment_plan to ${app};
grant select, insert on visit to ${app};
grant update (patient_id, state, agenda_state, starts_at, procedure, booked_at, version) on visit to ${app};

-- Work is found by the role that sees every clinic, of which it sees no more than this, and done clinic by clinic.
create policy finding_work on clinic for select to ${system} using (true);
grant select (clinic_id, time_zone, subscription_status, subscription_ends_at, phone_number_id, remind_day_before,
              remind_hour_before) on clinic to ${system};
