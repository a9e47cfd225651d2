-- From where what happened was asked for, as the transaction says in which it did: null when a job did it, or an event.
alter table outbox add column origin text default nullif(current_setting('app.origin', true), '');
