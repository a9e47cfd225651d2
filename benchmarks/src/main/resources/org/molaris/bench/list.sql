-- The newest twenty plans, and the one more that tells the service whether there is a next page.
begin read only;
select set_config('app.clinic_id', '{clinic}', true),
       set_config('lock_timeout', '2s', true),
       set_config('transaction_timeout', '10s', true);
select id, number, clinic_id, patient_id, treatment_plan_id, description, total_amount, amount_paid, written_off, status,
       reminder_enabled, reminder_day_of_month, notes, version, created_at, updated_at, closed_at
  from payment_plan
 order by number desc
 limit 21;
commit;
