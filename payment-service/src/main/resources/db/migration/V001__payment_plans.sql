-- What this service needs to know of a clinic and of a patient: copies, kept in step by their owner's events.
create table clinic (
  clinic_id uuid   primary key,
  name      varchar not null,
  time_zone varchar not null,
  currency  varchar not null,
  language  varchar not null,
  version   bigint not null
);

create table patient (
  clinic_id  uuid   not null,
  id         uuid   not null,
  first_name varchar not null,
  last_name  varchar,
  version    bigint not null,
  primary key (clinic_id, id)
);

-- A patient's agreement to pay over time.
create table payment_plan (
  id                    uuid          not null,
  number                bigint        generated always as identity,
  clinic_id             uuid          not null references clinic (clinic_id),
  patient_id            uuid          not null,
  treatment_plan_id     uuid,
  description           varchar       not null check (description <> ''),
  total_amount          numeric(12,2) not null check (total_amount > 0),
  amount_paid           numeric(12,2) not null default 0,
  status                varchar       not null default 'active'
                                      check (status in ('active', 'paid', 'overdue', 'cancelled')),
  reminder_enabled      boolean       not null default false,
  reminder_day_of_month smallint      check (reminder_day_of_month between 1 and 28),
  notes                 varchar,
  version               bigint        not null default 1,
  created_at            timestamptz   not null,
  updated_at            timestamptz   not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  constraint never_more_than_agreed check (amount_paid between 0 and total_amount)
);
create unique index payment_plan_by_number on payment_plan (clinic_id, number desc);
create index payment_plan_by_patient on payment_plan (clinic_id, patient_id, number desc);

-- Money received. Never deleted, never changed; a mistake is voided once.
create table payment (
  id              uuid          not null,
  number          bigint        generated always as identity,
  clinic_id       uuid          not null,
  payment_plan_id uuid          not null,
  amount          numeric(12,2) not null check (amount > 0),
  paid_on         date          not null,
  payment_method  varchar       check (payment_method in ('cash', 'transfer', 'card', 'other')),
  notes           varchar,
  created_at      timestamptz   not null,
  voided_at       timestamptz,
  void_reason     varchar       check (void_reason <> ''),
  voided_by       varchar,
  primary key (clinic_id, id),
  foreign key (clinic_id, payment_plan_id) references payment_plan (clinic_id, id),
  constraint voided_with_a_reason_by_somebody check (num_nulls(voided_at, void_reason, voided_by) in (0, 3))
);
create index payment_by_plan on payment (clinic_id, payment_plan_id, number);

create function a_void_is_for_good() returns trigger language plpgsql as
  $$ begin raise 'Payment % was voided before', old.id; end $$;
create trigger voided_once before update on payment
  for each row when (old.voided_at is not null) execute function a_void_is_for_good();

alter table clinic enable row level security;
alter table patient enable row level security;
alter table payment_plan enable row level security;
alter table payment enable row level security;
create policy own_clinic on clinic to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on patient to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on payment_plan to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on payment to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());

-- Rights say what may never happen: no row goes, no amount, plan or day of a payment changes.
grant select, insert, update on clinic to ${app};
grant select, insert, update on patient to ${app};
grant select, insert on payment_plan to ${app};
grant update (amount_paid, status, version, updated_at) on payment_plan to ${app};
grant select, insert on payment to ${app};
grant update (voided_at, void_reason, voided_by) on payment to ${app};

-- How events show a row: every column by its name, free text apart, times in UTC.
create function utc(moment timestamptz) returns text
  language sql stable parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function payment_plan_state(plan payment_plan) returns jsonb
  language sql stable parallel safe
  return to_jsonb(plan) - 'notes'
      || jsonb_build_object('created_at', utc(plan.created_at), 'updated_at', utc(plan.updated_at));

create function payment_state(payment payment) returns jsonb
  language sql stable parallel safe
  return to_jsonb(payment) - 'notes' - 'void_reason' - 'clinic_id'
      || jsonb_build_object('created_at', utc(payment.created_at), 'voided_at', utc(payment.voided_at));
