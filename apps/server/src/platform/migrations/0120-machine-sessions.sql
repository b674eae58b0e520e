-- Devices of the library's sign in too, each by a cookie of its own.
alter table platform.session drop constraint session_realm_check;
alter table platform.session add constraint session_realm_check check (realm in ('staff', 'patron', 'machine'));
