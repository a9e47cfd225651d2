-- Procedures that may stand in no plan: done at once, done elsewhere, or no longer to be done. And a catalogue that says
-- where in the mouth each takes place.

-- Without an area a procedure takes whatever is said of teeth; with none it takes nothing.
alter table procedure_code
  add column treat_area varchar check (treat_area in ('none', 'surf', 'tooth', 'mouth', 'quad', 'sextant', 'arch', 'tooth_range')),
  add column area_also_tooth_range boolean not null default false,
  add column abbreviation varchar check (length(abbreviation) between 1 and 50),
  add column hygiene boolean not null default false,
  add column paint_type varchar check (length(paint_type) between 1 and 50),
  add column paint_text varchar check (length(paint_text) between 1 and 255),
  add column diagnostic_codes varchar check (length(diagnostic_codes) between 1 and 100);
grant update (treat_area, area_also_tooth_range, abbreviation, hygiene, paint_type, paint_text, diagnostic_codes)
  on procedure_code to ${app};

-- The number of a category, which has a name alone natively. It stays when nothing is of that category any more.
create table procedure_category (
  clinic_id uuid    not null,
  number    bigint  generated always as identity,
  name      varchar not null,
  primary key (clinic_id, name)
);
create unique index procedure_category_by_number on procedure_category (clinic_id, number);
insert into procedure_category (clinic_id, name)
select distinct clinic_id, category from procedure_code where category is not null order by clinic_id, category;
alter table procedure_category enable row level security;
create policy own_clinic on procedure_category to ${app}
  using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on procedure_category to ${app};

create function number_categories() returns trigger
  language plpgsql as $$
begin
  insert into procedure_category (clinic_id, name)
  select distinct w.clinic_id, w.category from written w
   where w.category is not null
     and not exists (select from procedure_category k where k.clinic_id = w.clinic_id and k.name = w.category)
   order by w.clinic_id, w.category
      on conflict do nothing;
  return null;
end $$;
create trigger number_new_categories after insert on procedure_code
  referencing new table as written for each statement execute function number_categories();
create trigger number_changed_categories after update on procedure_code
  referencing new table as written for each statement execute function number_categories();

-- planned_on: the day that a plan names for it. The day on which it was done is that of done_at.
-- elsewhere: what another practice did, found here. deleted_at: it is shown nowhere but to who asks for what is gone.
-- diagnosis, priority: numbers of the clinic's definitions.
alter table procedure
  add column planned_on date,
  add column tooth_range varchar check (length(tooth_range) between 1 and 100),
  add column operator_id uuid,
  add column branch_id uuid,
  add column diagnosis bigint,
  add column priority bigint,
  add column planned_appointment_id uuid,
  add column elsewhere boolean not null default false,
  add column deleted_at timestamptz,
  add column version bigint not null default 1,
  -- A column, not an expression, as that of the catalogue.
  add column code_key text generated always as (lower(code collate pg_c_utf8)) stored,
  add foreign key (clinic_id, operator_id) references operator (clinic_id, id),
  add foreign key (clinic_id, branch_id) references branch (clinic_id, id),
  add foreign key (clinic_id, planned_appointment_id) references appointment (clinic_id, id),
  add foreign key (clinic_id, diagnosis) references definition (clinic_id, number),
  add foreign key (clinic_id, priority) references definition (clinic_id, number),
  add constraint only_what_is_done_was_done_elsewhere check (not elsewhere or status = 'done'),
  add constraint what_is_gone_has_no_visit
    check (deleted_at is null or num_nonnulls(appointment_id, planned_appointment_id) = 0);
grant update (planned_on, tooth_range, operator_id, branch_id, diagnosis, priority, planned_appointment_id, elsewhere, deleted_at)
  on procedure to ${app};
revoke delete on procedure from ${app};

-- Lists are in the order of the numbers.
drop index procedure_by_patient;
drop index procedure_by_appointment;
create index procedure_by_patient on procedure (clinic_id, patient_id, number);
create index procedure_by_appointment on procedure (clinic_id, appointment_id, number) where appointment_id is not null;
create index procedure_by_planned_appointment on procedure (clinic_id, planned_appointment_id, number)
  where planned_appointment_id is not null;
create index procedure_by_branch on procedure (clinic_id, branch_id, number) where branch_id is not null;
create index procedure_by_change on procedure (clinic_id, updated_at);
create index deleted_procedure on procedure (clinic_id, number) where deleted_at is not null;

-- 0 for none; the number of a definition otherwise.
alter table plan_item alter column priority type bigint;
grant update (priority) on plan_item to ${app};

create or replace view step with (security_invoker = true) as
  select i.id, i.number, i.clinic_id, i.treatment_plan_id, p.patient_id, i.procedure_id, p.name as procedure,
         p.code as procedure_code, p.tooth, p.surface,
         case when i.skipped then 'skipped' when p.status = 'done' then 'completed' when p.status = 'scheduled' then 'scheduled'
              else 'pending' end as status,
         p.fee as estimated_cost, i.notes, p.appointment_id, i.step_order, case when not i.skipped then p.done_at end as completed_at,
         i.version, i.created_at, i.updated_at, nullif(i.priority, 0) as priority
    from plan_item i
    join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id;

