-- Bills: papers that say what is to be paid, numbered without gaps. A bill asks for its money through a payment plan, so
-- that all that holds for what patients owe holds for bills at once, and no money is asked for twice.

-- Care plans and operators by the numbers that integer-keyed dialects know them by. A copy that was made before has none:
-- everything is heard once more. What is known already changes nothing else.
alter table treatment_plan add column number bigint;
create unique index treatment_plan_by_number on treatment_plan (clinic_id, number);
delete from heard_partition where topic = 'treatments';
delete from inbox;

create or replace function hear_treatments(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into treatment_plan as known (clinic_id, id, number, patient_id, version)
  select n.clinic_id, n.id, (n.state ->> 'number')::bigint, (n.state ->> 'patient_id')::uuid, n.version
    from newest(news, 'treatment_plan') n
   where n.state ->> 'saved_from' is null
      on conflict (clinic_id, id) do update
     set number = coalesce(excluded.number, known.number), patient_id = excluded.patient_id, version = excluded.version
   where known.version < excluded.version or known.number is null and known.version = excluded.version;
end;

-- Who a bill says treated: brought by the request that names somebody. Neither id nor number ever changes.
create table operator (
  clinic_id uuid   not null,
  id        uuid   not null,
  number    bigint not null,
  version   bigint not null,
  primary key (clinic_id, id)
);
create unique index operator_by_number on operator (clinic_id, number);

create function hear_operators(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into operator (clinic_id, id, number, version)
  select n.clinic_id, n.id, (n.state ->> 'number')::bigint, n.version
    from newest(news, 'operator') n
      on conflict do nothing;
end;

-- The last number of each series, and its day: advanced by one in the transaction that issues the bill. Whoever rolls back
-- leaves no gap, since the number goes back with the bill.
create table bill_series (
  clinic_id   uuid   not null references clinic (clinic_id),
  series      varchar not null check (series in ('bill', 'credit', 'proforma', 'received')),
  year        integer not null,
  last_number integer not null check (last_number > 0),
  last_on     date    not null,
  primary key (clinic_id, series, year),
  constraint of_its_year check (extract(year from last_on) = year)
);

create table bill (
  id                      uuid          not null,
  number                  bigint        generated always as identity,
  clinic_id               uuid          not null references clinic (clinic_id),
  patient_id              uuid,
  counterparty            varchar       check (counterparty <> ''),
  treatment_plan_id       uuid,
  operator_id             uuid,
  type                    varchar       not null check (type in ('full', 'partial', 'credit', 'proforma')),
  direction               varchar       not null check (direction in ('incoming', 'outgoing')),
  issued_on               date          not null,
  description             varchar       check (description <> ''),
  net                     numeric(12,2) not null check (net > 0),
  vat                     numeric(12,2) not null default 0 check (vat >= 0),
  stamp                   numeric(12,2) not null default 0 check (stamp >= 0),
  total                   numeric(12,2) not null generated always as (net + vat + stamp) stored,
  series                  varchar       not null,
  year                    integer       not null,
  series_number           integer       not null,
  number_including_prefix varchar       not null generated always as (
                            case series when 'credit' then 'C' when 'proforma' then 'P' when 'received' then 'R' else '' end
                            || year::text || '/' || series_number::text) stored,
  credited_bill_id        uuid,
  payment_plan_id         uuid,
  refundable              numeric(12,2) not null default 0,
  version                 bigint        not null default 1,
  created_at              timestamptz   not null,
  updated_at              timestamptz   not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, treatment_plan_id) references treatment_plan (clinic_id, id),
  foreign key (clinic_id, operator_id) references operator (clinic_id, id),
  foreign key (clinic_id, credited_bill_id) references bill (clinic_id, id),
  foreign key (clinic_id, payment_plan_id) references payment_plan (clinic_id, id),
  foreign key (clinic_id, series, year) references bill_series (clinic_id, series, year),
  constraint numbered_once unique (clinic_id, series, year, series_number),
  constraint of_its_year check (extract(year from issued_on) = year),
  -- A credit note goes the other way than what it credits.
  constraint a_patients_or_somebody_elses check (
    num_nonnulls(patient_id, counterparty) = 1
    and (patient_id is not null) = ((direction = 'incoming') <> (type = 'credit'))),
  constraint in_its_series check (series = case when patient_id is null then 'received'
                                                when type in ('credit', 'proforma') then type
                                                else 'bill' end),
  constraint a_proforma_is_a_patients check (type <> 'proforma' or patient_id is not null),
  constraint a_credit_note_credits check ((type = 'credit') = (credited_bill_id is not null)),
  constraint asked_for_by_a_plan check (
    (payment_plan_id is not null) = (patient_id is not null and type in ('full', 'partial'))),
  constraint only_credit_is_refunded check (refundable between 0 and case when type = 'credit' then total else 0 end),
  constraint no_stamp_on_credit check (type <> 'credit' or stamp = 0)
);
create unique index bill_by_number on bill (clinic_id, number desc);
create index bill_by_day on bill (clinic_id, issued_on, number);
create index bill_by_patient on bill (clinic_id, patient_id, number desc) where patient_id is not null;
create index bill_by_treatment on bill (clinic_id, treatment_plan_id, number desc) where treatment_plan_id is not null;
create index bill_by_credited on bill (clinic_id, credited_bill_id) where credited_bill_id is not null;
create index bill_by_plan on bill (clinic_id, payment_plan_id) where payment_plan_id is not null;

-- The bill that asks for its money through this plan, and for which it was opened; null for a plan that was agreed by
-- itself, whatever bills are written about it. No payment touches it.
alter table payment_plan
  add column bill_id uuid,
  add foreign key (clinic_id, bill_id) references bill (clinic_id, id) deferrable initially deferred;
create unique index payment_plan_by_bill on payment_plan (clinic_id, bill_id) where bill_id is not null;

-- An instalment of a bill is a claim that says of what kind it is.
alter table instalment
  add column related_to_insurance boolean not null default false,
  add column expense_type varchar check (expense_type in
    ('tk', 'tk2', 'fc', 'fv', 'sp', 'ad', 'as', 'sr', 'sr2', 'ct', 'pi', 'ic', 'aa', 'nn'));

alter table operator enable row level security;
alter table bill_series enable row level security;
alter table bill enable row level security;
create policy own_clinic on operator to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on bill_series to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on bill to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());

