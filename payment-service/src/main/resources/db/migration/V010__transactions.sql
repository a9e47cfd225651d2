-- Where money is kept and how it comes and goes: a clinic's accounts and payment types, and the money that is no patient's
-- payment. What patients hand over is in payment alone; all of it together is a clinic's transactions.

create table account (
  id         uuid        not null,
  number     bigint      generated always as identity,
  clinic_id  uuid        not null references clinic (clinic_id),
  name       varchar     not null check (name <> ''),
  deleted_at timestamptz,
  version    bigint      not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id)
);
create unique index account_by_number on account (clinic_id, number desc);
create unique index account_by_name on account (clinic_id, lower(name)) where deleted_at is null;

-- A clinic's own word for a way to pay, and the account that its money is on unless somebody says otherwise.
create table payment_type (
  id             uuid        not null,
  number         bigint      generated always as identity,
  clinic_id      uuid        not null references clinic (clinic_id),
  name           varchar     not null check (name <> ''),
  payment_method varchar     not null check (payment_method in ('cash', 'transfer', 'card', 'other')),
  account_id     uuid        not null,
  deleted_at     timestamptz,
  version        bigint      not null default 1,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
create unique index payment_type_by_number on payment_type (clinic_id, number desc);
create unique index payment_type_by_name on payment_type (clinic_id, lower(name)) where deleted_at is null;

alter table account enable row level security;
alter table payment_type enable row level security;
create policy own_clinic on account to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy own_clinic on payment_type to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on account to ${app};
grant update (name, deleted_at, version, updated_at) on account to ${app};
grant select, insert on payment_type to ${app};
grant update (name, account_id, deleted_at, version, updated_at) on payment_type to ${app};

-- What every clinic starts with, in its language. The ids follow from the clinic's, so that doing it again does nothing,
-- whatever the clinic has made of it since.
create function open_accounts(clinic uuid, tongue text) returns void
  language plpgsql volatile as $$
declare
  w record;
begin
  select * into w
    from (values ('es', 'Caja', 'Banco', 'Efectivo', 'Tarjeta', 'Transferencia', 'Otro'),
                 ('en', 'Cash desk', 'Bank', 'Cash', 'Card', 'Bank transfer', 'Other'),
                 ('it', 'Cassa', 'Banca', 'Contante', 'Carta', 'Bonifico', 'Altro'),
                 ('pt', 'Caixa', 'Banco', 'Dinheiro', 'Cartão', 'Transferência', 'Outro'),
                 ('fr', 'Caisse', 'Banque', 'Espèces', 'Carte', 'Virement', 'Autre'),
                 ('de', 'Kasse', 'Bank', 'Bar', 'Karte', 'Überweisung', 'Sonstiges'))
         as words (language, desk, bank, cash, card, transfer, other)
   where language in (left(tongue, 2), 'es')
   order by language = left(tongue, 2) desc
   limit 1;
  insert into account (id, clinic_id, name, created_at, updated_at)
  select md5(clinic || what)::uuid, clinic, name, now(), now()
    from (values (1, 'desk', w.desk), (2, 'bank', w.bank)) as a (place, what, name)
   order by place
      on conflict do nothing;
  insert into payment_type (id, clinic_id, name, payment_method, account_id, created_at, updated_at)
  select md5(clinic || method)::uuid, clinic, name, method, md5(clinic || account)::uuid, now(), now()
    from (values (1, 'cash', w.cash, 'desk'), (2, 'card', w.card, 'bank'), (3, 'transfer', w.transfer, 'bank'),
                 (4, 'other', w.other, 'desk')) as t (place, method, name, account)
   order by place
      on conflict do nothing;
end $$;

select open_accounts(clinic_id, language) from clinic;

create or replace function hear_clinics(news jsonb, actor text) returns void
  language sql volatile
begin atomic
  insert into clinic as known (clinic_id, name, time_zone, currency, language, version)
  select n.clinic_id, n.state ->> 'name', n.state ->> 'time_zone', n.state ->> 'currency', n.state ->> 'language', n.version
    from newest(news, 'clinic') n
      on conflict (clinic_id) do update
     set name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency, language = excluded.language,
         version = excluded.version
   where known.version < excluded.version;
  select open_accounts(c.clinic_id, c.language) from clinic c
   where not exists (select from account a where a.clinic_id = c.clinic_id);
end;

-- What a payment is for, and where it went, as far as somebody said so. A payment is never for a bill of another plan; the
-- patient is the plan's.
alter table bill add constraint bill_of_its_plan unique (clinic_id, id, payment_plan_id);
alter table payment
  add column bill_id              uuid,
  add column account_id           uuid,
  add column payment_type_id      uuid,
  add column expense_type         varchar check (expense_type in
    ('tk', 'tk2', 'fc', 'fv', 'sp', 'ad', 'as', 'sr', 'sr2', 'ct', 'pi', 'ic', 'aa', 'nn')),
  add column related_to_insurance boolean not null default false,
  add foreign key (clinic_id, bill_id, payment_plan_id) references bill (clinic_id, id, payment_plan_id),
  add foreign key (clinic_id, account_id) references account (clinic_id, id),
  add foreign key (clinic_id, payment_type_id) references payment_type (clinic_id, id);
create index payment_by_bill on payment (clinic_id, bill_id, number) where bill_id is not null;
-- How it was made may be corrected, and is then no longer of the type that was said.
grant update (payment_type_id) on payment to ${app};

-- Money that comes or goes and is no payment of a patient: what is paid to somebody, or back to a patient; other income.
-- Never deleted, never changed; a mistake is voided once. It is numbered with the payments.
create table movement (
  id                   uuid          not null,
  number               bigint        not null default nextval('payment_number_seq'),
  clinic_id            uuid          not null,
  direction            varchar       not null check (direction in ('incoming', 'outgoing')),
  amount               numeric(12,2) not null check (amount > 0),
  moved_on             date          not null,
  account_id           uuid          not null,
  payment_type_id      uuid          not null,
  bill_id              uuid,
  expense_type         varchar       check (expense_type in
    ('tk', 'tk2', 'fc', 'fv', 'sp', 'ad', 'as', 'sr', 'sr2', 'ct', 'pi', 'ic', 'aa', 'nn')),
  related_to_insurance boolean       not null default false,
  notes                varchar,
  created_at           timestamptz   not null,
  voided_at            timestamptz,
  void_reason          varchar       check (void_reason <> ''),
  voided_by            varchar,
  version              bigint        not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, bill_id) references bill (clinic_id, id),
  foreign key (clinic_id, account_id) references account (clinic_id, id),
  foreign key (clinic_id, payment_type_id) references payment_type (clinic_id, id),
  constraint voided_with_a_reason_by_somebody check (num_nulls(voided_at, void_reason, voided_by) in (0, 3))
);
create unique index movement_by_number on movement (clinic_id, number);
create index movement_by_day on movement (clinic_id, moved_on, number);
create index movement_by_bill on movement (clinic_id, bill_id, number) where bill_id is not null;
alter table movement enable row level security;
create policy own_clinic on movement to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on movement to ${app};
grant update (voided_at, void_reason, voided_by, notes, version) on movement to ${app};
grant usage on sequence payment_number_seq to ${app};

