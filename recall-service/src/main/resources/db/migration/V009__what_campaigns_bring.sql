-- What patients booked after they were contacted. (What is gone is nobody's.)
create index appointment_by_booking on visit (clinic_id, booked_at) include (patient_id)
  where source = 'appointment' and patient_id is not null;
