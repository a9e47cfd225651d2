-- What follows from the topics alone, so that it can be had from them once more.
comment on table clinic is 'copy';
comment on table patient is 'copy';
comment on table visit is 'copy';
comment on table payment_plan is 'copy';
