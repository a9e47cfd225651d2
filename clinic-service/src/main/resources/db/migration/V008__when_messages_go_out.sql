-- When a clinic writes to its patients by itself, and of what. Times are local to the clinic; quiet ones may span midnight.
alter table clinic
  add column quiet_from                    time(0),
  add column quiet_until                   time(0),
  add column remind_day_before             boolean not null default false,
  add column remind_hour_before            boolean not null default false,
  add column appointment_template_name     varchar check (appointment_template_name <> ''),
  add column appointment_template_language varchar check (appointment_template_language <> ''),
  add constraint clinic_quiet_check
      check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until
             and quiet_from < '24:00' and quiet_until < '24:00');
grant update (quiet_from, quiet_until, remind_day_before, remind_hour_before, appointment_template_name,
              appointment_template_language) on clinic to ${app};

-- WhatsApp proves that an address is a clinic's by the token that it agreed on with it, and by nothing else: the token has to
-- be found before anybody knows the clinic. The ciphertext of the same token is another each time, so its keyed digest lies
-- beside it. The one who looks sees no more than which digests there are, and without the service's key those tell nothing.
-- A token of before has no digest: nothing asked for it yet, and the next one that is set has.
alter table clinic_secret
  add column digest bytea check (length(digest) = 32),
  add constraint clinic_secret_digest_use check (digest is null or name = 'whatsapp_verify_token');
create index clinic_secret_by_digest on clinic_secret (digest) where digest is not null;
grant update (digest) on clinic_secret to ${app};
create policy verify_token on clinic_secret for select to ${system} using (name = 'whatsapp_verify_token');
grant select (name, digest) on clinic_secret to ${system};