-- Rights say what may never happen: no bill goes, and none changes in its money, its number or its day.
grant select, insert on operator to ${app};
grant select, insert on bill_series to ${app};
grant update (last_number, last_on) on bill_series to ${app};
grant select, insert on bill to ${app};
grant update (patient_id, description, version, updated_at) on bill to ${app};
grant update (related_to_insurance, expense_type) on instalment to ${app};

-- A series goes up by one, in the order of the days, and every number of it is that of a bill when the transaction ends.
create function a_series_has_no_gaps() returns trigger language plpgsql as $$
begin
  if new.last_number <> (case tg_op when 'INSERT' then 1 else old.last_number + 1 end)
     or tg_op = 'UPDATE' and new.last_on < old.last_on
     or not exists (select from bill b
                     where b.clinic_id = new.clinic_id and b.series = new.series and b.year = new.year
                       and b.series_number = new.last_number and b.issued_on = new.last_on)
  then
    raise 'Number % of the series % of % is of no bill', new.last_number, new.series, new.year
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger a_series_has_no_gaps after insert or update on bill_series
  deferrable initially deferred for each row execute function a_series_has_no_gaps();

-- A bill bears the number to which this very transaction advanced its series.
create function a_bill_is_next_in_its_series() returns trigger language plpgsql as $$
begin
  if not exists (select from bill_series s
                  where s.clinic_id = new.clinic_id and s.series = new.series and s.year = new.year
                    and s.last_number = new.series_number and s.xmin = pg_current_xact_id()::xid)
  then
    raise 'Bill % is not the next of its series', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger a_bill_is_next_in_its_series after insert on bill
  for each row execute function a_bill_is_next_in_its_series();

