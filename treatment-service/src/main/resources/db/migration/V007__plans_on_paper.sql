-- How a clinic wants its treatment plans; one that has said nothing has no row.
create table treatment_settings (
  clinic_id               uuid        not null primary key,
  default_note            varchar     check (length(default_note) between 1 and 10000),
  save_signed_to_pdf      boolean     not null,
  sheet_number            bigint      not null check (sheet_number >= 0),
  signature_text          boolean     not null,
  practice_signature      boolean     not null,
  practice_signature_text boolean     not null,
  updated_at              timestamptz not null default now()
);
alter table treatment_settings enable row level security;
create policy own_clinic on treatment_settings to ${app} using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on treatment_settings to ${app};
grant update (default_note, save_signed_to_pdf, sheet_number, signature_text, practice_signature, practice_signature_text,
              updated_at) on treatment_settings to ${app};

-- What kind of plan it is, who approves it in the patient's stead, and of a frozen copy: who showed it (by a number of the
-- caller's), how it was signed, and the patient's document that the signed paper is. Typed names and signatures are apart:
-- signature is what stands on the line, and there is one when there is a moment of signing.
alter table treatment_plan
  add column type                   varchar not null default 'insurance' check (type in ('insurance', 'discount')),
  add column responsible_patient_id uuid,
  add column presenter_number       bigint check (presenter_number > 0),
  add column signature              varchar,
  add column practice_signature     varchar,
  add column document_id            uuid,
  add column document_number        bigint,
  add foreign key (clinic_id, responsible_patient_id) references patient (clinic_id, id),
  add constraint signed_with_a_line check (num_nulls(signature, signed_at) in (0, 2)),
  add constraint practice_signed_with_a_line check (num_nulls(practice_signature, practice_signed_at) in (0, 2)),
  add constraint document_with_its_number check (num_nulls(document_id, document_number) in (0, 2)),
  drop constraint only_copies_are_signed,
  add constraint only_copies_are_signed check (saved_from is not null
    or num_nonnulls(signature_text, signed_at, practice_signature_text, practice_signed_at, presenter_number, document_id) = 0);
grant update (type, responsible_patient_id, saved_on, signature, signed_at, practice_signature, practice_signed_at, document_id,
              document_number) on treatment_plan to ${app};
create index treatment_plan_in_order on treatment_plan (clinic_id, number) where status <> 'cancelled';
create index copies_of_a_plan on treatment_plan (clinic_id, saved_from, number desc) where saved_from is not null;

-- Everything that the paper shows of a procedure, as it was. It may be corrected until the paper is signed: the policies say so.
alter table saved_item
  alter column priority type bigint,
  add column procedure_number    bigint        not null default 0,
  add column abbreviation        varchar,
  add column prognosis           varchar,
  add column diagnosis           varchar,
  add column primary_insurance   numeric(12,2) not null default 0 check (primary_insurance >= 0),
  add column secondary_insurance numeric(12,2) not null default 0 check (secondary_insurance >= 0),
  add column patient_amount      numeric(12,2) not null default 0 check (patient_amount >= 0),
  add column fee_allowed         numeric(12,2) not null default 0 check (fee_allowed >= 0),
  add column usual_fee           numeric(12,2) not null default 0 check (usual_fee >= 0),
  add column operator_id         uuid,
  add column branch_id           uuid,
  add column planned_on          date,
  add foreign key (clinic_id, operator_id) references operator (clinic_id, id),
  add foreign key (clinic_id, branch_id) references branch (clinic_id, id);
grant update (priority, name, code, tooth, surface, fee, discount, abbreviation, prognosis, diagnosis, primary_insurance,
              secondary_insurance, patient_amount, fee_allowed, updated_at) on saved_item to ${app};
grant delete on saved_item to ${app};

create function is_unsigned(plan uuid) returns boolean
  language sql stable
begin atomic
  select exists (select from treatment_plan p where p.id = plan and num_nonnulls(p.signed_at, p.practice_signed_at) = 0);
end;
create policy until_it_is_signed on saved_item as restrictive for update to ${app} using (is_unsigned(treatment_plan_id));
create policy while_it_is_not_signed on saved_item as restrictive for delete to ${app} using (is_unsigned(treatment_plan_id));

-- What is told of a plan: whether and when it was signed, and never by what words.
create or replace function treatment_plan_state(plan treatment_plan) returns jsonb
  language sql stable parallel safe
  return to_jsonb(plan) - '{notes,signature_text,signature,practice_signature_text,practice_signature,presenter_number,document_number}'::text[]
      || jsonb_build_object(
           'signed_at', utc(plan.signed_at), 'practice_signed_at', utc(plan.practice_signed_at),
           'created_at', utc(plan.created_at), 'updated_at', utc(plan.updated_at),
           'step_ids', (select coalesce(jsonb_agg(i.id order by i.step_order), '[]') from plan_item i
                         where i.clinic_id = plan.clinic_id and i.treatment_plan_id = plan.id));

-- Plans and frozen copies for those who know everything by its number. What is cancelled is gone for them.
create view numbered_plan with (security_invoker = true) as
  select p.id, p.number, p.clinic_id, p.patient_id, w.number as patient_number, p.title, p.notes, p.status, p.type, p.saved_from,
         p.saved_on,
         (select r.number from patient r where r.id = last_of(p.responsible_patient_id)) as responsible_number,
         p.presenter_number, case when not w.erased then p.document_number end as document_number, p.signature_text,
         p.signature, p.signed_at, p.practice_signature_text, p.practice_signature, p.practice_signed_at, p.version, p.created_at, p.updated_at, c.time_zone
    from treatment_plan p
    join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
    join clinic c on c.clinic_id = p.clinic_id
   where p.status <> 'cancelled';
grant select on numbered_plan to ${app};

create view numbered_item with (security_invoker = true) as
  select i.id, i.number, i.treatment_plan_id, p.number as plan_number, p.patient_number, i.procedure_number, i.item_order,
         i.priority, d.name as priority_name, i.tooth, i.surface, i.code, i.name, i.fee, i.primary_insurance, i.secondary_insurance,
         i.patient_amount, i.discount, i.prognosis, i.diagnosis, i.abbreviation, i.fee_allowed, i.usual_fee,
         o.number as operator_number, b.number as branch_number, i.planned_on, i.created_at, i.updated_at, p.time_zone,
         num_nonnulls(p.signed_at, p.practice_signed_at) > 0 as signed
    from saved_item i
    join numbered_plan p on p.clinic_id = i.clinic_id and p.id = i.treatment_plan_id
    left join definition d on d.clinic_id = i.clinic_id and d.number = i.priority
    left join operator o on o.clinic_id = i.clinic_id and o.id = i.operator_id
    left join branch b on b.clinic_id = i.clinic_id and b.id = i.branch_id;
grant select on numbered_item to ${app};
