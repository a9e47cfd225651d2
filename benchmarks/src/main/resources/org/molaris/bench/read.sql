-- A plan and its payments: two statements, bound to the clinic as the service binds them.
\set n random(0, :plans / :clinics - 1) * :clinics + :clinic
begin read only;
select set_config('app.clinic_id', '{clinic}', true),
       set_config('lock_timeout', '2s', true),
       set_config('transaction_timeout', '10s', true);
select id, number, clinic_id, patient_id, treatment_plan_id, description, total_amount, amount_paid, written_off, status,
       reminder_enabled, reminder_day_of_month, notes, version, created_at, updated_at, closed_at
  from payment_plan
 where id = ('01900000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid;
select id, number, payment_plan_id, amount, paid_on, payment_method, notes, created_at, voided_at, void_reason, voided_by
  from payment
 where payment_plan_id = ('01900000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid
   and voided_at is null
 order by plan_version;
commit;