-- What was paid on a bill that has no plan of its own: none of them takes money yet.
create function paid_on(clinic uuid, bill uuid) returns numeric
  language plpgsql stable parallel safe as $$
begin
  return 0.00;
end $$;

-- Where a bill stands: what was credited of its net, paid on it, and is left to pay, or to pay back. The plan is its own, or
-- null: who has just paid on it has a newer row of it than the tables show.
create function bill_figures(
    bill bill, plan payment_plan,
    out credited numeric, out amount_paid numeric, out amount_left numeric, out status text)
  language plpgsql stable parallel safe as $$
declare
  own            boolean := coalesce(plan.bill_id = bill.id, false);
  credited_total numeric := 0.00;
  left_on_plan   numeric;
begin
  credited := 0.00;
  if bill.type in ('full', 'partial') then
    select coalesce(sum(c.net), 0.00), coalesce(sum(c.total), 0.00) into credited, credited_total
      from bill c where c.clinic_id = bill.clinic_id and c.credited_bill_id = bill.id;
  end if;
  amount_paid := case when bill.type = 'proforma' then 0.00
                      when own then plan.amount_paid
                      else paid_on(bill.clinic_id, bill.id) end;
  -- A bill about an agreement asks for no more than that still does.
  if not own and bill.payment_plan_id is not null then
    left_on_plan := (select case when p.status in ('active', 'overdue') then p.total_amount - p.amount_paid else 0.00 end
                       from payment_plan p where p.clinic_id = bill.clinic_id and p.id = bill.payment_plan_id);
  end if;
  amount_left := case when bill.type = 'proforma' then 0.00
                      when bill.type = 'credit' then bill.refundable - amount_paid
                      when not own then greatest(least(bill.total - credited_total - amount_paid, left_on_plan), 0.00)
                      when plan.status in ('active', 'overdue') then plan.total_amount - plan.amount_paid
                      else 0.00 end;
  status := case when bill.type = 'proforma' then 'open'
                 when amount_left > 0 and amount_paid > 0 then 'partly_paid'
                 when amount_left > 0 then 'open'
                 when credited = bill.net then 'credited'
                 else 'paid' end;
end $$;

-- What is left to pay of each instalment of a bill's own plan, those included of which nothing is.
create function claims_of(bill bill, plan payment_plan) returns jsonb
  language plpgsql stable parallel safe as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object(
                            'number', i.number, 'due_on', i.due_on,
                            'amount', case when plan.status = 'cancelled' then 0.00
                                           else i.amount - paid_of(i, plan.amount_paid) end) order by i.due_on), '[]')
            from instalment i
           where i.clinic_id = plan.clinic_id and i.payment_plan_id = plan.id and plan.bill_id = bill.id);
end $$;

-- How events show a bill: every column by its name, free text apart, times in UTC.
create function bill_state(bill bill, plan payment_plan) returns jsonb
  language sql stable parallel safe
  return (select to_jsonb(bill) - '{description,counterparty,series,year,series_number}'::text[]
              || to_jsonb(f)
              || jsonb_build_object('own_plan', coalesce(plan.bill_id = bill.id, false),
                                    'liabilities', claims_of(bill, plan),
                                    'created_at', utc(bill.created_at), 'updated_at', utc(bill.updated_at))
            from bill_figures(bill, plan) f);

