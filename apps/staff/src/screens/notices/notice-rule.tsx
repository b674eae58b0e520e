import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeNoticeRule,
  CreateNoticeRule,
  DeleteNoticeRule,
  ListNoticeRules,
  noticeKindCodes,
  type NoticeRule,
  type NoticeRuleContent,
  type NoticeStep,
} from '../../../../server/src/modules/notifications/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useBranches, useCategories, useItemTypes } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isLadder, nextStep, sideOf } from './ladder.ts'
import { LadderPicture } from './ladder-picture.tsx'
import { LadderStep } from './ladder-step.tsx'
import styles from './notices.module.css'

const any = '*'

/** One rule: what is told, to whom, when and by which way. */
export function NoticeRuleScreen() {
  const { call, words } = useDesk()
  const { id } = useParams({ from: '/signed-in/notices/rules/$id' })
  const list = useQuery({ queryKey: ['notice-rules'], queryFn: ({ signal }) => call(ListNoticeRules, {}, signal) })
  if (list.isPending) return <SkeletonRows rows={8} />
  if (list.isError) return <FailedState error={list.error} onRetry={() => void list.refetch()} />
  if (id === 'new') return <RuleForm rule={undefined} />
  const rule = list.data.rows.find((one) => String(one.id) === id)
  if (!rule)
    return <FailedState error={new Problem(words.problems.notFound, { status: 404, code: 'notice-rule-not-found' })} />
  return <RuleForm key={rule.id} rule={rule} />
}

const fresh: NoticeRuleContent = {
  kind: 'overdue',
  active: true,
  closedDays: 'send',
  catchUp: 'last',
  steps: [
    { count: 3, unit: 'days', channels: ['email', 'print'] },
    { count: 14, unit: 'days', channels: ['email', 'print'] },
  ],
}

function contentOf(rule: NoticeRule): NoticeRuleContent {
  const { kind, name, active, patronCategory, itemType, branch, steps, closedDays, catchUp, above, everyDays } = rule
  return { kind, name, active, patronCategory, itemType, branch, steps, closedDays, catchUp, above, everyDays }
}

