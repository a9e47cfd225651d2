-- What falls due by itself. Work is found by the role that sees every clinic, of which it sees no more than this, and done
-- clinic by clinic.
create policy what_falls_due on clinic for select to ${system} using (true);
grant select (clinic_id, time_zone) on clinic to ${system};

-- Who was reminded: once per plan, kind and month, whatever day the plan has by now. Not even a claim that got lost, or a
-- clinic that moved to another time zone, reminds anybody twice.
create table payment_reminder (
  clinic_id       uuid    not null,
  payment_plan_id uuid    not null,
  kind            varchar not null check (kind in ('notice', 'due')),
  due_on          date    not null,
  month           date    not null generated always as (date_trunc('month', due_on::timestamp)::date) stored,
  primary key (clinic_id, payment_plan_id, kind, month),
  foreign key (clinic_id, payment_plan_id) references payment_plan (clinic_id, id)
);
alter table payment_reminder enable row level security;
create policy own_clinic on payment_reminder to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on payment_reminder to ${app};

-- Of columns that no payment touches, so that recording one need not write to it.
create index payment_plan_by_reminder_day on payment_plan (clinic_id, reminder_day_of_month) where reminder_enabled;

-- What is to be paid by the end of that day: as its instalments say, or all that is left when it has none.
create function amount_due(plan payment_plan, day date) returns numeric
  language sql stable parallel safe
  return case when exists (select from instalment i where i.clinic_id = plan.clinic_id and i.payment_plan_id = plan.id)
              then greatest(coalesce(due_before(day + 1, plan.clinic_id, plan.id), 0) - plan.amount_paid, 0.00)
              else plan.total_amount - plan.amount_paid end;
