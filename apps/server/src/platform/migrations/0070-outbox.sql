-- The outbox carries text messages and letters too, and says what became of each message.
alter table platform.mail
  add column channel text not null default 'email' check (channel in ('email', 'sms', 'print')),
  -- `kept`: nothing leaves this library yet, it can be read here. A letter is `queued` until it is printed.
  add column state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'kept', 'failed', 'bounced', 'stopped')),
  add column attempts integer not null default 0 check (attempts >= 0),
  -- Not before this moment; moves on with every failure.
  add column next_at timestamptz,
  add column claimed_at timestamptz,
  -- Whoever queues the same message twice is given the first.
  add column reference text,
  -- Header lines of an e-mail beside the usual ones.
  add column headers jsonb;
update platform.mail set state = case when sent_at is not null then 'sent' when failure is not null then 'failed' else 'kept' end;
create unique index mail_reference on platform.mail (reference) where reference is not null;
create index mail_waiting on platform.mail (next_at, id) where state in ('queued', 'sending') and channel <> 'print';
create index mail_letters on platform.mail (id) where channel = 'print' and state = 'queued';
create index mail_state on platform.mail (state, id) where state in ('failed', 'bounced');
create index mail_patron on platform.mail (patron_id, id) where patron_id is not null;

-- The way out for text messages: one HTTP request per message. No row: they are kept in the mailbox.
create table platform.sms_gateway (
  one boolean primary key default true check (one),
  url text not null,
  method text not null default 'POST' check (method in ('GET', 'POST', 'PUT')),
  headers jsonb not null default '{}',
  body text not null default '',
  sender text not null default '',
  changed_at timestamptz not null
);