create function a_voided_movement_stays_so() returns trigger language plpgsql as $$
begin
  if (old.voided_at, old.voided_by) is distinct from (new.voided_at, new.voided_by)
     or old.void_reason <> new.void_reason and new.void_reason <> 'Erased'
  then
    raise 'Movement % was voided before', old.id;
  end if;
  return new;
end $$;
create trigger voided_once before update on movement
  for each row when (old.voided_at is not null) execute function a_voided_movement_stays_so();

-- What was paid on a bill that has no plan of its own: payments that name it, or movements.
create or replace function paid_on(clinic uuid, bill uuid) returns numeric
  language plpgsql stable parallel safe as $$
begin
  return (select coalesce(sum(m.amount), 0.00) from payment m
           where m.clinic_id = clinic and m.bill_id = bill and m.voided_at is null)
       + (select coalesce(sum(m.amount), 0.00) from movement m
           where m.clinic_id = clinic and m.bill_id = bill and m.voided_at is null);
end $$;

-- What may still be paid on a bill, or back. Volatile: whoever waited for a lock sees what was paid meanwhile.
create function left_on_bill(bill_id uuid) returns numeric
  language plpgsql volatile as $$
begin
  return (select f.amount_left
            from bill b
            left join payment_plan p on p.clinic_id = b.clinic_id and p.bill_id = b.id
           cross join lateral bill_figures(b, p) f
           where b.clinic_id = current_clinic() and b.id = left_on_bill.bill_id);
end $$;

-- How much may be paid on a bill in all, whatever was paid: what is to be paid back of a credit note, and of what somebody asks
-- of the clinic no more than what was not taken back.
create function most_on_bill(bill bill) returns numeric
  language plpgsql stable parallel safe as $$
