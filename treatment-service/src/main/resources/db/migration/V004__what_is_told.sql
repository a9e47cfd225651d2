-- How events show a row: every column by its name, free text apart, times in UTC.
create function utc(moment timestamptz) returns text
  language sql stable parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function treatment_plan_state(plan treatment_plan) returns jsonb
  language sql stable parallel safe
  return to_jsonb(plan) - '{notes,signature_text,signed_at,practice_signature_text,practice_signed_at}'::text[]
      || jsonb_build_object(
           'created_at', utc(plan.created_at), 'updated_at', utc(plan.updated_at),
           'step_ids', (select coalesce(jsonb_agg(i.id order by i.step_order), '[]') from plan_item i
                         where i.clinic_id = plan.clinic_id and i.treatment_plan_id = plan.id));

create function treatment_step_state(step step) returns jsonb
  language sql stable parallel safe
  return to_jsonb(step) - '{notes,clinic_id}'::text[]
      || jsonb_build_object('created_at', utc(step.created_at), 'updated_at', utc(step.updated_at),
                            'completed_at', utc(step.completed_at));

-- An id as the application makes them: UUIDv7, milliseconds first.
create function uuid_v7() returns uuid
  language sql volatile parallel safe
  return encode(set_bit(set_bit(overlay(
           uuid_send(gen_random_uuid())
           placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
           52, 1), 53, 1), 'hex')::uuid;

-- The functions below are to be called when the rows are written, by a statement of their own: what they tell is what a new
-- snapshot shows, and the outbox has one plan's events in their order, since its row is locked by then.

-- Tells what happened to a plan, beside something else, such as {"treatment_step": …}.
create function tell_plan(what text, plan uuid, beside jsonb, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuid_v7(), p.clinic_id, 'treatments', 'treatment-plan', p.id, what, p.version, actor, traceparent,
         jsonb_build_object('treatment_plan', treatment_plan_state(p)) || beside
    from treatment_plan p
   where p.id = plan;
end;

-- Tells of a step as it is now.
create function tell_step(what text, step_id uuid, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  select tell_plan(what, s.treatment_plan_id, jsonb_build_object('treatment_step', treatment_step_state(s)), actor, traceparent)
    from step s
   where s.id = step_id;
end;

-- Everybody locks in one order: patient and appointment, procedures, plans, operator, branch; several of a kind by their ids.

-- Locks a step's procedure and the plans in which it stands. False when there is no such step.
create function hold_step(step_id uuid) returns boolean
  language plpgsql volatile as $$
declare
  held uuid;
begin
  select p.id into held
    from procedure p
   where p.id = (select i.procedure_id from plan_item i where i.id = step_id)
     for update;
  perform from treatment_plan p
    where p.id in (select i.treatment_plan_id from plan_item i where i.procedure_id = held)
    order by p.id
      for no key update;
  return exists (select from plan_item i where i.id = step_id);
end $$;

-- Locks a patient's procedure, and keeps the patient from being merged away meanwhile. Whose it is; null when there is none.
create function hold_procedure(procedure_id uuid) returns uuid
  language plpgsql volatile as $$
declare
  whose uuid;
begin
  perform from patient where id = (select p.patient_id from procedure p where p.id = procedure_id) for share;
  select p.patient_id into whose from procedure p where p.id = procedure_id for update;
  return whose;
end $$;

-- Locks a plan that is worked on, and keeps its patient from being merged away meanwhile. Its patient; null when there is
-- no such plan.
create function hold_plan(plan uuid) returns uuid
  language plpgsql volatile as $$
declare
  whose uuid;
begin
  perform from patient where id = (select p.patient_id from treatment_plan p where p.id = plan) for share;
  select p.patient_id into whose from treatment_plan p where p.id = plan and p.saved_from is null for no key update;
  return whose;
end $$;

-- Procedures have changed: their steps and plans are of a new version, and each step is told of, those of the ones that
-- were just done as completed.
create function procedures_changed(changed uuid[], done uuid[], actor text, traceparent text) returns void
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
end $$;
