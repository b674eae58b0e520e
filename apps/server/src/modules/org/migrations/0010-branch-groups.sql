-- Groups across the tree: branches that share a rule, a van or a reading public. A system in it stands for all below it.
create table org.branch_group (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  note text not null default '',
  changed_at timestamptz not null
);
create unique index branch_group_code on org.branch_group (lower(code));

create table org.branch_group_member (
  group_id bigint not null references org.branch_group (id) on delete cascade,
  branch_id bigint not null references org.branch (id) on delete cascade,
  primary key (group_id, branch_id)
);
create index branch_group_member_branch on org.branch_group_member (branch_id);
