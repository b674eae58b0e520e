import type { Generated, GeneratedAlways } from 'kysely'

export interface OrgTables {
  'org.branch': {
    id: GeneratedAlways<number>
    code: string
    name: string
    kind: Generated<'system' | 'branch'>
    parent_id: number | null
    parent_kind: GeneratedAlways<string | null>
    time_zone: string
    address: Generated<string>
    phone: Generated<string>
    email: Generated<string>
    pickup: Generated<boolean>
    public: Generated<boolean>
    created_at: Temporal.Instant
  }
  'org.shelving_location': {
    id: GeneratedAlways<number>
    code: string
    name: string
    branch_id: number | null
    public: Generated<boolean>
    holdable: Generated<boolean>
  }
  'org.opening_hours': { branch_id: number; weekday: number; opens: number; closes: number }
  'org.calendar_exception': {
    id: GeneratedAlways<number>
    branch_id: number
    from_day: Temporal.PlainDate
    to_day: Temporal.PlainDate
    name: string
    hours: unknown
    repeats: Generated<'never' | 'yearly'>
  }
  'org.staff': {
    id: GeneratedAlways<number>
    username: string
    name: string
    email: Generated<string>
    password_hash: string
    active: Generated<boolean>
    branch_id: number | null
    created_at: Temporal.Instant
  }
  'org.role': { code: string; name: string; permissions: string[]; changed_at: Temporal.Instant }
  'org.staff_role': { staff_id: number; role_code: string; branch_id: number | null }
}
