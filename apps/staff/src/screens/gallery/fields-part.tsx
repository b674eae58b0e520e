import { Mail } from 'lucide-react'
import { useState } from 'react'
import type { MoneyAmount } from '../../format.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Part, Specimen } from './part.tsx'

const branches = [
  { id: 'elm', label: 'Elm Street', detail: '1204 Elm Street' },
  { id: 'harbour', label: 'Harbour', detail: 'Pier 4' },
  { id: 'north', label: 'North', detail: 'Closed for works', disabled: true },
]
const languages = [
  'Arabic',
  'Chinese',
  'English',
  'French',
  'Greek',
  'Hebrew',
  'Japanese',
  'Russian',
  'Spanish',
  'Tiếng Việt',
].map((label) => ({ id: label.toLowerCase(), label }))

/** Everything that is filled in. */
export function FieldsPart() {
  const [money, setMoney] = useState<MoneyAmount | undefined>({ amount: 340, currency: 'USD' })
  const [branch, setBranch] = useState<string>()
  const [language, setLanguage] = useState<string | undefined>('japanese')
  const [day, setDay] = useState<string | undefined>('2026-12-15')
  const [notice, setNotice] = useState<string>('email')
  const [history, setHistory] = useState<'off' | 'on'>('off')
  return (
    <Part title="Things to fill in">
      <Specimen name="TextField" look="stack">
        <TextField label="Name" defaultValue="Jordan Reyes" isRequired />
        <TextField label="E-mail" icon={Mail} placeholder="name@example.org" hint="Notices are sent here." />
        <TextField
          label="Card"
          defaultValue="2 1234 00004 157"
          mono
          error="One digit is missing: a card has fourteen."
        />
        <TextField label="Locked" defaultValue="Kept by the self-check" isDisabled />
      </Specimen>
      <Specimen name="TextField of more lines, beside its label" look="stack">
        <TextField label="Note" lines={3} defaultValue="Prefers large print." />
        <TextField label="Field" beside mono defaultValue="856 4# $u" />
        <TextField label="Where" beside mono defaultValue="^(?!https?://)" />
      </Specimen>
      <Specimen name="NumberField, MoneyField" look="stack">
        <NumberField label="Loan period" unit="days" defaultValue={21} minValue={0} maxValue={365} />
        <NumberField label="Copies" defaultValue={0} minValue={0} />
        <MoneyField label="Amount" currency="USD" value={money} onChange={setMoney} notAnAmount="Not an amount: 3.40" />
      </Specimen>
      <Specimen name="Select, ComboBox, SearchField" look="stack">
        <Select
          label="Pick up at"
          choices={branches}
          value={branch}
          onChange={setBranch}
          hint="Where the hold is fetched."
        />
        <Select label="Branch" choices={branches} value="elm" onChange={setBranch} error="Closed on that day." />
        <ComboBox label="Language" choices={languages} value={language} onChange={setLanguage} />
        <SearchField label="Search in this list" placeholder="Search in this list" />
      </Specimen>
      <Specimen name="DatePicker" look="stack">
        <DatePicker
          label="Due"
          value={day}
          onChange={setDay}
          from="2026-11-24"
          isUnavailable={(one) => one.endsWith('25')}
        />
        <DatePicker label="Card ends" value={undefined} onChange={setDay} error="Give a day after today." />
      </Specimen>
      <Specimen name="Checkbox, Switch" look="stack">
        <Checkbox defaultSelected count="31">
          Available now
        </Checkbox>
        <Checkbox count="22">Elm Street</Checkbox>
        <Checkbox isIndeterminate>Some of them</Checkbox>
        <Checkbox isDisabled>Not here</Checkbox>
        <Switch defaultSelected>Print slips by itself</Switch>
        <Switch>Keep reading history</Switch>
        <Switch isDisabled>Ask the sorter</Switch>
      </Specimen>
      <Specimen name="FileDrop" look="stack">
        <FileDrop
          label="Drop files of records here, or choose them"
          dropping="Let go to send"
          hint="MARC 21, MARCXML or mnemonic text, of any size."
          onFiles={() => undefined}
        />
      </Specimen>
      <Specimen name="RadioGroup" look="stack">
        <RadioGroup
          label="Notices by"
          choices={[
            { id: 'email', label: 'E-mail', detail: 'jordan@example.org' },
            { id: 'text', label: 'Text message' },
            { id: 'post', label: 'Post', disabled: true },
          ]}
          value={notice}
          onChange={setNotice}
        />
        <RadioGroup
          label="Reading history"
          look="segments"
          choices={[
            { id: 'off', label: 'Not kept' },
            { id: 'on', label: 'Kept' },
          ]}
          value={history}
          onChange={setHistory}
        />
      </Specimen>
    </Part>
  )
}
