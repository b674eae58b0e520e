import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarRange, GraduationCap, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeDepartment,
  ChangeTerm,
  CreateDepartment,
  CreateTerm,
  DeleteDepartment,
  DeleteTerm,
  type Department,
  type Term,
} from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './reserves.module.css'
import { useDepartments, useTerms } from './use-terms.ts'

/** The terms with their days. */
export function Terms() {
  const { words, call, format } = useDesk()
  const { reserves } = words
  const session = useSession()
  const queries = useQueryClient()
  const terms = useTerms()
  const [open, setOpen] = useState<Term>()
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteTerm, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reserves'] }),
  })
  const mayWrite = may(session, 'reserves:write')
  return (
    <div className={styles.columns}>
      <Panel title={reserves.terms} flush>
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
        {terms.isPending && <SkeletonRows rows={4} />}
        {terms.isError && <FailedState error={terms.error} onRetry={() => void terms.refetch()} />}
        {terms.data?.total === 0 && (
          <EmptyState icon={CalendarRange} title={reserves.noTermTitle}>
            {reserves.noTermText}
          </EmptyState>
        )}
        {terms.data?.rows.map((term) => (
          <div key={term.id} className={styles.line}>
            <div>
              <p>
                <bdi>{term.name}</bdi>
              </p>
              <p className={styles.second}>
                {format.day(term.from)} – {format.day(term.to)} · {reserves.courseCount(term.courses)}
              </p>
            </div>
            {mayWrite && (
              <>
                <IconButton icon={Pencil} label={reserves.change(term.name)} onPress={() => setOpen(term)} />
                <IconButton
                  icon={X}
                  label={reserves.delete(term.name)}
                  isDisabled={term.courses > 0}
                  onPress={() => remove.mutate(term.id)}
                />
              </>
            )}
          </div>
        ))}
      </Panel>
      {mayWrite && <TermForm key={open?.id ?? 'new'} term={open} onDone={() => setOpen(undefined)} />}
    </div>
  )
}

function TermForm({ term, onDone }: { readonly term: Term | undefined; readonly onDone: () => void }) {
  const { words, call, announce } = useDesk()
  const { reserves } = words
  const queries = useQueryClient()
  const [name, setName] = useState(term?.name ?? '')
  const [from, setFrom] = useState(term?.from)
  const [to, setTo] = useState(term?.to)
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), from: from ?? '', to: to ?? '' }
      return term ? call(ChangeTerm, { params: { id: term.id }, body }) : call(CreateTerm, { body })
    },
    onSuccess: () => {
      announce(words.settings.saved)
      setName('')
      setFrom(undefined)
      setTo(undefined)
      onDone()
      return queries.invalidateQueries({ queryKey: ['reserves'] })
    },
  })
  return (
    <SaveForm
      title={term ? reserves.change(term.name) : reserves.newTerm}
      submit={term ? words.settings.save : words.settings.add}
      onSubmit={() => save.mutate()}
      onCancel={term ? onDone : undefined}
      isPending={save.isPending}
      error={save.error}
      fields={['name', 'from', 'to']}
      canSave={name.trim() !== '' && from !== undefined && to !== undefined}
    >
      <TextField label={reserves.name} value={name} onChange={setName} isRequired {...errorFor(save.error, 'name')} />
      <DatePicker label={reserves.from} value={from} onChange={setFrom} isRequired {...errorFor(save.error, 'from')} />
      <DatePicker label={reserves.to} value={to} onChange={setTo} isRequired {...errorFor(save.error, 'to')} />
    </SaveForm>
  )
}

/** The departments to which courses belong. */
export function Departments() {
  const { words, call } = useDesk()
  const { reserves } = words
  const session = useSession()
  const queries = useQueryClient()
  const departments = useDepartments()
  const [open, setOpen] = useState<Department>()
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteDepartment, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reserves'] }),
  })
  const mayWrite = may(session, 'reserves:write')
  return (
    <div className={styles.columns}>
      <Panel title={reserves.departments} flush>
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
        {departments.isPending && <SkeletonRows rows={4} />}
        {departments.isError && <FailedState error={departments.error} onRetry={() => void departments.refetch()} />}
        {departments.data?.total === 0 && <EmptyState icon={GraduationCap} title={words.settings.nothing} />}
        {departments.data?.rows.map((department) => (
          <div key={department.id} className={styles.line}>
            <div>
              <p>
                <bdi>{department.name}</bdi>
              </p>
              <p className={styles.second}>
                {department.code} · {reserves.courseCount(department.courses)}
              </p>
            </div>
            {mayWrite && (
              <>
                <IconButton
                  icon={Pencil}
                  label={reserves.change(department.name)}
                  onPress={() => setOpen(department)}
                />
                <IconButton
                  icon={X}
                  label={reserves.delete(department.name)}
                  isDisabled={department.courses > 0}
                  onPress={() => remove.mutate(department.id)}
                />
              </>
            )}
          </div>
        ))}
      </Panel>
      {mayWrite && <DepartmentForm key={open?.id ?? 'new'} department={open} onDone={() => setOpen(undefined)} />}
    </div>
  )
}

interface DepartmentFormProps {
  readonly department: Department | undefined
  readonly onDone: () => void
}

function DepartmentForm({ department, onDone }: DepartmentFormProps) {
  const { words, call, announce } = useDesk()
  const { reserves } = words
  const queries = useQueryClient()
  const [code, setCode] = useState(department?.code ?? '')
  const [name, setName] = useState(department?.name ?? '')
  const save = useMutation({
    mutationFn: () => {
      const body = { code: code.trim(), name: name.trim() }
      return department
        ? call(ChangeDepartment, { params: { id: department.id }, body })
        : call(CreateDepartment, { body })
    },
    onSuccess: () => {
      announce(words.settings.saved)
      setCode('')
      setName('')
      onDone()
      return queries.invalidateQueries({ queryKey: ['reserves'] })
    },
  })
  return (
    <SaveForm
      title={department ? reserves.change(department.name) : reserves.newDepartment}
      submit={department ? words.settings.save : words.settings.add}
      onSubmit={() => save.mutate()}
      onCancel={department ? onDone : undefined}
      isPending={save.isPending}
      error={save.error}
      fields={['code', 'name']}
      canSave={code.trim() !== '' && name.trim() !== ''}
    >
      <TextField label={reserves.code} value={code} onChange={setCode} isRequired {...errorFor(save.error, 'code')} />
      <TextField label={reserves.name} value={name} onChange={setName} isRequired {...errorFor(save.error, 'name')} />
    </SaveForm>
  )
}
