-- How the sums hold. What the statements of RecordPayment and VoidPayment do together, nothing may do alone: a plan's
-- amount_paid moves by a payment that names the version of the plan which it made, or by its void, and by nothing else.

alter table payment add column plan_version bigint;
alter table payment add column void_version bigint;
alter table payment disable trigger voided_once;
update payment m
   set plan_version = 1 + a.place,
       void_version = case when m.voided_at is not null then 1 + a.payments + a.void_place end
  from (select clinic_id, id,
               row_number() over plan as place,
               count(*) over (partition by clinic_id, payment_plan_id) as payments,
               count(voided_at) over plan as void_place
          from payment
        window plan as (partition by clinic_id, payment_plan_id order by number)) a
 where a.clinic_id = m.clinic_id and a.id = m.id;
alter table payment enable trigger voided_once;
alter table payment alter column plan_version set not null;
alter table payment add constraint voided_in_a_version check ((voided_at is null) = (void_version is null));
-- It lists a plan's payments in their order, too.
create unique index one_payment_a_version on payment (clinic_id, payment_plan_id, plan_version);
create unique index one_void_a_version on payment (clinic_id, payment_plan_id, void_version) where void_version is not null;
drop index payment_by_plan;
create index payment_by_day on payment (clinic_id, paid_on);
grant update (void_version) on payment to ${app};

create function only_a_payment_moves_money() returns trigger language plpgsql as $$
begin
  if new.amount_paid - old.amount_paid is distinct from
       coalesce((select m.amount from payment m
                  where m.clinic_id = new.clinic_id and m.payment_plan_id = new.id and m.plan_version = new.version), 0)
     - coalesce((select m.amount from payment m
                  where m.clinic_id = new.clinic_id and m.payment_plan_id = new.id and m.void_version = new.version), 0)
  then
    raise 'What is paid on plan % is not moved by a payment', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger only_a_payment_moves_money after update on payment_plan
  deferrable initially deferred for each row execute function only_a_payment_moves_money();

-- A payment, or its void, belongs to a version that this very transaction gave the plan: the trigger above has seen it.
create function every_payment_moves_money() returns trigger language plpgsql as $$
begin
  if not exists (select from payment_plan p
                  where p.clinic_id = new.clinic_id and p.id = new.payment_plan_id
                    and p.version = coalesce(new.void_version, new.plan_version)
                    and p.xmin = pg_current_xact_id()::xid)
  then
    raise 'Payment % does not move what is paid on its plan', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger payment_moves_money after insert on payment
  for each row execute function every_payment_moves_money();
create trigger void_moves_money after update of voided_at on payment
  for each row execute function every_payment_moves_money();

create function nothing_is_paid_yet() returns trigger language plpgsql as $$
begin
  raise 'Nothing can be paid on plan % before it is agreed', new.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger nothing_is_paid_yet before insert on payment_plan
  for each row when (new.amount_paid <> 0) execute function nothing_is_paid_yet();

-- That there was a void stays; only its words go when the patient is forgotten.
create or replace function a_void_is_for_good() returns trigger language plpgsql as $$
begin
  if (old.voided_at, old.voided_by, old.void_version) is distinct from (new.voided_at, new.voided_by, new.void_version)
     or old.void_reason <> new.void_reason and new.void_reason <> 'Erased'
  then
    raise 'Payment % was voided before', old.id;
  end if;
  return new;
end $$;

alter table payment_plan alter column reminder_day_of_month type integer;

-- A payment rewrites its plan's row: with room beside it, on the same page and with no index to tell.
alter table payment_plan set (fillfactor = 80);

-- When a plan was closed, and what was given up then: the rest of one that was declared paid.
alter table payment_plan add column closed_at timestamptz;
update payment_plan set closed_at = updated_at where status in ('paid', 'cancelled');
alter table payment_plan
  add column written_off numeric(12,2) not null
    generated always as (case when status = 'paid' then total_amount - amount_paid else 0 end) stored,
  add constraint closed_at_some_moment check ((status in ('paid', 'cancelled')) = (closed_at is not null)),
  add constraint open_while_something_is_left check (status in ('paid', 'cancelled') or amount_paid < total_amount);
grant update (closed_at, description, total_amount, reminder_enabled, reminder_day_of_month, notes) on payment_plan to ${app};