function RuleForm({ rule }: { readonly rule: NoticeRule | undefined }) {
  const { words, call, announce } = useDesk()
  const { notices, noticeKinds } = words
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const branches = useBranches()
  const categories = useCategories()
  const itemTypes = useItemTypes()
  const [content, setContent] = useState<NoticeRuleContent>(() => (rule ? contentOf(rule) : fresh))
  const [deleting, setDeleting] = useState(false)
  const change = (part: Partial<NoticeRuleContent>) => setContent({ ...content, ...part })
  const leave = async () => {
    await queries.invalidateQueries({ queryKey: ['notice-rules'] })
    await navigate({ to: '/notices/$page', params: { page: 'rules' } })
  }
  const save = useMutation({
    mutationFn: () =>
      rule
        ? call(ChangeNoticeRule, { params: { id: rule.id }, body: content })
        : call(CreateNoticeRule, { body: content }),
    onSuccess: () => {
      announce(notices.saved)
      return leave()
    },
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteNoticeRule, { params: { id: rule?.id ?? 0 } }),
    onSuccess: leave,
  })
  const mayChange = may(session, 'notifications:rules')
  const { kind, steps } = content
  const ladder = isLadder(kind)
  const aboutLoan =
    !['hold-ready', 'hold-expiring', 'hold-cancelled', 'hold-expired', 'curbside'].includes(kind) &&
    kind !== 'bill' &&
    kind !== 'card-expiring' &&
    kind !== 'welcome'
  const setStep = (at: number, step: NoticeStep) =>
    change({ steps: steps.map((one, index) => (index === at ? step : one)) })
  return (
    <>
      <PageHeader
        title={rule ? noticeKinds[rule.kind] : notices.createTitle}
        crumbs={[
          { label: notices.title, href: '/notices/sent' },
          { label: notices.rules, href: '/notices/rules' },
        ]}
        guide="set-up-notices"
      />
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (mayChange) save.mutate()
        }}
      >
        <Panel
          title={notices.what}
          actions={
            <Switch
              isSelected={content.active ?? true}
              isDisabled={!mayChange}
              onChange={(active) => change({ active })}
            >
              {notices.active}
            </Switch>
          }
        >
          <div className={styles.stack}>
            <p className={styles.faint}>{notices.whatHint}</p>
            <div className={styles.three}>
              <Select
                label={notices.kind}
                value={kind}
                onChange={(next) =>
                  change({
                    kind: next,
                    steps: isLadder(next)
                      ? steps.map((step) => ({ ...step, count: Math.max(1, step.count) }))
                      : steps.slice(0, 1).map((step) => ({ ...step, count: 0 })),
                    ...(next === 'bill' ? {} : { above: null, everyDays: null }),
                  })
                }
                choices={noticeKindCodes.map((id) => ({ id, label: noticeKinds[id] }))}
              />
              <Select
                label={notices.category}
                value={content.patronCategory ?? any}
                onChange={(code) => change({ patronCategory: code === any ? null : code })}
                choices={[
                  { id: any, label: notices.any },
                  ...categories.map(({ code, name }) => ({ id: code, label: name })),
                ]}
              />
              {aboutLoan && (
                <Select
                  label={notices.itemType}
                  value={content.itemType ?? any}
                  onChange={(code) => change({ itemType: code === any ? null : code })}
                  choices={[
                    { id: any, label: notices.any },
                    ...itemTypes.map(({ code, name }) => ({ id: code, label: name })),
                  ]}
                />
              )}
              <Select
                label={notices.branch}
                value={content.branch ? String(content.branch) : any}
                onChange={(id) => change({ branch: id === any ? null : Number(id) })}
                choices={[
                  { id: any, label: notices.any },
                  ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
                ]}
              />
            </div>
            <TextField
              label={notices.name}
              hint={notices.nameHint}
              value={content.name ?? ''}
              onChange={(name) => change({ name })}
            />
          </div>
        </Panel>
        <Panel title={notices.ladder}>
          <div className={styles.stack}>
            {ladder && (
              <p className={styles.faint}>
                {sideOf(kind) === 'after-due' ? notices.ladderAfter : notices.ladderBefore}
              </p>
            )}
            {ladder && <LadderPicture kind={kind} steps={steps} />}
            <div>
              {steps.map((step, at) => (
                <LadderStep
                  // eslint-disable-next-line react/no-array-index-key -- steps have no name but their place
                  key={at}
                  number={at + 1}
                  step={step}
                  timed={ladder}
                  onChange={(next) => setStep(at, next)}
                  {...(steps.length > 1 && {
                    onRemove: () => change({ steps: steps.filter((_, index) => index !== at) }),
                  })}
                />
              ))}
            </div>
            {ladder && (
              <div>
                <Button icon={Plus} onPress={() => change({ steps: [...steps, nextStep(kind, steps)] })}>
                  {notices.addStep}
                </Button>
              </div>
            )}
            {kind === 'bill' && (
              <div className={styles.three}>
                <MoneyField
                  label={notices.above}
                  notAnAmount={notices.notAnAmount}
                  currency={session.library.currency}
                  value={content.above ?? undefined}
                  onChange={(above) => change({ above: above ?? null })}
                />
                <NumberField
                  label={notices.everyDays}
                  hint={notices.everyDaysHint}
                  value={content.everyDays ?? Number.NaN}
                  minValue={1}
                  onChange={(days) => change({ everyDays: Number.isNaN(days) ? null : days })}
                />
              </div>
            )}
            <div className={styles.three}>
              <RadioGroup
                label={notices.closedDays}
                value={content.closedDays ?? 'send'}
                onChange={(closedDays) => change({ closedDays })}
                choices={[
                  { id: 'send', label: notices.closedSend },
                  { id: 'wait', label: notices.closedWait },
                ]}
              />
              {steps.length > 1 && (
                <RadioGroup
                  label={notices.catchUp}
                  value={content.catchUp ?? 'last'}
                  onChange={(catchUp) => change({ catchUp })}
                  choices={[
                    { id: 'last', label: notices.catchLast },
                    { id: 'all', label: notices.catchAll },
                  ]}
                />
              )}
            </div>
          </div>
        </Panel>
        {save.error instanceof Problem && save.error.blocks.length > 0 ? (
          <Refusal blocks={save.error.blocks} permissions={session.permissions} />
        ) : (
          save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />
        )}
        {mayChange && (
          <div className={styles.buttons}>
            {rule && (
              <Button tone="plain" icon={Trash2} onPress={() => setDeleting(true)}>
                {notices.delete}
              </Button>
            )}
            <span className={styles.gap} />
            <Button tone="plain" onPress={() => void leave()}>
              {words.ui.cancel}
            </Button>
            <Button type="submit" tone="primary" keys="Mod+Enter" isPending={save.isPending}>
              {notices.save}
            </Button>
          </div>
        )}
      </form>
      <Dialog
        role="alertdialog"
        title={notices.deleteAsk}
        isOpen={deleting}
        onClose={() => setDeleting(false)}
        actions={
          <>
            <Button tone="plain" onPress={() => setDeleting(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {notices.delete}
            </Button>
          </>
        }
      >
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
        <p>{notices.deleteText}</p>
      </Dialog>
    </>
  )
}
