create extension if not exists btree_gist;

-- Somebody's time in a chair, or with an operator, or both. No two live ones share either, but on the overbooking chair.
create table appointment (
  id                      uuid        not null,
  number                  bigint      generated always as identity,
  clinic_id               uuid        not null references clinic (id),
  patient_id              uuid,
  operator_id             uuid,
  assistant_id            uuid,
  chair_id                uuid,
  branch_id               uuid,
  specialty_id            uuid,
  booking_reason_id       uuid,
  color_id                uuid,
  state_id                uuid        not null,
  state                   varchar     not null
                          check (state in ('scheduled', 'confirmed', 'waiting', 'in_care', 'done', 'absent', 'cancelled')),
  starts_at               timestamptz not null,
  ends_at                 timestamptz not null,
  all_day                 boolean     not null default false,
  during                  tstzrange   not null generated always as (tstzrange(starts_at, ends_at)) stored,
  overbooked              boolean     not null default false,
  modality                varchar     not null default 'in_practice' check (modality in ('in_practice', 'telehealth')),
  procedure_type          varchar     check (procedure_type <> ''),
  description             varchar     check (length(description) between 1 and 10000),
  treatment_plan_id       uuid,
  treatment_step_id       uuid,
  email_reminder          boolean     not null default false,
  sms_reminder            boolean     not null default false,
  first_visit             boolean     not null default false,
  created_through_booking boolean     not null default false,
  created_through_api     boolean     not null default false,
  cancellation_reason     varchar     check (length(cancellation_reason) between 1 and 1000),
  confirmed_at            timestamptz,
  arrived_at              timestamptz,
  seated_at               timestamptz,
  dismissed_at            timestamptz,
  version                 bigint      not null default 1,
  created_at              timestamptz not null,
  updated_at              timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, operator_id) references operator (clinic_id, id),
  foreign key (clinic_id, assistant_id) references operator (clinic_id, id),
  foreign key (clinic_id, chair_id) references chair (clinic_id, id),
  foreign key (clinic_id, branch_id) references branch (clinic_id, id),
  foreign key (clinic_id, specialty_id) references specialty (clinic_id, id),
  foreign key (clinic_id, booking_reason_id) references booking_reason (clinic_id, id),
  foreign key (clinic_id, color_id) references color (clinic_id, id),
  foreign key (clinic_id, state_id) references appointment_state (clinic_id, id),
  -- The longest is a whole day on which clocks are turned back: whoever looks for what overlaps need not look further.
  check (ends_at - starts_at between interval '1 minute' and interval '26 hours'),
  constraint appointment_one_per_chair exclude using gist (clinic_id with =, chair_id with =, during with &&)
    where (state not in ('absent', 'cancelled') and not overbooked),
  constraint appointment_one_per_operator exclude using gist (clinic_id with =, operator_id with =, during with &&)
    where (state not in ('absent', 'cancelled') and not overbooked)
);
create unique index appointment_by_number on appointment (clinic_id, number desc);
create index appointment_by_start on appointment (clinic_id, starts_at);
create index appointment_by_change on appointment (clinic_id, updated_at);
create index appointment_by_patient on appointment (clinic_id, patient_id, starts_at) where patient_id is not null;

alter table appointment enable row level security;
create policy own_clinic on appointment to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on appointment to ${app};
grant update (patient_id, operator_id, assistant_id, chair_id, branch_id, specialty_id, booking_reason_id, color_id,
              state_id, state, starts_at, ends_at, all_day, overbooked, modality, procedure_type, description,
              treatment_plan_id, treatment_step_id, email_reminder, sms_reminder, first_visit, cancellation_reason,
              confirmed_at, arrived_at, seated_at, dismissed_at, version, updated_at) on appointment to ${app};

-- The opening hours that count for somebody, in a branch: their own, or the clinic's for who has none. Null asks for all
-- branches, or for what has no operator.
create function hours_of(of_operator uuid, in_branch uuid) returns setof opening_hours
  language sql stable parallel safe
begin atomic
  select h.*
    from opening_hours h
   where h.deleted_at is null
     and (h.branch_id is null or in_branch is null or h.branch_id = in_branch)
     and h.operator_id is not distinct from (
           select own.operator_id from opening_hours own
            where own.operator_id = of_operator and own.deleted_at is null limit 1);
end;

-- The same hours as they fall on days of the clinic's calendar. A time that clocks skip is the one an hour later, one that
-- they show twice is the second; what is left of hours that are skipped altogether is empty.
create function open_times(of_operator uuid, in_branch uuid, first_day date, last_day date)
  returns table (branch_id uuid, modality varchar, during tstzrange)
  language sql stable parallel safe
begin atomic
  select h.branch_id, h.modality, tstzrange(local.opens, greatest(local.opens, local.closes))
    from clinic c
   cross join generate_series(first_day::timestamp, last_day::timestamp, interval '1 day') as calendar (day)
   cross join hours_of(of_operator, in_branch) h
   cross join lateral (
           select (calendar.day + h.opens_at) at time zone c.time_zone as opens,
                  (calendar.day + h.closes_at) at time zone c.time_zone as closes) local
   where c.id = current_clinic()
     and h.weekday = extract(isodow from calendar.day);
end;
