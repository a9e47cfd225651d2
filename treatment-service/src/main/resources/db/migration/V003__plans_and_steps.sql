-- What is to be done for a patient. A plan with saved_from is a frozen copy, made to be shown and signed: it has no steps
-- but saved items, and nothing changes it any more.
create table treatment_plan (
  id              uuid        not null,
  number          bigint      generated always as identity,
  clinic_id       uuid        not null,
  patient_id      uuid        not null,
  title           varchar     not null check (length(title) between 1 and 500),
  status          varchar     not null default 'active' check (status in ('active', 'paused', 'completed', 'cancelled')),
  estimated_total numeric(12,2) check (estimated_total > 0),
  notes           varchar     check (length(notes) <= 10000),
  operator_id     uuid,
  branch_id       uuid,
  saved_from      uuid,
  saved_on        date,
  signature_text          varchar,
  signed_at               timestamptz,
  practice_signature_text varchar,
  practice_signed_at      timestamptz,
  version         bigint      not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, operator_id) references operator (clinic_id, id),
  foreign key (clinic_id, branch_id) references branch (clinic_id, id),
  foreign key (clinic_id, saved_from) references treatment_plan (clinic_id, id),
  check (num_nulls(saved_from, saved_on) in (0, 2)),
  constraint only_copies_are_signed check (saved_from is not null
    or num_nonnulls(signature_text, signed_at, practice_signature_text, practice_signed_at) = 0)
);
create unique index treatment_plan_by_number on treatment_plan (clinic_id, number desc) where saved_from is null;
create unique index saved_plan_by_number on treatment_plan (clinic_id, number desc) where saved_from is not null;
create index treatment_plan_by_patient on treatment_plan (clinic_id, patient_id, number desc);
create index treatment_plan_by_status on treatment_plan (clinic_id, status, number desc) where saved_from is null;
create index treatment_plan_by_change on treatment_plan (clinic_id, updated_at);

-- Something that is done for a patient once, in whatever plans it stands, or in none.
create table procedure (
  id             uuid        not null,
  number         bigint      generated always as identity,
  clinic_id      uuid        not null,
  patient_id     uuid        not null,
  name           varchar     not null check (length(name) between 1 and 500),
  code           varchar     check (length(code) between 1 and 30),
  tooth          varchar     check (length(tooth) between 1 and 100),
  surface        varchar     check (length(surface) between 1 and 20),
  fee            numeric(12,2) check (fee >= 0),
  discount       numeric(12,2) not null default 0 check (discount >= 0),
  status         varchar     not null default 'planned' check (status in ('planned', 'scheduled', 'done')),
  appointment_id uuid,
  done_at        timestamptz,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id),
  constraint done_at_some_time check ((status = 'done') = (done_at is not null))
);
create unique index procedure_by_number on procedure (clinic_id, number desc);
create index procedure_by_patient on procedure (clinic_id, patient_id);
create index procedure_by_appointment on procedure (clinic_id, appointment_id) where appointment_id is not null;

-- A procedure's place in a plan.
create table plan_item (
  id                uuid        not null,
  number            bigint      generated always as identity,
  clinic_id         uuid        not null,
  treatment_plan_id uuid        not null,
  procedure_id      uuid        not null,
  step_order        integer     not null check (step_order > 0),
  priority          integer     not null default 0,
  skipped           boolean     not null default false,
  notes             varchar     check (length(notes) <= 10000),
  version           bigint      not null default 1,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  primary key (clinic_id, id),
  foreign key (clinic_id, treatment_plan_id) references treatment_plan (clinic_id, id),
  foreign key (clinic_id, procedure_id) references procedure (clinic_id, id),
  -- Checked when a statement ends, so that one statement may renumber.
  constraint one_step_at_each_place unique (clinic_id, treatment_plan_id, step_order) deferrable initially immediate,
  constraint a_procedure_once_in_a_plan unique (clinic_id, procedure_id, treatment_plan_id)
);
create unique index plan_item_by_number on plan_item (clinic_id, number desc);

-- What a saved plan shows: a procedure as it was when the copy was made, whatever became of it.
create table saved_item (
  id                uuid        not null,
  number            bigint      generated always as identity,
  clinic_id         uuid        not null,
  treatment_plan_id uuid        not null,
  procedure_id      uuid        not null,
  item_order        integer     not null check (item_order > 0),
  priority          integer     not null default 0,
  name              varchar     not null,
  code              varchar,
  tooth             varchar,
  surface           varchar,
  fee               numeric(12,2) check (fee >= 0),
  discount          numeric(12,2) not null default 0 check (discount >= 0),
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  primary key (clinic_id, id),
  foreign key (clinic_id, treatment_plan_id) references treatment_plan (clinic_id, id),
  constraint one_saved_item_at_each_place unique (clinic_id, treatment_plan_id, item_order)
);
create unique index saved_item_by_number on saved_item (clinic_id, number desc);

alter table treatment_plan enable row level security;
alter table procedure enable row level security;
alter table plan_item enable row level security;
alter table saved_item enable row level security;
create policy own_clinic on treatment_plan to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on procedure to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on plan_item to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on saved_item to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());

-- Rights say what may never happen: no plan goes, no plan, step or procedure changes hands but by a merge.
grant select, insert on treatment_plan, procedure, plan_item, saved_item to ${app};
grant update (patient_id, title, status, estimated_total, notes, operator_id, branch_id, signature_text,
              practice_signature_text, version, updated_at) on treatment_plan to ${app};
grant update (patient_id, name, code, tooth, surface, fee, status, appointment_id, done_at, updated_at) on procedure to ${app};
grant update (step_order, skipped, notes, version, updated_at) on plan_item to ${app};
grant delete on procedure, plan_item to ${app};

-- A native step: a procedure in its place. The one place that says what its status is.
create view step with (security_invoker = true) as
  select i.id, i.number, i.clinic_id, i.treatment_plan_id, p.patient_id, i.procedure_id, p.name as procedure,
         p.code as procedure_code, p.tooth, p.surface,
         case when i.skipped then 'skipped' when p.status = 'done' then 'completed' when p.status = 'scheduled' then 'scheduled'
              else 'pending' end as status,
         p.fee as estimated_cost, i.notes, p.appointment_id, i.step_order, case when not i.skipped then p.done_at end as completed_at,
         i.version, i.created_at, i.updated_at
    from plan_item i
    join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id;
grant select on step to ${app};

-- What a visit does to a procedure that is to be done at it; null is no visit at all.
create function status_after(status varchar, visit varchar) returns varchar
  language sql immutable parallel safe
  return case when status = 'done' then 'done'
              when visit = 'done' then 'done'
              when visit is null or visit in ('cancelled', 'absent') then 'planned'
              else 'scheduled' end;
