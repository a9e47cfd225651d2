-- Whether programs of Dentalink may book what belongs to no treatment; otherwise each appointment of theirs gets one.
alter table clinic add column appointments_without_treatment boolean not null default false;
grant update (appointments_without_treatment) on clinic to ${app};
