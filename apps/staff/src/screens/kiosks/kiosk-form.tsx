import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AdoptKiosk, ChangeKiosk, kioskLanguages, type Kiosk } from '../../../../server/src/modules/kiosks/contract.ts'
import { ListPrinters } from '../../../../server/src/modules/printing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useItemTypes, useLendingBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { beginningWith, bodyOf, draftOf, withLanguage, type KioskDraft } from './kiosk-draft.ts'
import styles from './kiosks.module.css'

interface KioskFormProps {
  /** The one to change; without it, a device is adopted. */
  readonly kiosk: Kiosk | undefined
  readonly others: readonly Kiosk[]
  /** A code that came with the address. */
  readonly code: string
  readonly onDone: () => void
}

/** Adopts a device, or changes how a self-check works. */
export function KioskForm({ kiosk, others, code, onDone }: KioskFormProps) {
  const { words, call, announce } = useDesk()
  const { kiosks } = words
  const session = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(kiosk, session.branch.id, code))
  const set = (change: Partial<KioskDraft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { changes, adopts } = bodyOf(draft)
      return kiosk ? call(ChangeKiosk, { params: { id: kiosk.id }, body: changes }) : call(AdoptKiosk, { body: adopts })
    },
    onSuccess: ({ name }) => {
      announce(kiosk ? kiosks.saved(name) : kiosks.adopted(name))
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['kiosks'] }),
  })
  return (
    <SaveForm
      title={kiosk ? kiosks.change(kiosk.name) : kiosks.adopt}
      submit={kiosk ? kiosks.save : kiosks.adoptButton}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['code', 'name', 'servicePin']}
      canSave={draft.name.trim() !== '' && (kiosk !== undefined || draft.code.trim() !== '')}
      onCancel={kiosk && onDone}
    >
      {!kiosk && (
        <TextField
          label={kiosks.code}
          hint={kiosks.codeHint}
          value={draft.code}
          onChange={(value) => set({ code: value })}
          mono
          maxLength={20}
          isRequired
          {...errorFor(save.error, 'code')}
        />
      )}
      {!kiosk && others.length > 0 && (
        <Select
          label={kiosks.replaces}
          choices={[
            { id: 'none', label: kiosks.replacesNone },
            ...others.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={draft.replaces === undefined ? 'none' : String(draft.replaces)}
          onChange={(id) => {
            const old = others.find((one) => String(one.id) === id)
            set(old ? { ...draftOf(old, old.branch), code: draft.code, replaces: old.id } : { replaces: undefined })
          }}
        />
      )}
      <Basics draft={draft} set={set} error={save.error} />
      <Ways draft={draft} set={set} />
      <Offers draft={draft} set={set} />
      <People draft={draft} set={set} />
      <TextField
        label={kiosks.servicePin}
        hint={kiosk?.servicePin ? kiosks.servicePinKept : kiosks.servicePinHint}
        value={draft.servicePin}
        onChange={(servicePin) => set({ servicePin: servicePin.replaceAll(/\D/g, '') })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        {...errorFor(save.error, 'servicePin')}
      />
    </SaveForm>
  )
}

interface PartProps {
  readonly draft: KioskDraft
  readonly set: (change: Partial<KioskDraft>) => void
}

function Basics({ draft, set, error }: PartProps & { readonly error: unknown }) {
  const { words } = useDesk()
  const { kiosks } = words
  const branches = useLendingBranches()
  return (
    <>
      <TextField
        label={kiosks.name}
        hint={kiosks.nameHint}
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={80}
        isRequired
        {...errorFor(error, 'name')}
      />
      <Select
        label={kiosks.branch}
        choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
        value={String(draft.branch)}
        onChange={(branch) => set({ branch: Number(branch) })}
      />
      <TextField label={kiosks.place} value={draft.place} onChange={(place) => set({ place })} maxLength={200} />
    </>
  )
}

function Ways({ draft, set }: PartProps) {
  const { words } = useDesk()
  const { kiosks } = words
  const { settings } = draft
  const put = (change: Partial<typeof settings>) => set({ settings: { ...settings, ...change } })
  return (
    <fieldset className={styles.part}>
      <legend>{kiosks.ways}</legend>
      <RadioGroup
        label={kiosks.pin}
        choices={[
          { id: 'required', label: kiosks.pinRequired },
          { id: 'optional', label: kiosks.pinOptional },
          { id: 'none', label: kiosks.pinNone },
        ]}
        value={settings.pin}
        onChange={(pin) => put({ pin })}
      />
      <Switch isSelected={settings.phone} onChange={(phone) => put({ phone })}>
        {kiosks.phone}
      </Switch>
      <Switch isSelected={settings.camera} onChange={(camera) => put({ camera })}>
        {kiosks.camera}
      </Switch>
    </fieldset>
  )
}

function Offers({ draft, set }: PartProps) {
  const { words, call } = useDesk()
  const { kiosks } = words
  const { settings, branch } = draft
  const types = useItemTypes()
  const printers = useQuery({
    queryKey: ['printers', { branch }],
    queryFn: ({ signal }) => call(ListPrinters, { query: { branch } }, signal),
  })
  const put = (change: Partial<typeof settings>) => set({ settings: { ...settings, ...change } })
  const paper = printers.data?.rows.filter(({ kind }) => kind === 'receipt') ?? []
  return (
    <fieldset className={styles.part}>
      <legend>{kiosks.offers}</legend>
      {(['checkIn', 'pay', 'mail', 'print'] as const).map((name) => (
        <Switch key={name} isSelected={settings[name]} onChange={(on) => put({ [name]: on })}>
          {kiosks[name]}
        </Switch>
      ))}
      {settings.print && paper.length > 0 && (
        <Select
          label={kiosks.printer}
          choices={[
            { id: 'own', label: kiosks.printerOwn },
            ...paper.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={settings.printer === null ? 'own' : String(settings.printer)}
          onChange={(id) => put({ printer: id === 'own' ? null : Number(id) })}
        />
      )}
      <Switch isSelected={settings.offline} onChange={(offline) => put({ offline })}>
        {kiosks.offline}
      </Switch>
      <p className={styles.hint}>{kiosks.offlineHint}</p>
      <p className={styles.label}>{kiosks.refused}</p>
      <fieldset className={styles.ticks} aria-label={kiosks.refused}>
        {types.map(({ code, name }) => (
          <Checkbox
            key={code}
            isSelected={settings.refusedTypes.includes(code)}
            onChange={(on) =>
              put({
                refusedTypes: on
                  ? [...settings.refusedTypes, code]
                  : settings.refusedTypes.filter((one) => one !== code),
              })
            }
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
    </fieldset>
  )
}

function People({ draft, set }: PartProps) {
  const { words } = useDesk()
  const { kiosks, kioskLanguageNames } = words
  const { settings } = draft
  const put = (change: Partial<typeof settings>) => set({ settings: { ...settings, ...change } })
  const { languages } = settings
  return (
    <fieldset className={styles.part}>
      <legend>{kiosks.people}</legend>
      <p className={styles.label}>{kiosks.languages}</p>
      <fieldset className={styles.ticks} aria-label={kiosks.languages}>
        {kioskLanguages.map((language) => (
          <Checkbox
            key={language}
            isSelected={languages.includes(language)}
            onChange={(on) => put({ languages: withLanguage(languages, language, on) })}
          >
            <span lang={language}>{kioskLanguageNames[language]}</span>
          </Checkbox>
        ))}
      </fieldset>
      <Select
        label={kiosks.first}
        choices={languages.map((id) => ({ id, label: kioskLanguageNames[id] }))}
        value={languages[0]}
        onChange={(first) => put({ languages: beginningWith(languages, first) })}
      />
      <NumberField
        label={kiosks.idle}
        unit={kiosks.seconds}
        value={settings.idleSeconds}
        minValue={15}
        maxValue={600}
        onChange={(idleSeconds) => put({ idleSeconds })}
      />
      <Switch isSelected={settings.sound} onChange={(sound) => put({ sound })}>
        {kiosks.sound}
      </Switch>
      <TextField
        label={kiosks.note}
        value={settings.note}
        onChange={(note) => put({ note })}
        lines={2}
        maxLength={300}
      />
    </fieldset>
  )
}