begin
  return case when bill.type = 'credit' then bill.refundable
              when bill.patient_id is not null then bill.total
              else bill.total - (select coalesce(sum(c.total), 0.00) from bill c
                                  where c.clinic_id = bill.clinic_id and c.credited_bill_id = bill.id) end;
end $$;

-- Nothing moves on a bill that asks a patient for money, nor the wrong way, nor more than the bill is about. The bill is held
-- meanwhile: of two at once the second sees the first.
create function a_movement_is_not_more_than_its_bill() returns trigger language plpgsql as $$
declare
  b bill;
begin
  select * into b from bill where clinic_id = new.clinic_id and id = new.bill_id for no key update;
  if b.payment_plan_id is not null or b.type = 'proforma' or b.direction <> new.direction
     or paid_on(b.clinic_id, b.id) > most_on_bill(b)
  then
    raise 'Movement % is not one of bill %', new.id, b.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger a_movement_is_not_more_than_its_bill after insert on movement
  for each row when (new.bill_id is not null) execute function a_movement_is_not_more_than_its_bill();

-- How events show a transaction, whichever it is; free text stays here.
create function transaction_state(payment payment) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object(
    'id', payment.id, 'number', payment.number, 'clinic_id', payment.clinic_id, 'payment_id', payment.id,
    'direction', 'incoming', 'amount', payment.amount, 'moved_on', payment.paid_on, 'bill_id', payment.bill_id,
    'account_id', payment.account_id, 'payment_type_id', payment.payment_type_id, 'expense_type', payment.expense_type,
    'related_to_insurance', payment.related_to_insurance, 'created_at', utc(payment.created_at),
    'voided_at', utc(payment.voided_at), 'voided_by', payment.voided_by,
    'version', case when payment.voided_at is null then 1 else 2 end);

create function transaction_state(movement movement) returns jsonb
  language sql stable parallel safe
  return to_jsonb(movement) - '{notes,void_reason}'::text[]
      || jsonb_build_object('payment_id', null, 'created_at', utc(movement.created_at), 'voided_at', utc(movement.voided_at));

-- Of who is erased no free text stays, here as elsewhere. The bills have followed whom the patient was merged into by then.
alter function hear_patients(jsonb, text) rename to hear_patients_of_plans_and_bills;
create function hear_patients(news jsonb, actor text) returns void
  language plpgsql volatile as $$
begin
  perform hear_patients_of_plans_and_bills(news, actor);
  update movement m
     set notes = null, void_reason = case when m.voided_at is not null then 'Erased' end, version = m.version + 1
   where m.bill_id in (select b.id
                         from (select distinct last_of(e.subject) as id
                                 from jsonb_to_recordset(news) as e(subject uuid)) s
                         join patient p on p.id = s.id and p.erased
                         join bill b on b.clinic_id = p.clinic_id and b.patient_id = p.id)
     and (m.notes is not null or m.void_reason <> 'Erased');
end $$;

-- The books, with what moved on bills.
alter function verify_ledger() rename to verify_plans_and_bills;
create function verify_ledger() returns table (clinic_id uuid, payment_plan_id uuid, finding text)
  language sql stable
begin atomic
  select * from verify_plans_and_bills()
  union all
  select m.clinic_id, m.payment_plan_id, format('payment %s is not of the bill of its plan', m.id)
    from payment m join payment_plan p on p.clinic_id = m.clinic_id and p.id = m.payment_plan_id
   where p.bill_id is not null and m.bill_id is distinct from p.bill_id
  union all
  select m.clinic_id, m.payment_plan_id, format('payment %s is of a bill of another plan, or patient', m.id)
    from payment m
    join payment_plan p on p.clinic_id = m.clinic_id and p.id = m.payment_plan_id
    left join bill b on b.clinic_id = m.clinic_id and b.id = m.bill_id
   where m.bill_id is not null
     and (b.payment_plan_id, b.patient_id) is distinct from (m.payment_plan_id, p.patient_id)
  union all
  select b.clinic_id, b.payment_plan_id, format('at most %s may be paid on bill %s, it was %s', v.most, b.id, v.paid)
    from bill b
   cross join lateral (select most_on_bill(b) as most, paid_on(b.clinic_id, b.id) as paid) v
   where v.paid > v.most
  union all
  select m.clinic_id, b.payment_plan_id, format('movement %s is not one of bill %s', m.id, b.id)
    from movement m join bill b on b.clinic_id = m.clinic_id and b.id = m.bill_id
   where b.payment_plan_id is not null or b.direction <> m.direction or b.type = 'proforma'
  order by 1, 2, 3;
end;