-- A procedure with everything that it names, by the numbers that integer-keyed dialects know them by. It is shelved when it
-- stands in plans, and none of them is active.
create view patient_procedure with (security_invoker = true) as
  select p.id, p.number, p.clinic_id, p.patient_id, w.number as patient_number, p.name, p.code, c.number as code_number,
         c.treat_area, coalesce(c.area_also_tooth_range, false) as area_also_tooth_range,
         p.tooth, p.surface, p.tooth_range, p.fee, p.status, p.elsewhere, p.planned_on, p.done_at, p.deleted_at,
         p.appointment_id, a.number as appointment_number, status_after('planned', a.state) as visit,
         p.planned_appointment_id, f.number as planned_appointment_number, p.operator_id, o.number as operator_number,
         o.abbreviation as operator_abbreviation, p.branch_id, b.number as branch_number,
         p.diagnosis, d.name as diagnosis_name, p.priority, r.name as priority_name,
         coalesce((p.done_at at time zone k.time_zone)::date, p.planned_on, (p.created_at at time zone k.time_zone)::date)
           as procedure_date,
         s.plans > 0 as placed, s.plans > 0 and not s.active as shelved, k.time_zone, p.version, p.created_at, p.updated_at
    from procedure p
    join clinic k on k.clinic_id = p.clinic_id
    join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
    left join procedure_code c on c.clinic_id = p.clinic_id and c.code_key = p.code_key
    left join appointment a on a.clinic_id = p.clinic_id and a.id = p.appointment_id
    left join appointment f on f.clinic_id = p.clinic_id and f.id = p.planned_appointment_id
    left join operator o on o.clinic_id = p.clinic_id and o.id = p.operator_id
    left join branch b on b.clinic_id = p.clinic_id and b.id = p.branch_id
    left join definition d on d.clinic_id = p.clinic_id and d.number = p.diagnosis
    left join definition r on r.clinic_id = p.clinic_id and r.number = p.priority
   cross join lateral (
         select count(*) as plans, coalesce(bool_or(t.status = 'active'), false) as active
           from plan_item i join treatment_plan t on t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id
          where i.clinic_id = p.clinic_id and i.procedure_id = p.id) s;
grant select on patient_procedure to ${app};

-- What is told of a procedure that stands in no plan; of one that stands in some the steps tell.
create function procedure_state(what procedure) returns jsonb
  language sql stable parallel safe
  return to_jsonb(what) - 'code_key'
      || jsonb_build_object('created_at', utc(what.created_at), 'updated_at', utc(what.updated_at),
                            'done_at', utc(what.done_at), 'deleted_at', utc(what.deleted_at));

create function tell_procedure(change text, procedure_id uuid, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuid_v7(), p.clinic_id, 'treatments', 'procedure', p.id, 'procedure-' || change, p.version, actor, traceparent,
         jsonb_build_object('change', change, 'procedure', procedure_state(p))
    from procedure p
   where p.id = procedure_id;
end;

create function count_versions() returns trigger
  language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger count_versions before update on procedure for each row execute function count_versions();

-- A merge moves procedures too: those that no plan tells of are told here.
create function tell_moved_procedure() returns trigger
  language plpgsql as $$
begin
  if new.deleted_at is null
     and not exists (select from plan_item i where i.clinic_id = new.clinic_id and i.procedure_id = new.id) then
    perform tell_procedure('updated', new.id, 'clinic-service', null);
  end if;
  return null;
end $$;
create trigger tell_moved_procedure after update of patient_id on procedure
  for each row when (old.patient_id <> new.patient_id) execute function tell_moved_procedure();

create or replace function hold_procedure(procedure_id uuid) returns uuid
  language plpgsql volatile as $$
declare
  whose uuid;
begin
  perform from patient where id = (select p.patient_id from procedure p where p.id = procedure_id) for share;
  select p.patient_id into whose from procedure p where p.id = procedure_id and p.deleted_at is null for update;
  return whose;
end $$;

-- Procedures have changed: their steps and plans are of a new version, and each step is told of, those of the ones that
-- were just done as completed; and so is each that stands in no plan.
create or replace function procedures_changed(changed uuid[], done uuid[], actor text, traceparent text) returns void
  language plpgsql volatile as $$
begin
  perform from treatment_plan p
    where p.id in (select i.treatment_plan_id from plan_item i where i.procedure_id = any(changed))
    order by p.id
      for no key update;
  update plan_item set version = version + 1, updated_at = now() where procedure_id = any(changed);
  update treatment_plan set version = version + 1, updated_at = now()
   where id in (select i.treatment_plan_id from plan_item i where i.procedure_id = any(changed));
  perform tell_step(
            case when s.procedure_id = any(done) and s.status = 'completed' then 'treatment-step-completed'
                 else 'treatment-step-updated' end,
            s.id, actor, traceparent)
     from (select * from step where procedure_id = any(changed) order by treatment_plan_id, step_order) s;
  perform tell_procedure('updated', p.id, actor, traceparent)
     from (select q.id from procedure q
            where q.id = any(changed) and not exists (select from plan_item i where i.procedure_id = q.id)
            order by q.id) p;
end $$;

-- The newest plan on which somebody's treatment is under way, locked; null when there is none. Whoever opens one for want of
-- it does so alone.
create function hold_active_plan(patient uuid) returns uuid
  language plpgsql volatile as $$
declare
  newest_plan uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('active plan ' || patient, 0));
  select p.id into newest_plan
    from treatment_plan p
   where p.patient_id = patient and p.saved_from is null and p.status = 'active'
   order by p.number desc
   limit 1
     for no key update;
  return newest_plan;