-- All of a bill that is told to callers. Its version counts that of its own plan, by whose payments it changes, too.
create function bill_details(bill bill, plan payment_plan) returns jsonb
  language sql stable parallel safe
  return (select to_jsonb(bill) - '{series,year,series_number}'::text[] || to_jsonb(f)
              || jsonb_build_object(
                   'own_plan', coalesce(plan.bill_id = bill.id, false),
                   'version', bill.version + coalesce(plan.version, 0),
                   'updated_at', greatest(bill.updated_at, plan.updated_at),
                   'treatment_plan_number', (select t.number from treatment_plan t
                                              where t.clinic_id = bill.clinic_id and t.id = bill.treatment_plan_id),
                   'operator_number', (select o.number from operator o
                                        where o.clinic_id = bill.clinic_id and o.id = bill.operator_id))
            from bill_figures(bill, plan) f);

-- Tells what happened to a bill, as its row is now. To be called when the row has its new version, by a statement of its own.
create function tell_bill(what text, bill uuid, actor text, traceparent text) returns void
  language sql volatile
begin atomic
  insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
  select uuid_v7(), b.clinic_id, 'payments', 'bill', b.id, what, b.version, actor, traceparent,
         jsonb_build_object('bill', bill_state(b, p))
    from bill b
    left join payment_plan p on p.clinic_id = b.clinic_id and p.bill_id = b.id
   where b.id = bill;
end;

-- What a bill needs to know of whom and what it names, which stays as it is until the transaction ends. Who bills a treatment
-- plan holds it alone, so that no two bill the same. An agreement by itself asks for what a bill of the same treatment would
-- ask for again, as long as not all of it is in bills.
create function hold_for_bill(patient uuid, treatment_plan uuid, operator uuid, payment_plan uuid, moment timestamptz)
  returns jsonb
  language plpgsql volatile as $$
declare
  c clinic;
  p payment_plan;
  b jsonb;
  agreed uuid;
begin
  select * into c from clinic;
  if patient is not null then
    perform from patient w where w.id = patient and w.version > 0 and w.merged_into is null and not w.erased for share;
    if not found then return jsonb_build_object('unknown', 'patient_id'); end if;
  end if;
  if treatment_plan is not null then
    perform from treatment_plan t where t.id = treatment_plan and last_of(t.patient_id) = patient for no key update;
    if not found then return jsonb_build_object('unknown', 'treatment_plan_id'); end if;
  end if;
  if operator is not null and not exists (select from operator o where o.id = operator) then
    return jsonb_build_object('unknown', 'operator_id');
  end if;
  if payment_plan is not null then
    select * into p from payment_plan q where q.id = payment_plan and q.patient_id = patient for share;
    if not found or p.treatment_plan_id <> treatment_plan then
      return jsonb_build_object('unknown', 'payment_plan_id');
    end if;
  elsif treatment_plan is not null then
    select q.id into agreed from payment_plan q
     where q.treatment_plan_id = treatment_plan and q.bill_id is null and q.status <> 'cancelled'
       and q.total_amount - q.written_off
           > (select coalesce(sum(d.total), 0) - coalesce(sum(k.total), 0)
                from bill d
                left join lateral (select sum(n.total) as total from bill n
                                    where n.clinic_id = d.clinic_id and n.credited_bill_id = d.id) k on true
               where d.clinic_id = q.clinic_id and d.payment_plan_id = q.id)
     order by q.number limit 1;
  end if;
  select jsonb_build_object('billed_net', coalesce(sum(d.net), 0.00), 'billed_vat', coalesce(sum(d.vat), 0.00)) into b
    from (select case type when 'credit' then -net else net end as net, case type when 'credit' then -vat else vat end as vat
            from bill d
           where d.treatment_plan_id = treatment_plan and d.patient_id is not null and d.type <> 'proforma') d;
  return b || jsonb_build_object(
    'today', (moment at time zone c.time_zone)::date, 'language', c.language, 'agreed_plan_id', agreed,
    'plan_status', p.status, 'plan_bill_id', p.bill_id);
end $$;

-- What is to be known of a bill that is taken back: it and its own plan stay as they are until the transaction ends. Null when
-- there is none.
create function hold_for_credit(bill_id uuid, moment timestamptz) returns jsonb
  language plpgsql volatile as $$
