-- The newest plan on which a patient's treatment by somebody at a place is under way; null when there is none. Whoever opens
-- one for want of it does so alone: of two at once the second finds what the first has opened.
create function active_plan_for(patient uuid, operator uuid, branch uuid) returns uuid
  language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('active plan ' || patient, 0));
  return (
    select p.id
      from treatment_plan p
     where p.patient_id = patient and p.operator_id = operator and p.branch_id is not distinct from branch
       and p.saved_from is null and p.status = 'active'
     order by p.number desc
     limit 1);
end $$;