end $$;

-- Takes a procedure, which is locked, out of every plan in which it stands; the steps behind it close up.
create function leave_plans(leaving uuid, actor text, traceparent text) returns void
  language plpgsql volatile as $$
declare
  steps jsonb[];
begin
  perform from treatment_plan p
    where p.id in (select i.treatment_plan_id from plan_item i where i.procedure_id = leaving)
    order by p.id
      for no key update;
  select array_agg(jsonb_build_object('treatment_step', treatment_step_state(s)) order by s.treatment_plan_id) into steps
    from step s where s.procedure_id = leaving;
  with gone as (delete from plan_item where procedure_id = leaving returning treatment_plan_id, step_order)
  update plan_item i
     set step_order = i.step_order - 1, version = i.version + 1, updated_at = now()
    from gone
   where i.treatment_plan_id = gone.treatment_plan_id and i.step_order > gone.step_order;
  update treatment_plan set version = version + 1, updated_at = now()
   where id in (select (s #>> '{treatment_step,treatment_plan_id}')::uuid from unnest(steps) as s);
  perform tell_plan('treatment-step-deleted', (s #>> '{treatment_step,treatment_plan_id}')::uuid, s, actor, traceparent)
     from unnest(steps) as s;
end $$;

-- What a request names by its number, as it is here; null is unknown. The patient and the visits stay as they are until the
-- transaction ends. Whoever treats and where is looked at without a lock: those come behind procedures and plans.
create function named_by_number(said jsonb) returns jsonb
  language plpgsql volatile as $$
begin
  perform from patient p where p.number = (said ->> 'patient')::bigint for share;
  perform from appointment a
    where a.number in ((said ->> 'appointment')::bigint, (said ->> 'planned_appointment')::bigint)
    order by a.id
      for share;
  return (
    select jsonb_build_object(
             'today', (now() at time zone k.time_zone)::date, 'time_zone', k.time_zone,
             'patient_id', w.id,
             'patients_operator_id', (select o.id from operator o where o.id = w.operator_id and not o.deleted),
             'appointment_id', a.id, 'visitor_id', last_of(a.patient_id), 'visit', status_after('planned', a.state),
             'visits_operator_id', (select o.id from operator o where o.id = a.operator_id and not o.deleted),
             'planned_appointment_id', f.id, 'planned_visitor_id', last_of(f.patient_id),
             'operator_id', (select o.id from operator o where o.number = (said ->> 'operator')::bigint and not o.deleted),
             'branch_id', (select b.id from branch b where b.number = (said ->> 'branch')::bigint and not b.deleted),
             'priority', (select d.number from definition d
                           where d.category = 'treatment_priority' and not d.deleted
                             and (d.number = (said ->> 'priority')::bigint or d.name = said ->> 'priority_name')
                           order by d.sequence, d.number limit 1),
             'first_priority', (select d.number from definition d where d.category = 'treatment_priority' and not d.deleted
                                 order by d.sequence, d.number limit 1),
             'diagnosis', (select d.number from definition d
                            where d.category = 'diagnosis' and not d.deleted
                              and (d.number = (said ->> 'diagnosis')::bigint or d.name = said ->> 'diagnosis_name')
                            order by d.sequence, d.number limit 1),
             'first_diagnosis', (select d.number from definition d where d.category = 'diagnosis' and not d.deleted
                                  order by d.sequence, d.number limit 1),
             'code', c.code, 'name', c.name, 'price', c.price, 'treat_area', c.treat_area,
             'area_also_tooth_range', coalesce(c.area_also_tooth_range, false))
      from clinic k
      left join patient w
        on w.number = (said ->> 'patient')::bigint and w.version > 0 and w.merged_into is null and not w.erased
      left join appointment a on a.number = (said ->> 'appointment')::bigint
      left join appointment f on f.number = (said ->> 'planned_appointment')::bigint
      left join procedure_code c on c.code_key = lower((said ->> 'code') collate pg_c_utf8) and c.active);
end $$;