begin
  perform from payment_plan p where p.bill_id = hold_for_credit.bill_id for no key update;
  perform from bill b where b.id = hold_for_credit.bill_id for no key update;
  return (select jsonb_build_object('credited_net', coalesce(sum(c.net), 0.00), 'credited_vat', coalesce(sum(c.vat), 0.00),
                                    'unpaid', b.total - coalesce(sum(c.total), 0.00) - paid_on(b.clinic_id, b.id),
                                    'today', day_in_clinic(moment))
            from bill b left join bill c on c.clinic_id = b.clinic_id and c.credited_bill_id = b.id
           where b.id = hold_for_credit.bill_id
           group by b.clinic_id, b.id, b.total);
end $$;

-- As before, and the bills. Everybody locks in one order: patient, treatment plan, plans by their ids, payments, bills by
-- theirs, and the series of bills last.
create or replace function hear_patients(news jsonb, actor text) returns void
  language plpgsql volatile as $$
declare
  gone    uuid[];
  cleared uuid[];
  plans   uuid[];
  bills   uuid[];
begin
  -- A tombstone alone does not know of a merge.
  insert into patient as known (clinic_id, id, number, first_name, last_name, guarantor_id, merged_into, erased, version)
  select current_clinic(), e.subject, (e.data #>> '{patient,number}')::bigint,
         coalesce(e.data #>> '{patient,first_name}', 'Erased'), e.data #>> '{patient,last_name}',
         (e.data #>> '{patient,guarantor_id}')::uuid, (e.data #>> '{patient,merged_into}')::uuid,
         e.data is null or e.data #>> '{patient,erased_at}' is not null, e.sequence
    from (select distinct on (e.subject) e.*
            from jsonb_to_recordset(news) as e(subject uuid, sequence bigint, data jsonb)
           order by e.subject, e.sequence desc, e.data is null) e
   order by e.subject
      on conflict (clinic_id, id) do update
     set number = coalesce(excluded.number, known.number), first_name = excluded.first_name, last_name = excluded.last_name,
         guarantor_id = excluded.guarantor_id, merged_into = coalesce(excluded.merged_into, known.merged_into),
         erased = excluded.erased, version = excluded.version
   where known.version < excluded.version or known.number is null and known.version = excluded.version;

  select array_agg(p.id) into gone
    from patient p
   where p.id in (select e.subject from jsonb_to_recordset(news) as e(subject uuid))
     and (p.erased or p.merged_into is not null);
  if gone is null then
    return;
  end if;

  insert into patient (clinic_id, id, first_name, version)
  select distinct p.clinic_id, p.merged_into, '?', 0 from patient p
   where p.id = any(gone) and p.merged_into is not null
   order by p.merged_into
      on conflict do nothing;

  perform from payment_plan p where p.patient_id = any(gone) order by p.id for no key update;

  select array_agg(p.id) into cleared
    from payment_plan p
   where p.patient_id = any(gone)
     and exists (select from patient q where q.id in (p.patient_id, last_of(p.patient_id)) and q.erased);

  with noted as (
    update payment
       set notes = null, check_number = null, bank_branch = null,
           void_reason = case when voided_at is not null then 'Erased' end
     where payment_plan_id = any(cleared)
       and (num_nonnulls(notes, check_number, bank_branch) > 0 or void_reason <> 'Erased')
    returning payment_plan_id)
  select array_agg(payment_plan_id) into plans from noted;

  with changed as (
    update payment_plan
       set patient_id = last_of(patient_id), notes = case when id = any(cleared) then null else notes end,
           version = version + 1, updated_at = now()
     where patient_id = any(gone)
       and (patient_id <> last_of(patient_id) or id = any(plans) or id = any(cleared) and notes is not null)
    returning id)
  select array_agg(id order by id) into plans from changed;
  perform tell_plan('payment-plan-updated', id, actor, null) from unnest(plans) as id;

  -- What was answered under an Idempotency-Key is answered again, without the notes.
  update idempotency
     set answer = answer #- '{plan,notes}' #- '{payment,notes}' #- '{payment,check_number}' #- '{payment,bank_branch}'
   where clinic_id = current_clinic()
     and answer #>> '{plan,id}' = any(cleared::text[])
     and num_nonnulls(answer #>> '{plan,notes}', answer #>> '{payment,notes}', answer #>> '{payment,check_number}',
                      answer #>> '{payment,bank_branch}') > 0;

  -- Bills follow whom they are for. What they say in words goes with who is erased, their money and numbers stay.
  perform from bill b where b.patient_id = any(gone) order by b.id for no key update;
  with changed as (
    update bill b
       set patient_id = w.last, description = case when w.erased then null else b.description end,
           version = b.version + 1, updated_at = now()
      from (select p.id, last_of(p.id) as last,
                   exists (select from patient q where q.id in (p.id, last_of(p.id)) and q.erased) as erased
              from patient p where p.id = any(gone)) w
     where b.patient_id = w.id and (b.patient_id <> w.last or w.erased and b.description is not null)
    returning b.id, w.erased)
  select array_agg(id order by id), array_agg(id) filter (where erased) into bills, cleared from changed;
  perform tell_bill('bill-updated', id, actor, null) from unnest(bills) as id;
  update idempotency set answer = answer - 'description'
   where clinic_id = current_clinic() and answer ->> 'id' = any(cleared::text[]) and answer ->> 'description' is not null;
end $$;

-- The books, checked from the rows alone, with the bills.
create or replace function verify_ledger() returns table (clinic_id uuid, payment_plan_id uuid, finding text)
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
  union all
  select s.clinic_id, null, format('the series %s of %s is at %s, its bills are %s up to %s', s.series, s.year, s.last_number,
                                   count(b.id), coalesce(max(b.series_number), 0))
    from bill_series s
    left join bill b on b.clinic_id = s.clinic_id and b.series = s.series and b.year = s.year
   group by s.clinic_id, s.series, s.year
  having count(b.id) <> s.last_number or coalesce(max(b.series_number), 0) <> s.last_number or min(b.series_number) <> 1
  union all
  select b.clinic_id, b.payment_plan_id, format('bill %s is of an earlier day than the one before it', b.number_including_prefix)
    from (select *, lag(issued_on) over (partition by clinic_id, series, year order by series_number) as before from bill) b
   where b.issued_on < b.before
  union all
  select b.clinic_id, b.payment_plan_id, format('bill %s: %s', b.number_including_prefix, f.finding)
    from bill b
    left join payment_plan p on p.clinic_id = b.clinic_id and p.id = b.payment_plan_id
   cross join lateral (
         select coalesce(sum(c.net), 0) as net, coalesce(sum(c.vat), 0) as vat,
                coalesce(sum(c.total - c.refundable), 0) as off
           from bill c where c.clinic_id = b.clinic_id and c.credited_bill_id = b.id) c
   cross join lateral (values
     (c.net > b.net or c.vat > b.vat, format('%s and %s of VAT are credited, it is %s and %s', c.net, c.vat, b.net, b.vat)),
     (p.patient_id <> b.patient_id, 'its plan is another patient''s'),
     (p.bill_id = b.id and p.status <> 'cancelled' and p.total_amount <> b.total - c.off,
      format('its plan asks for %s, left of it is %s', p.total_amount, b.total - c.off)),
     (p.bill_id = b.id and p.status = 'cancelled' and b.total <> c.off,
      format('its plan is cancelled, left of it is %s', b.total - c.off))) as f (wrong, finding)
   where f.wrong
  union all
  select p.clinic_id, p.id, 'the bill that it is for does not name it'
    from payment_plan p
   where p.bill_id is not null
     and not exists (select from bill b where b.clinic_id = p.clinic_id and b.id = p.bill_id and b.payment_plan_id = p.id)
  order by 1, 2, 3;
end;
