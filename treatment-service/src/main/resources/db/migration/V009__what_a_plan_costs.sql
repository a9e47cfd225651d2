-- What a plan costs before and after discounts, and with value added tax. Dental treatment is exempt of it as a rule; what
-- the catalogue says of a procedure is taken over when that is planned, as its price is.
alter table procedure_code
  add column vat_rate numeric(5,2) not null default 0 check (vat_rate between 0 and 100);
grant update (vat_rate) on procedure_code to ${app};

-- device_identifier: of the device that stays in the patient, such as an implant: its UDI, as it stands on the box.
alter table procedure
  add column vat_rate numeric(5,2) not null default 0 check (vat_rate between 0 and 100),
  add column device_identifier varchar check (length(device_identifier) between 1 and 255);
grant update (discount, vat_rate, device_identifier) on procedure to ${app};

-- Since when a plan is followed. Of those that are there the best that is known is when they were made.
alter table treatment_plan
  add column accepted_at timestamptz,
  add constraint only_plans_are_accepted check (saved_from is null or accepted_at is null);
grant update (accepted_at) on treatment_plan to ${app};
update treatment_plan set accepted_at = created_at where saved_from is null and status in ('active', 'completed');

create or replace function treatment_plan_state(plan treatment_plan) returns jsonb
  language sql stable parallel safe
  return to_jsonb(plan) - '{notes,signature_text,signature,practice_signature_text,practice_signature,presenter_number,document_number}'::text[]
      || jsonb_build_object(
           'accepted_at', utc(plan.accepted_at), 'signed_at', utc(plan.signed_at),
           'practice_signed_at', utc(plan.practice_signed_at),
           'created_at', utc(plan.created_at), 'updated_at', utc(plan.updated_at),
           'step_ids', (select coalesce(jsonb_agg(i.id order by i.step_order), '[]') from plan_item i
                         where i.clinic_id = plan.clinic_id and i.treatment_plan_id = plan.id));

create or replace view step with (security_invoker = true) as
  select i.id, i.number, i.clinic_id, i.treatment_plan_id, p.patient_id, i.procedure_id, p.name as procedure,
         p.code as procedure_code, p.tooth, p.surface,
         case when i.skipped then 'skipped' when p.status = 'done' then 'completed' when p.status = 'scheduled' then 'scheduled'
              else 'pending' end as status,
         p.fee as estimated_cost, i.notes, p.appointment_id, i.step_order, case when not i.skipped then p.done_at end as completed_at,
         i.version, i.created_at, i.updated_at, nullif(i.priority, 0) as priority, p.discount, p.vat_rate, p.device_identifier
    from plan_item i
    join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id;

-- Which device somebody bears is nobody else's business.
create or replace function treatment_step_state(step step) returns jsonb
  language sql stable parallel safe
  return to_jsonb(step) - '{notes,clinic_id,device_identifier}'::text[]
      || jsonb_build_object('created_at', utc(step.created_at), 'updated_at', utc(step.updated_at),
                            'completed_at', utc(step.completed_at));

create or replace function procedure_state(what procedure) returns jsonb
  language sql stable parallel safe
  return to_jsonb(what) - '{code_key,device_identifier}'::text[]
      || jsonb_build_object('created_at', utc(what.created_at), 'updated_at', utc(what.updated_at),
                            'done_at', utc(what.done_at), 'deleted_at', utc(what.deleted_at));

-- What a step costs: the one place that says what a discount leaves, and that tax is rounded procedure by procedure.
create view priced_step with (security_invoker = true) as
  select i.id, i.number, i.clinic_id, i.treatment_plan_id, i.procedure_id, p.name as procedure, p.code as procedure_code,
         coalesce(p.tooth, p.tooth_range) as tooth, p.appointment_id, i.step_order, i.skipped,
         not i.skipped and p.status = 'done' as done, case when not i.skipped then p.done_at end as done_at,
         asked.price, asked.discount, asked.price - asked.discount as discounted_price,
         case when asked.price > 0 then round(asked.discount * 100 / asked.price, 2) else 0.00 end as discount_percentage,
         p.vat_rate, round((asked.price - asked.discount) * p.vat_rate / 100, 2) as vat,
         round(asked.price * p.vat_rate / 100, 2) as undiscounted_vat, p.device_identifier, k.time_zone, i.created_at
    from plan_item i
    join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id
    join clinic k on k.clinic_id = i.clinic_id
   cross join lateral (
         select coalesce(p.fee, 0.00) as price, least(p.discount, coalesce(p.fee, 0.00)) as discount) asked
   where p.deleted_at is null;
grant select on priced_step to ${app};

-- What a plan that is worked on costs, by the steps that it does not leave out. It is signed when the patient has signed a
-- frozen copy of it. scheme_codes: the codes of what is done to each tooth, and of the rest under 'general'.
create view priced_plan with (security_invoker = true) as
  select t.id, t.number, t.clinic_id, t.patient_id, t.title, t.notes, t.status, o.number as operator_number, t.accepted_at,
         t.created_at, k.time_zone,
         exists (select from treatment_plan c
                  where c.clinic_id = t.clinic_id and c.saved_from = t.id and c.status <> 'cancelled'
                    and c.signed_at is not null) as signed,
         s.steps, s.price, s.discounted_price,
         case when s.price > 0 then round((s.price - s.discounted_price) * 100 / s.price, 2) else 0.00 end as discount_percentage,
         s.vat, s.price + s.undiscounted_vat as gross_price, s.discounted_price + s.vat as gross_discounted_price, s.done_amount,
         (select coalesce(jsonb_object_agg(coded.place, coded.codes), '{}')
            from (select coalesce(q.tooth, 'general') as place,
                         jsonb_agg(jsonb_build_object('code', q.procedure_code, 'done', q.done) order by q.step_order) as codes
                    from priced_step q
                   where q.clinic_id = t.clinic_id and q.treatment_plan_id = t.id and not q.skipped
                     and q.procedure_code is not null
                   group by coalesce(q.tooth, 'general')) coded) as scheme_codes
    from treatment_plan t
    join clinic k on k.clinic_id = t.clinic_id
    left join operator o on o.clinic_id = t.clinic_id and o.id = t.operator_id
   cross join lateral (
         select count(*) as steps, coalesce(sum(q.price), 0.00) as price,
                coalesce(sum(q.discounted_price), 0.00) as discounted_price, coalesce(sum(q.vat), 0.00) as vat,
                coalesce(sum(q.undiscounted_vat), 0.00) as undiscounted_vat,
                coalesce(sum(q.discounted_price) filter (where q.done), 0.00) as done_amount
           from priced_step q
          where q.clinic_id = t.clinic_id and q.treatment_plan_id = t.id and not q.skipped) s
   where t.saved_from is null;
grant select on priced_plan to ${app};
