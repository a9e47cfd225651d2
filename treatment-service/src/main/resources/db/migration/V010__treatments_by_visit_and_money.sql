-- The newest plan on which a patient's treatment by somebody at a place is under way; null when there is none. Whoever opens
-- one for want of it does so alone: of two at once the second finds what the first has opened.
create function active_plan_for(patient uuid, operator uuid, branch uuid) returns uuid
  language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('active plan ' || patient, 0));
  return (
    select p.id
      from treatment_plan p
     where p.patient_id = patient and p.operator_id = operator and p.branch_id is not distinct from branch
       and p.saved_from is null and p.status = 'active'
     order by p.number desc
     limit 1);
end $$;

-- How a patient wants to be called, when that is another name. A copy that was made before does not know: everything is heard
-- once more. What is known already changes nothing else.
alter table patient add column social_name varchar;
delete from heard_partition where topic = 'patients';
delete from inbox;

create or replace function hear_numbers(news jsonb) returns void
  language sql volatile
begin atomic
  update appointment a
     set number = (n.state ->> 'number')::bigint, operator_id = (n.state ->> 'operator_id')::uuid
    from newest(news, 'appointment') n
   where a.id = n.id and a.version <= n.version
     and (a.number, a.operator_id) is distinct from ((n.state ->> 'number')::bigint, (n.state ->> 'operator_id')::uuid);
  update patient p
     set number = (n.state ->> 'number')::bigint, default_discount = (n.state ->> 'default_discount')::numeric,
         operator_id = (n.state ->> 'operator_id')::uuid, social_name = n.state ->> 'social_name'
    from newest(news, 'patient') n
   where p.id = n.id and p.version <= n.version
     and (p.number, p.default_discount, p.operator_id, p.social_name)
         is distinct from ((n.state ->> 'number')::bigint, (n.state ->> 'default_discount')::numeric,
                           (n.state ->> 'operator_id')::uuid, n.state ->> 'social_name');
  update patient p
     set social_name = null
    from jsonb_to_recordset(news) as e(subject uuid)
   where p.id = e.subject and p.erased and p.social_name is not null;
end;

-- Lists of what was planned, or done, in a time.
create index treatment_plan_by_day on treatment_plan (clinic_id, created_at) where saved_from is null;
create index procedure_by_day_done on procedure (clinic_id, done_at) where done_at is not null;

-- A plan that is worked on with whom it concerns and what it costs, all of it and what is done: what the patient pays, after
-- discounts and with tax, by the steps that it does not leave out.
create view treatment with (security_invoker = true) as
  select t.id, t.number, t.clinic_id, t.patient_id, w.number as patient_number,
         case when not w.erased then concat_ws(' ', w.first_name, w.last_name) end as patient_name,
         w.social_name as patient_social_name, t.title, t.notes, t.status, o.number as operator_number,
         nullif(concat_ws(' ', o.first_name, o.last_name), '') as operator_name,
         b.number as branch_number, b.name as branch_name, (t.created_at at time zone k.time_zone)::date as opened_on,
         s.total, s.done
    from treatment_plan t
    join clinic k on k.clinic_id = t.clinic_id
    join patient w on w.clinic_id = t.clinic_id and w.id = t.patient_id
    left join operator o on o.clinic_id = t.clinic_id and o.id = t.operator_id
    left join branch b on b.clinic_id = t.clinic_id and b.id = t.branch_id
   cross join lateral (
         select coalesce(sum(q.discounted_price + q.vat), 0.00) as total,
                coalesce(sum(q.discounted_price + q.vat) filter (where q.done), 0.00) as done
           from priced_step q
          where q.clinic_id = t.clinic_id and q.treatment_plan_id = t.id and not q.skipped) s
   where t.saved_from is null;
grant select on treatment to ${app};

-- A step that its plan does not leave out, with whom it concerns and what the patient pays for it. total_before: what is paid
-- before it of what the plan costs: what is done first, in the order in which it was done, and then the rest in its order.
create view treatment_item with (security_invoker = true) as
  select i.id, i.number, i.clinic_id, i.treatment_plan_id, t.number as plan_number, c.number as code_number, i.procedure as name,
         c.category, w.number as patient_number,
         case when not w.erased then concat_ws(' ', w.first_name, w.last_name) end as patient_name,
         w.social_name as patient_social_name, (i.created_at at time zone i.time_zone)::date as planned_on, i.done,
         (i.done_at at time zone i.time_zone)::date as done_on, o.number as operator_number,
         nullif(concat_ws(' ', o.first_name, o.last_name), '') as operator_name, b.number as branch_number, b.name as branch_name,
         i.price + i.undiscounted_vat as price, i.discounted_price + i.vat as total,
         (select coalesce(sum(q.discounted_price + q.vat), 0.00)
            from priced_step q
           where q.clinic_id = i.clinic_id and q.treatment_plan_id = i.treatment_plan_id and not q.skipped
             and (not q.done, coalesce(q.done_at, 'infinity'), q.step_order)
                 < (not i.done, coalesce(i.done_at, 'infinity'), i.step_order)) as total_before
    from priced_step i
    join treatment_plan t on t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id
    join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id
    join patient w on w.clinic_id = t.clinic_id and w.id = t.patient_id
    left join procedure_code c on c.clinic_id = p.clinic_id and c.code_key = p.code_key
    left join operator o on o.clinic_id = p.clinic_id and o.id = p.operator_id and i.done
    left join branch b on b.clinic_id = t.clinic_id and b.id = coalesce(p.branch_id, t.branch_id)
   where not i.skipped;
grant select on treatment_item to ${app};