-- By when how much is to be paid. The running total says what is due by then in all; payments fill the oldest first.
create table instalment (
  clinic_id       uuid          not null,
  payment_plan_id uuid          not null,
  due_on          date          not null,
  amount          numeric(12,2) not null check (amount > 0),
  running_total   numeric(12,2) not null check (running_total >= amount),
  primary key (clinic_id, payment_plan_id, due_on),
  foreign key (clinic_id, payment_plan_id) references payment_plan (clinic_id, id)
);
alter table instalment enable row level security;
create policy own_clinic on instalment to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, delete on instalment to ${app};

create function instalments_add_up(plans uuid[]) returns boolean
  language sql stable
  return not exists (
    select from payment_plan p
     cross join lateral (select sum(i.amount) as agreed,
                                bool_and(i.running_total = i.so_far) as in_order
                           from (select amount, running_total, sum(amount) over (order by due_on) as so_far
                                   from instalment
                                  where clinic_id = p.clinic_id and payment_plan_id = p.id) i) s
     where p.id = any(plans) and (s.agreed <> p.total_amount or not s.in_order));

create function refuse_instalments_that_do_not_add_up() returns trigger language plpgsql as $$
begin
  if not instalments_add_up(array(select distinct payment_plan_id from changed)) then
    raise 'Instalments do not add up to what was agreed' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger instalments_add_up after insert on instalment
  referencing new table as changed for each statement execute function refuse_instalments_that_do_not_add_up();
create trigger instalments_left_add_up after delete on instalment
  referencing old table as changed for each statement execute function refuse_instalments_that_do_not_add_up();

create function refuse_a_total_that_instalments_do_not_add_up_to() returns trigger language plpgsql as $$
begin
  if not instalments_add_up(array[new.id]) then
    raise 'Instalments do not add up to what was agreed' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger instalments_add_up_to_the_total after update of total_amount on payment_plan
  deferrable initially deferred for each row when (old.total_amount <> new.total_amount)
  execute function refuse_a_total_that_instalments_do_not_add_up_to();

-- Functions that look something up are in plpgsql: it keeps their plans, where one in SQL is planned in every statement.

-- What had to be paid before that day; null when nothing had.
create function due_before(day date, clinic uuid, plan uuid) returns numeric
  language plpgsql stable parallel safe as $$
begin
  return (select i.running_total from instalment i
           where i.clinic_id = clinic and i.payment_plan_id = plan and i.due_on < day
           order by i.due_on desc limit 1);
end $$;

-- How much of an instalment is paid when that much is paid on its plan in all.
create function paid_of(instalment instalment, amount_paid numeric) returns numeric
  language sql immutable parallel safe
  return greatest(0.00, least(instalment.amount, amount_paid - (instalment.running_total - instalment.amount)));

create function instalment_status(instalment instalment, amount_paid numeric, day date) returns text
  language sql immutable parallel safe
  return case when amount_paid >= instalment.running_total then 'paid'
              when instalment.due_on < day then 'overdue'
              when paid_of(instalment, amount_paid) > 0 then 'partly_paid'
              else 'due' end;

-- The day that it is at the moment in the clinic.
create function day_in_clinic(moment timestamptz) returns date
  language plpgsql stable parallel safe as $$
begin
  return (select (moment at time zone time_zone)::date from clinic);
end $$;

create function instalments_of(clinic uuid, plan uuid) returns jsonb
  language plpgsql stable parallel safe as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('due_on', i.due_on, 'amount', i.amount) order by i.due_on), '[]')
            from instalment i
           where i.clinic_id = clinic and i.payment_plan_id = plan);
end $$;

create or replace function payment_plan_state(plan payment_plan) returns jsonb
  language sql stable parallel safe
  return to_jsonb(plan) - 'notes'
      || jsonb_build_object(
           'created_at', utc(plan.created_at), 'updated_at', utc(plan.updated_at), 'closed_at', utc(plan.closed_at),
           'instalments', instalments_of(plan.clinic_id, plan.id));

create or replace function payment_state(payment payment) returns jsonb
  language sql stable parallel safe
  return to_jsonb(payment) - '{notes,void_reason,clinic_id,plan_version,void_version}'::text[]
      || jsonb_build_object('created_at', utc(payment.created_at), 'voided_at', utc(payment.voided_at));
