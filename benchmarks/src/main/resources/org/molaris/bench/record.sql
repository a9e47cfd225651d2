-- A payment, statement by statement, as the application role: the rows that the service writes, a round trip for each.
\set n random(0, :plans / :clinics - 1) * :clinics + :clinic
\set sent :sent + 1
begin;
select set_config('app.clinic_id', '{clinic}', true),
       set_config('lock_timeout', '2s', true),
       set_config('transaction_timeout', '10s', true);
select p.id as plan_id, p.version + 1 as made, (now() at time zone c.time_zone)::date as today
  from payment_plan p
  join clinic c using (clinic_id)
 where p.id = ('01900000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid
   and p.status in ('active', 'overdue')
   and p.amount_paid + 50.00 <= p.total_amount
   for update of p \gset
update payment_plan p
   set amount_paid = amount_paid + 50.00,
       status = case when amount_paid + 50.00 = total_amount then 'paid' else status end,
       closed_at = case when amount_paid + 50.00 = total_amount then now() end,
       version = version + 1,
       updated_at = now()
 where id = :plan_id::uuid
returning payment_plan_state(p)::text as plan_state, to_jsonb(p)::text as plan_row \gset
insert into payment as m
       (id, clinic_id, payment_plan_id, plan_version, amount, paid_on, payment_method, notes, created_at)
values (uuid_v7(), '{clinic}', :plan_id::uuid, :made::bigint, 50.00, :today::date, 'card', 'Pago mensual', now())
returning m.id as payment_id, payment_state(m)::text as payment_state, to_jsonb(m)::text as payment_row \gset
insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
values (:payment_id::uuid, '{clinic}', 'payments', 'payment-plan', :plan_id::text, 'payment-recorded', :made::bigint,
        'pgbench', jsonb_build_object('payment_plan', :plan_state::jsonb, 'payment', :payment_state::jsonb));
insert into idempotency (clinic_id, principal, key, fingerprint, answer)
values ('{clinic}', 'pgbench', concat('{cell}#', :client_id::text, '-', :sent::text), sha256('{cell}'),
        jsonb_build_object('plan', :plan_row::jsonb, 'payment', :payment_row::jsonb));
commit;
