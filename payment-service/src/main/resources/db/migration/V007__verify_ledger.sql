-- The books, checked from the rows alone: every plan of every clinic that the caller may see. Nothing found, nothing wrong.
create function verify_ledger() returns table (clinic_id uuid, payment_plan_id uuid, finding text)
  language sql stable
begin atomic
  with live as (
    select m.clinic_id, m.payment_plan_id, sum(m.amount) filter (where m.voided_at is null) as paid
      from payment m group by m.clinic_id, m.payment_plan_id),
  agreed as (
    select i.clinic_id, i.payment_plan_id, sum(i.amount) as total, bool_and(i.running_total = i.so_far) as in_order
      from (select *, sum(amount) over (partition by clinic_id, payment_plan_id order by due_on) as so_far
              from instalment) i
     group by i.clinic_id, i.payment_plan_id)
  select p.clinic_id, p.id, f.finding
    from payment_plan p
    left join live l on l.clinic_id = p.clinic_id and l.payment_plan_id = p.id
    left join agreed a on a.clinic_id = p.clinic_id and a.payment_plan_id = p.id
   cross join lateral (values
     (p.amount_paid <> coalesce(l.paid, 0),
      format('amount_paid is %s, its payments are %s', p.amount_paid, coalesce(l.paid, 0))),
     (p.amount_paid > p.total_amount, format('amount_paid %s is more than total_amount %s', p.amount_paid, p.total_amount)),
     (p.status in ('active', 'overdue') and p.amount_paid >= p.total_amount, 'nothing is left, but it is ' || p.status),
     ((p.status in ('paid', 'cancelled')) <> (p.closed_at is not null), 'it is ' || p.status || ', but when it was closed does not fit'),
     (a.total <> p.total_amount, format('its instalments are %s, total_amount is %s', a.total, p.total_amount)),
     (not a.in_order, 'the running totals of its instalments do not add up')) as f (wrong, finding)
   where f.wrong
  union all
  select m.clinic_id, m.payment_plan_id, format('payment %s is of no plan', m.id)
    from payment m
   where not exists (select from payment_plan p where p.clinic_id = m.clinic_id and p.id = m.payment_plan_id)
  union all
  select m.clinic_id, m.payment_plan_id,
         format('payment %s names version %s, the plan is at %s', m.id, greatest(m.plan_version, m.void_version), p.version)
    from payment m join payment_plan p on p.clinic_id = m.clinic_id and p.id = m.payment_plan_id
   where greatest(m.plan_version, m.void_version) > p.version
  union all
  select m.clinic_id, m.payment_plan_id, format('payment %s is voided in part', m.id)
    from payment m
   where num_nulls(m.voided_at, m.void_reason, m.voided_by, m.void_version) not in (0, 4)
  order by 1, 2, 3;
end;

create function ledger_size(out clinics bigint, out plans bigint, out payments bigint, out voided bigint,
                            out instalments bigint)
  language sql stable
begin atomic
  select (select count(distinct clinic_id) from payment_plan), (select count(*) from payment_plan),
         (select count(*) from payment), (select count(*) from payment where voided_at is not null),
         (select count(*) from instalment);
end;
