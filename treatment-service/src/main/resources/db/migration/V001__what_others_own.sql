-- What this service needs to know of what others own: copies, kept in step by their owners' events.
create table clinic (
  clinic_id uuid    primary key,
  name      varchar not null,
  phone     varchar,
  time_zone varchar not null,
  currency  varchar not null,
  language  varchar not null,
  version   bigint  not null
);

-- Version 0: known by name only, because somebody was merged into a patient who is still to be heard of.
create table patient (
  clinic_id   uuid    not null,
  id          uuid    not null,
  first_name  varchar not null,
  last_name   varchar,
  merged_into uuid,
  erased      boolean not null default false,
  version     bigint  not null,
  primary key (clinic_id, id)
);

create table operator (
  clinic_id  uuid    not null,
  id         uuid    not null,
  first_name varchar not null,
  last_name  varchar,
  deleted    boolean not null,
  version    bigint  not null,
  primary key (clinic_id, id)
);

create table branch (
  clinic_id uuid    not null,
  id        uuid    not null,
  name      varchar not null,
  deleted   boolean not null,
  version   bigint  not null,
  primary key (clinic_id, id)
);

create table appointment (
  clinic_id         uuid        not null,
  id                uuid        not null,
  patient_id        uuid,
  state             varchar     not null,
  starts_at         timestamptz not null,
  treatment_step_id uuid,
  version           bigint      not null,
  primary key (clinic_id, id)
);

-- How much of a treatment is paid.
create table payment_plan (
  clinic_id         uuid          not null,
  id                uuid          not null,
  treatment_plan_id uuid,
  amount_paid       numeric(12,2) not null,
  version           bigint        not null,
  primary key (clinic_id, id)
);
create index payment_plan_by_treatment on payment_plan (clinic_id, treatment_plan_id) include (amount_paid)
  where treatment_plan_id is not null;

alter table clinic enable row level security;
alter table patient enable row level security;
alter table operator enable row level security;
alter table branch enable row level security;
alter table appointment enable row level security;
alter table payment_plan enable row level security;
create policy own_clinic on clinic to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on patient to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on operator to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on branch to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on appointment to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on payment_plan to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update on clinic, patient, operator, branch, appointment, payment_plan to ${app};
