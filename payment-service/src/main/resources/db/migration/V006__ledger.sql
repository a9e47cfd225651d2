-- A period's payments in the order of a file, whatever their number on one day; what is paid for a treatment.
drop index payment_by_day;
create index payment_by_day on payment (clinic_id, paid_on, number);
create index payment_plan_by_treatment on payment_plan (clinic_id, treatment_plan_id, number desc)
  where treatment_plan_id is not null;
